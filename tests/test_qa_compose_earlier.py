"""Days compared: each event's own day, and which was first; never which number of a month is the greater."""

import pytest

from qa.answer import Statement
from qa.compose import number_drafts
from qa.compose.draft import Draft
from qa.compose.earlier import earlier
from qa.verify import holds
from tests.desk import Desk

EAST = Desk.of("1月9日，东湾区召开经济工作会议，部署全年工作。\n", title="东湾区开会", place="东湾区")
WEST = Desk.of("2月2日，西岭区党工委2023年度工作会议召开。\n", title="西岭区党工委会", place="西岭区")
FAIR = Desk.of(
    "4月25日，南屿市健身大会在南屿开幕，共设14个项目。历时三个多月，8月5日晚，健身大会闭幕式在体育中心举行。\n",
    title="南屿市健身大会",
)
BOTH = EAST + WEST


@pytest.mark.parametrize(
    "question",
    [
        "东湾区经济工作会议和西岭区党工委工作会议各在哪天开？",
        "2023年东湾区的经济工作会议和西岭区的党工委会，谁开得早？",
    ],
)
def test_each_place_has_its_own_event(question: str) -> None:
    told = BOTH.compose(question)
    assert ["1月9日" in draft.text for draft in told.drafts[:2]] == [True, False]
    assert "2月2日" in told.drafts[1].text


def test_the_first_of_two_days_is_named_as_compared() -> None:
    *_, verdict = BOTH.answer("2023年东湾区的经济工作会议和西岭区的党工委会，谁开得早？")
    assert verdict.text == "东湾区2023年更早（比较得出）"
    assert holds(verdict)


def test_the_later_is_named_where_that_is_asked() -> None:
    *_, verdict = FAIR.say("南屿市健身大会的开幕和闭幕，哪个晚？")
    assert verdict.startswith("闭幕更晚")


def test_days_are_no_figures_to_compare() -> None:
    told = "".join(BOTH.say("东湾区经济工作会议和西岭区党工委工作会议分别是哪天开的？"))
    assert "比较得出" not in told
    assert "计算得出" not in told


def test_one_day_twice_leads_nothing() -> None:
    (draft,) = FAIR.compose("南屿市健身大会哪天开幕？").drafts
    assert earlier("哪个早", ("甲", "乙"), (draft, draft)) == ()


def _statement(text: str) -> Statement:
    (one,), (other,) = (
        desk.compose(f"{name}会议哪天召开？").drafts
        for desk, name in ((EAST, "东湾区经济工作"), (WEST, "西岭区党工委工作"))
    )
    return number_drafts((Draft(text, (*one.sources, *other.sources), computed=True),))[0]


@pytest.mark.parametrize(
    ("text", "follows"),
    [("东湾区更早（比较得出）", True), ("西岭区更早（比较得出）", False), ("西岭区更晚（比较得出）", True)],
)
def test_only_the_day_that_is_first_may_be_said_to_be(text: str, *, follows: bool) -> None:
    assert holds(_statement(text)) is follows
