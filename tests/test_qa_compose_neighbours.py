"""A neighbour's figure is no answer: one kind of loan, another level of places, a town's, what was done."""

import pytest

from tests.desk import Desk

BANK = Desk.of("截至6月末，南屿市绿色贷款余额120.5亿元，同比增长32%。\n", title="南屿市金融运行")
TOWNS = Desk.of(
    "南屿市出台19个文件推动示范创建，全市创建示范乡镇12个、示范村56个。\n", title="南屿市乡村振兴"
)
GREEN = Desk.of("临洛新城绿化覆盖率达68%。临洛区全年植树20万株。\n", title="临洛区绿化", place="临洛区")
WORKS = Desk.of("2022年，南屿市148个项目开工建设，还有9个项目未竣工。\n", title="南屿市2022年工作", year=2022)
HALF = Desk.of(
    "2023年上半年，南屿市一般公共预算总收入107亿元，同比增长1.1%。房地产开发投资下降8%。"
    "民航完成投资14.6亿元，完成全年计划任务35亿元的41.7%。\n",
    title="南屿市上半年经济运行",
)
YEAR = Desk.of(
    "# 南屿市2021年统计公报\n\n2022年3月18日发布\n\n"
    "2021年，南屿市社会消费品零售总额1208.9亿元，增长12.7%。\n",
    title="南屿市2021年统计公报",
    year=2021,
)
AIMS = Desk.of(
    "2023年，是实施“十四五”规划承上启下的关键之年，也是南屿区建区30周年。"
    "今年，南屿区计划竣工投产项目125个，签约重资产项目20个，确定地区生产总值增长8%的目标。\n",
    title="南屿区2023年工作会议",
    place="南屿区",
)


@pytest.mark.parametrize(
    ("desk", "question"),
    [
        (BANK, "6月末南屿市贷款余额是多少？"),
        (BANK, "南屿市6月末各项贷款余额多少亿元？"),
        (TOWNS, "南屿市在几个县创建示范？"),
        (TOWNS, "南屿市创建了多少个示范县？"),
        (GREEN, "临洛区绿化覆盖率是多少？"),
        (WORKS, "2022年南屿市还有多少个项目没开工？"),
        (WORKS, "南屿市2022年没有开工的项目有几个？"),
        (HALF, "2023年一季度南屿市房地产开发投资是增长的吗？"),
        (HALF, "2023年上半年南屿市政府性基金总收入增长了吗？"),
        (HALF, "南屿市民航一季度投资完成全年任务的一半了吗？"),
        (YEAR, "2021年一季度南屿市社会消费品零售总额是多少？"),
        (AIMS, "南屿区2023年有多少家企业要竣工投产？"),
        (AIMS, "南屿区2023年要开工多少个重资产项目？"),
        (AIMS, "南屿区2023年人均地区生产总值的增长目标是10%以上吗？"),
        (AIMS, "南屿区到2022年建区多少年了？"),
    ],
)
def test_a_neighbours_figure_is_refused(desk: Desk, question: str) -> None:
    assert desk.say(question) == []


@pytest.mark.parametrize(
    ("desk", "question", "figure"),
    [
        (BANK, "6月末南屿市绿色贷款余额是多少？", "120.5亿元"),
        (TOWNS, "南屿市创建了多少个示范村？", "56个"),
        (TOWNS, "南屿市创建了几个示范镇？", "12个"),
        (GREEN, "临洛新城绿化覆盖率是多少？", "68%"),
        (WORKS, "2022年南屿市还有多少个项目没竣工？", "9个"),
        (WORKS, "2022年南屿市多少个项目开工建设？", "148个"),
        (HALF, "2023年上半年南屿市房地产开发投资是增长的吗？", "8%"),
        (HALF, "2023年上半年南屿市一般公共预算总收入是多少？", "107亿元"),
        (HALF, "南屿市民航上半年投资完成全年任务的一半了吗？", "41.7%"),
        (YEAR, "2021年南屿市社会消费品零售总额是多少？", "1208.9亿元"),
        (AIMS, "南屿区2023年有多少个项目要竣工投产？", "125个"),
        (AIMS, "南屿区2023年要签约多少个重资产项目？", "20个"),
        (AIMS, "南屿区2023年地区生产总值的增长目标是10%以上吗？", "8%"),
        (AIMS, "南屿区到2023年建区多少年了？", "30周年"),
    ],
)
def test_its_own_figure_is_told(desk: Desk, question: str, figure: str) -> None:
    [told] = desk.say(question)
    assert figure in told
