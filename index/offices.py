"""The office that stands before a person's name, and who says what; knows nothing of questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.fold import simplified
from index.passage import Span
from index.patterns import compiled
from index.people import find_people

_OFFICE = (
    r"(?:书记|秘书长|董事长|理事长|部长|省长|市长|州长|盟长|区长|县长|旗长|镇长|乡长|村长|厅长|局长|司长|处长|科长|院长|校长|园长|所长|站长|行长|会长|社长|"
    r"馆长|队长|组长|台长|厂长|船长|检察长|总编辑|经理|总裁|总监|工程师|主席|主任|委员|代表|负责人|发言人|专员|院士|教授|研究员|经济师|会计师|统计师|"
    r"关长|署长|团长|班长|股长|庭长|政委|农艺师|创始人|支书|巡视员|调研员)"
)
_ANY_OFFICE = rf"(?P<vice>副|助理|原任?|前任?|执行|名誉|常务(?!副))?总?(?P<office>{_OFFICE})"

_EDGE = compiled(r"[，,。；;：:“”\"「」！？!?（()）\s—\-…]")
_SET_APART = compiled(r"(?<=[长记任理])[ \u3000]{1,4}$")
_SAYS = (
    r"(?:说|表示|介绍|指出|强调|认为|坦言|透露|称|告诉|谈到|提出|提到|分析|建议|评价|解读|解释|呼吁|讲|直言|"
    r"要求|宣布|回忆|感慨|补充)"
)
_FORMER = compiled("原任?|前任?(?!海|进|沿|锋)")
_BECOMES = compiled(r"(?:同志)?(?:当选)?(?:为|担任|出任|已任|现任)(?P<offices>[^，。；：,;:\s]{2,30})")
_SPOKEN = compiled(rf"[^，,。；;：:“”]{{0,24}}?{_SAYS}(?:道|到|说)?")
_SENTENCE_END = compiled("[。！？!?]")
_CARRIED_SENTENCES = 3
"""For so many sentences reported speech goes on without naming its speaker anew."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the name, and the clause from his office to the verb."""

    name: Span
    clause: Span


def office_pattern() -> str:
    """Return the pattern of an office: its group `office`, and `vice` for a deputy's or a former one."""
    return _ANY_OFFICE


def titled(text: str, name: Span) -> Span:
    """Return *name* in *text* with the office before it; 、 joins offices, another name ends them.

    Below a report's title blanks part the two: 某某市市长　张三.
    """
    text = simplified(text)
    before = [person.end for person in find_people(text) if person.end <= name.start]
    set_apart = _SET_APART.search(text, max([0, *before]), name.start)
    edges = [edge.end() for edge in _EDGE.finditer(text, 0, set_apart.start() if set_apart else name.start)]
    start = max([0, *before, *edges])
    while start < name.start and text[start] in "、和与及同由":
        start += 1
    return Span(start, name.end)


def offices_of(text: str, name: Span) -> tuple[tuple[str, str], ...]:
    """Return the offices that *text* gives *name*, each with its kind: 副, 前 or neither."""
    return tuple(
        office
        for title in (office_before(text, name), office_after(text, name))
        for office in offices_in(title)
    )


def office_before(text: str, name: Span) -> str:
    """Return the words before *name* that give its office."""
    return Span(titled(text, name).start, name.start).of(simplified(text))


def office_after(text: str, name: Span) -> str:
    """Return the office that *name* is elected or appointed to, behind it: 选举甲某某为乙市市长."""
    found = _BECOMES.match(simplified(text), name.end)
    return found["offices"] if found else ""


def offices_in(title: str) -> Iterator[tuple[str, str]]:
    """Yield the offices that the words of *title* give, each with its kind."""
    former = _FORMER.match(title) is not None
    for match in re.finditer(_ANY_OFFICE, title):
        yield office_kind(match["vice"], former=former), match["office"]


def office_kind(vice: str | None, *, former: bool = False) -> str:
    """Return 副 for a deputy's office, 前 for a former one, nothing for the office itself."""
    if former or (vice and vice[0] in "原前"):
        return "前"
    return "副" if vice else ""


def find_speakers(text: str) -> tuple[Speaker, ...]:
    """Find the clauses of *text* that say who says something, in order."""
    text = simplified(text)
    spoken = [(name, match) for name in find_people(text) if (match := _SPOKEN.match(text, name.end))]
    return tuple(Speaker(name, Span(titled(text, name).start, match.end())) for name, match in spoken)


def speaker_of(text: str, said: Span) -> Speaker | None:
    """Return who says *said*: named beside its quotation marks, in its sentence, or shortly before."""
    speakers = find_speakers(text)
    inside = next((s for s in speakers if said.contains(s.name)), None)
    if inside:
        return inside
    opened = _open_quotation(text, said.start)
    if opened is not None:
        closed = text.find("”", said.end - 1)
        return _beside(text, speakers, opened, closed) or _carried(text, speakers, opened)
    after = next((s for s in speakers if s.clause.start >= said.end), None)
    if after and not _SENTENCE_END.search(text, said.end - 1, after.clause.start):
        return after
    return _carried(text, speakers, said.start)


def _open_quotation(text: str, position: int) -> int | None:
    opened = text.rfind("“", 0, position + 1)
    return opened if opened >= 0 and "”" not in text[opened:position] else None


def _beside(text: str, speakers: tuple[Speaker, ...], opened: int, closed: int) -> Speaker | None:
    """The speaker right before a quotation, else the one whom the sentence after it names."""
    before = next((s for s in speakers if 0 <= opened - s.clause.end <= 2), None)
    if before or closed < 0:
        return before
    after = next((s for s in speakers if s.clause.start > closed), None)
    if after and not _SENTENCE_END.search(text, closed + 1, after.clause.start):
        return after
    return None


def _carried(text: str, speakers: tuple[Speaker, ...], position: int) -> Speaker | None:
    """The last speaker before *position*, unless too much is said since."""
    earlier = [s for s in speakers if s.clause.end <= position]
    if not earlier:
        return None
    between = _SENTENCE_END.findall(text, earlier[-1].clause.end, position)
    return earlier[-1] if len(between) <= _CARRIED_SENTENCES else None
