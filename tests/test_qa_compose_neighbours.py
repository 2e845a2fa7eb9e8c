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
    "2023年上半年，南屿市一般公共预算总收入107亿元，同比增长1.1%。房地产开发投资下降8%。\n",
    title="南屿市上半年经济运行",
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
    ],
)
def test_its_own_figure_is_told(desk: Desk, question: str, figure: str) -> None:
    [told] = desk.say(question)
    assert figure in told
