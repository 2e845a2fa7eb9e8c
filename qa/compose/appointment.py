"""“When did she become …?” → the clause of a career that dates the office asked for, of the person asked for.

Careers leave their subject out after its first clause; who is meant is carried on. A deputy's or an acting
office is another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index import Span, compiled, find_people, fold, office_pattern
from qa.answer import Hit
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, quoted
from qa.evidence import Segment, segments_of
from qa.question import Question

_TAKES = r"(?:担任|兼任|出任|调任|转任|升任|改任|接任|就任|历任|当选为?|任)"
_APPOINTED = compiled(
    rf"(?<![主现原时责信前曾继]){_TAKES}(?!务|何|命|免|意|期|职)(?:为|了)?(?:中共)?(?P<offices>[^,，。;；]{{2,}})"
)
_ASKED = compiled(rf"(?:{_TAKES}|当上|成为)(?:为|了)?(?:中共)?(?P<called>[一-鿿]{{0,16}}?{office_pattern()})")
_DATE = compiled(
    r"(?:(?:19|20)\d\d|[今去同次]|当)年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|[次同当]月"
)
_ABSOLUTE = compiled(r"(?:19|20)\d\d年|^\d{1,2}月\d{1,2}日")
_ELECTS = compiled("任命|选举|推选|聘任|聘请|受聘|到任|上任|履新|接替")
_ANOTHERS = frozenset("副代原前助")
_CARRIED = 110


@dataclass(frozen=True, slots=True)
class _Appointment:
    """Where an office is taken up: its clause, and the clause that dates it, in one sentence."""

    segment: Segment
    dated: Span
    clause: Span
    offices: str


def compose_appointment(question: Question, articles: Sequence[Sequence[Hit]]) -> Composition | None:
    """Return the clause that dates when the one person asked about took up the office asked about.

    Nothing where the career that the articles tell lacks it; None where no career was asked for or is told.
    """
    asked = _ASKED.search(fold(question.asks))
    if asked is None or len(question.people) != 1:
        return None
    career = [one for hits in articles for one in _appointments(question.people[0], hits)]
    for one in career:
        fits = Bearing(question, one.segment).fits.year_fit(one.clause)
        if fits and any(_is_same(asked["called"], office) for office in re.split("[、兼和]", one.offices)):
            return quoted(Candidate(1.0, one.segment, _from_its_year(one)))
    return Composition() if career or not _elects(question, articles) else None


def _elects(question: Question, articles: Sequence[Sequence[Hit]]) -> bool:
    """Tell whether a sentence about the person says that an office was given in other words."""
    return any(
        _ELECTS.search(segment.text) and question.people[0] in segment.folded
        for hits in articles
        for hit in hits
        for segment in segments_of(hit)
    )


def _appointments(person: str, hits: Sequence[Hit]) -> Iterator[_Appointment]:
    """Yield what *person* became, in the order of the article, where a date stands with it."""
    subject = ""
    for segment in (segment for hit in hits for segment in segments_of(hit)):
        text, dated = segment.folded, None
        named = [
            (span.start, fold(span.of(segment.passage.text))) for span in find_people(segment.passage.text)
        ]
        for clause in segment.clauses:
            subject = next((name for at, name in reversed(named) if clause.start <= at < clause.end), subject)
            taken = _APPOINTED.search(clause.of(text))
            before = clause.of(text)[: taken.start()] if taken else clause.of(text)
            dated = clause if _DATE.search(before) else dated
            if taken and dated and subject == person:
                yield _Appointment(segment, dated, clause, taken["offices"])


def _is_same(asked: str, office: str) -> bool:
    """Tell whether two names are of one office: 市长 in a career of 南屿市 is 南屿市市长, never 副市长."""
    longer, shorter = sorted((asked, office), key=len, reverse=True)
    rest = iter(longer)
    if not all(character in rest for character in shorter) or longer[-1] != shorter[-1]:
        return False
    apart = set(longer) - set(shorter) | set(shorter) - set(longer)
    return not apart & _ANOTHERS


def _from_its_year(one: _Appointment) -> Span:
    """Quote from the clause that dates it; from the year before it when that only says 同年 or 次月."""
    text, start = one.segment.folded, one.dated.start
    if not _ABSOLUTE.search(one.dated.of(text)):
        earlier = [found.start() for found in re.finditer(r"(?:19|20)\d\d年", text[:start])]
        near = [at for at in earlier if one.clause.end - at <= _CARRIED]
        start = near[-1] if near else start
    return Span(start, one.clause.end)
