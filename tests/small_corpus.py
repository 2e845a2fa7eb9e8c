"""Three short articles of invented places, each sentence unlike the next, for tests that read the answers."""

from __future__ import annotations

from pathlib import Path

PORT = "port.txt"
HILLS = "hills.txt"
TEXTS = {
    PORT: """南屿市2023年政府工作报告

本报记者 苏明远

2022年，南屿市地区生产总值完成812.5亿元，增长6.2%。全年新建公园14个，改造老旧小区36个。

2023年南屿市主要预期目标是：地区生产总值增长7.5%左右，固定资产投资增长9%，新增就业2.4万人以上。

今年南屿市重点抓好三件事：一是建设滨海产业园，完成投资26亿元；二是扩建港口码头，新增泊位5个；三是实施“蓝湾计划”，修复岸线12公里。

市长秦若川说，港口扩建工程将于9月15日开工。

“蓝湾计划”是指修复受损岸线、清理养殖围网、种植红树林的三年行动。
""",
    HILLS: """柏川县召开2023年经济工作会议

本报记者 何晓枫

2022年，柏川县地区生产总值完成140.3亿元，增长4.8%。全年新建公园3个，茶叶产量达到2.6万吨。

2023年柏川县主要预期目标是：地区生产总值增长5.5%，固定资产投资增长12%，茶叶产量突破3万吨。

县委书记罗怀谷主持会议。
""",
}


def write_corpus(folder: Path) -> Path:
    """Write the articles into *folder* and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
