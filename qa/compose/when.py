"""“When?” → the clause that says it; a year stated only above is cited too, a list of dates cut to the one.

The day an article itself appeared is taken from its stamp, and only for a question about the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index import Passage, Span, compiled, find_dates, find_quantities, find_years, fold, raw_span, word_class
from qa.answer import Hit
from qa.bearing import Bearing
from qa.compose.draft import Composition, Draft, Source, emphasise, trim
from qa.compose.editions import other_edition
from qa.compose.pointed import ACCEPT, MAX_CHARS, clause_score
from qa.contrasts import tells_other
from qa.evidence import runs_of, segments_of
from qa.matching import coverage, match
from qa.question import Question

_SAME_TITLE = 0.7
_IN_FULL = 0.6
"""A year taken from above is that of an event which the clause itself tells, not one it touches on."""


_DEED_UNSAID = 0.8
"""The day that something else happened at the same place is seldom the one asked for."""

_ASKS_YEAR = compiled(r"哪一?年")
_ASKED_DEED = compiled(
    r"(?:哪一?[年天日月]|什么时候|何时|几月几?[日号]?|几号)(?:正式|才|能|会)?([一-鿿]{2,4})"
)
_ASKS_DAY = compiled(r"哪一?[天日]|几[号日]|日期|具体时间")
_WHEN = compiled(
    r"\d+\s*[月日号]|[上中下]旬|[一二三四]季度|年[初中底末]|[上下]半年|月[初中底末]|[春夏秋冬]季|[暑寒]假"
)
_PUBLISHED = compiled("发布|公布|刊发|刊登|发表|见报|登出|发出|成文|印发|出版|推送|上线")
_THE_ARTICLE = compiled("文章|报道|稿件?|新闻|消息|推文")
_IS_NEWS = compiled("印发|发布|出台|公布|召开|举行|发表|亮相")
_FULL_DATE = compiled(r"(?<!\d)20\d\d(?:年\d{1,2}月\d{1,2}日|([-/.])\d{1,2}\1\d{1,2}(?!\d))")
_NAME_OF_TEXT = compiled(r"《[^》]*》")
"""What a document is called dates nothing: 审议《2023年上半年计划执行情况的报告》."""

_OPENING = 12
"""Characters that a sentence names its year in: 2023年，是…之年，也是…."""

_YEAR = compiled(r"(?<!\d)((?:19|20)\d\d)年")
_FIVE_YEARS = compiled("十[一二三四五六七]五")
"""A plan's five years date nothing in one of them."""

_EACH = compiled("分别|先后|依次|相继")
_FIGURE = r"\d[\d.,]*(?:年|月|日|[万亿]|[元吨人户家个亩辆台条座公里米]|%)+"
_FIGURES = compiled(rf"{_FIGURE}(?:[、和及与]{_FIGURE})+")
_NAMES = compiled(r"^.*?(?:[、和与].+?)+(?=分别|先后|依次|相继)")
_JOINT = compiled("[、和及与]")


def compose_when(
    question: Question, bearings: Sequence[Bearing], articles: Sequence[Sequence[Hit]]
) -> Composition:
    """Return the clauses that date what is asked about best, or nothing."""
    drafts = [draft for b in bearings if b.place_fit for draft in _dated_drafts(b, articles)]
    best = max(drafts, key=lambda draft: draft.score, default=None)
    if best is None or best.score < ACCEPT:
        best = _published(question, articles)
    return Composition((best,)) if best else Composition()


@dataclass(frozen=True, slots=True)
class _Above:
    """A line over a passage that states its year."""

    text: str
    source: Source


def _dated_drafts(bearing: Bearing, articles: Sequence[Sequence[Hit]]) -> Iterator[Draft]:
    segment, question = bearing.segment, bearing.question
    text = segment.passage.text
    for window in runs_of(segment, MAX_CHARS):
        score = clause_score(bearing, window)
        if (
            score < ACCEPT
            or other_edition(fold(question.text), bearing.said(segment.sentence))
            or tells_other(fold(question.text), bearing.said(window))
            or not _says_figures(bearing)
        ):
            continue
        says_deed = _says_deed(bearing, window)
        score *= 1.0 if says_deed else _DEED_UNSAID
        bold = [s for s in find_dates(text) if window.contains(s)]
        source = Source.of(segment, window)
        quoted = trim(text, window)
        if _dated(question, bearing.said(window)):
            picked = _picked(bearing, window)
            said = picked or emphasise(text, quoted, bold)
            yield Draft(said, (source,), score)
        elif (
            says_deed
            and _stated_itself(bearing, window)
            and (above := _year_above(bearing, window, articles))
        ):
            yield Draft(f"{above.text}：{quoted.of(text)}", (source, above.source), score * 0.9)


def _says_figures(bearing: Bearing) -> bool:
    """Tell whether the sentence has every figure of the question: 5000亿元 is passed in another year."""
    sentence = bearing.segment.sentence.of(bearing.segment.folded)
    figures = [term.text for term in bearing.question.terms if find_quantities(term.text)]
    return all(re.search(rf"(?<![\d.]){re.escape(figure)}", sentence) for figure in figures)


def _says_deed(bearing: Bearing, window: Span) -> bool:
    """Tell whether *window* says one of the deeds that may be dated, where the question names any."""
    asked = _ASKED_DEED.search(fold(bearing.question.text))
    behind = asked[1] if asked else ""
    deeds = [
        term
        for term in bearing.question.terms
        if len(term.text) > 1 and (word_class(term.text) in ("v", "vi") or behind.startswith(term.text))
    ]
    said = bearing.said(window)
    return not deeds or any(match(deed, said) for deed in deeds)


def _dated(question: Question, said: str) -> bool:
    """Tell whether *said* names a time as fine as was asked for, and not only the one in the question."""
    said = _NAME_OF_TEXT.sub("", said)
    for period in question.periods:
        said = said.replace(period, "")
    if _ASKS_YEAR.search(question.asks):
        told = (mention for mention in find_years(said) if not _FIVE_YEARS.search(mention.span.of(said)))
        return any(set(mention.years) - set(question.years) for mention in told)
    if _ASKS_DAY.search(question.asks):
        return re.search(r"\d{1,2}[日号]", said) is not None
    return bool(_WHEN.search(said) or find_dates(said) or _names_other_year(question, said))


def _names_other_year(question: Question, said: str) -> bool:
    """Tell whether *said* names a year in digits that the question doesn't: 2016年考上大学 was long ago."""
    years = {int(year) for year in _YEAR.findall(said)}
    return question.wanted == "date" and len(years) == 1 and not years & {*question.years}


def _stated_itself(bearing: Bearing, window: Span) -> bool:
    """Tell whether *window* tells the event in full, and no finer time than the year would do."""
    finer = _ASKS_DAY.search(bearing.question.asks) is not None
    return not finer and bearing.own_share(window) >= _IN_FULL


def _year_above(bearing: Bearing, window: Span, articles: Sequence[Sequence[Hit]]) -> _Above | None:
    """Return the heading, headline, dateline or opening of its sentence that states the year of *window*."""
    segment = bearing.segment
    years = bearing.telling.years_of(window)
    if len(years) != 1 or years[0] in bearing.question.years:
        return None
    article, passage = segment.article, segment.passage
    for heading in reversed(passage.headings):
        if _states(heading.text, years[0]):
            return _Above(_line(heading.text, years[0]), Source(article, passage, heading.span))
    if not _ASKS_YEAR.search(bearing.question.asks):
        return None
    opening = Span(segment.sentence.start, window.start)
    if _states(opening.of(passage.text)[:_OPENING], years[0]):
        return _Above(f"{years[0]}年", Source.of(segment, opening))
    hits = next((hits for hits in articles if hits and hits[0].article.id == article.id), ())
    for hit in hits[:6]:
        other = hit.passage
        short = len(other.text) <= 60 or other.span.end <= passage.span.start
        if short and other.id != passage.id and _states(other.text[:60], years[0]):
            span = next((s.cited(s.span.start, s.span.end) for s in segments_of(hit)), other.span)
            return _Above(f"{years[0]}年", Source(article, other, span))
    return None


def _states(line: str, year: int) -> bool:
    """Tell whether *line* names just this year, in digits."""
    named = {y for mention in find_years(fold(line)) for y in mention.years}
    return named == {year} and str(year) in fold(line)


def _line(heading: str, year: int) -> str:
    return heading if len(heading) <= 20 else f"{year}年"


def _picked(bearing: Bearing, window: Span) -> str:
    """Cut rows behind 分别 down to the item asked for: 分别于甲年、乙年破A、B → 分别于…、乙年破…、B."""
    text = bearing.segment.passage.text
    clauses = [c for c in bearing.segment.clauses if window.contains(c) and _EACH.search(c.of(text))]
    if len(clauses) != 1:
        return ""
    clause = trim(text, clauses[0])
    said = text[clause.start : clause.end]
    names = _NAMES.match(said)
    rows = [match.span() for match in _FIGURES.finditer(said)]
    rows += [names.span()] if names else []
    cells = [_cells(said, *row) for row in rows]
    chosen = {_best_cell(bearing.question, said, row) for row in cells} - {None}
    if len(rows) < 2 or len({len(row) for row in cells}) != 1 or len(chosen) != 1:
        return ""
    index = chosen.pop() or 0
    for row in sorted(cells, reverse=True):
        before, after = "…、" if index else "", "、…" if index < len(row) - 1 else ""
        said = said[: row[0].start] + before + row[index].of(said) + after + said[row[-1].end :]
    return said


def _cells(said: str, start: int, end: int) -> list[Span]:
    """Cut a row at the marks that join it."""
    edges = [start, *(edge for mark in _JOINT.finditer(said, start, end) for edge in mark.span()), end]
    return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _best_cell(question: Question, said: str, row: Sequence[Span]) -> int | None:
    """Return which cell of *row* the question names; None when it names none or several alike."""
    asked = fold(question.asks)
    shares = [_longest_shared(fold(cell.of(said)), asked) for cell in row]
    best = max(shares)
    return shares.index(best) if best > 1 and shares.count(best) == 1 else None


def _longest_shared(cell: str, asked: str) -> int:
    """The length of the longest part of *cell* that *asked* holds; a figure counts only as a whole."""
    if cell[:1].isdigit():
        return len(cell) if re.search(rf"(?<![\d.]){re.escape(cell)}", asked) else 0
    parts = (cell[i:j] for i in range(len(cell)) for j in range(i + 2, len(cell) + 1))
    return max((len(part) for part in parts if part in asked), default=0)


def _published(question: Question, articles: Sequence[Sequence[Hit]]) -> Draft | None:
    """Return the date stamped on the article that the question is about."""
    folded = fold(question.asks)
    if not _PUBLISHED.search(folded):
        return None
    terms = [t for t in question.terms if not _PUBLISHED.search(t.text) and not _THE_ARTICLE.search(t.text)]
    for hits in articles:
        if not hits or not _is_meant(question, terms, hits):
            continue
        for hit in (*hits[:4], *reversed(hits[-3:])):
            if found := _FULL_DATE.search(hit.passage.text) if len(hit.passage.text) <= 60 else None:
                return _stamp(hit.passage, hit, Span(*found.span()))
    return None


def _is_meant(question: Question, terms: Sequence[object], hits: Sequence[Hit]) -> bool:
    """Tell whether the question is about the article of *hits* itself: a report, or the document it is."""
    article = hits[0].article
    title = fold(article.title)
    about = coverage([t for t in question.terms if t in terms], [(title, 1.0)])
    bearing = (
        Bearing(replace(question, wanted="text"), segments_of(hits[0])[0]) if segments_of(hits[0]) else None
    )
    if bearing is None or not bearing.place_fit or about < _SAME_TITLE:
        return False
    if (
        question.years
        and article.year not in question.years
        and not any(str(y) in title for y in question.years)
    ):
        return False
    if _THE_ARTICLE.search(fold(question.asks)):
        return True
    document = re.search(r"([一-鿿]{2})(?:[（(][^（()）]*[）)])?$", title)
    return document is not None and not _IS_NEWS.search(title) and document[1] in fold(question.asks)


def _stamp(passage: Passage, hit: Hit, date: Span) -> Draft:
    text = passage.text
    span = raw_span(hit.article.text, passage.span, Span(0, len(text.rstrip())))
    return Draft(
        emphasise(text, trim(text, Span(0, len(text))), [date]), (Source(hit.article, passage, span),), 1.0
    )
