"""One thing asked of several years, places or indicators → a row for each, and the computed difference."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import repeat

from index import Kind, compiled, find_quantities, fold
from qa.claims import Claim, claims_of
from qa.compose.apart import told_apart
from qa.compose.draft import Composition, Draft, Source, figures_alone
from qa.compose.earlier import earlier
from qa.matching import coverage
from qa.question import Question, Term
from qa.sides import claims_more, exceeds, lines_up, sets_against, with_each_named

_SAID = 0.6
"""Share of what tells one indicator from the other that its figure's clause must say."""

_TELLS_APART = compiled(
    r"[高低多少快慢][了出]?几(?=[个家项所座套亿万倍成名人位])|[高低多少快慢][了出]多少|差别|区别|不同|相差|差多少|差了?几|差距|更|最|一样|相同|相比|比一比|还差|[高低多少快慢]多少|[比谁哪]"
)
_SAME = compiled(r"一样|相同|持平")
_THRESHOLD = compiled(
    r"(?:超过|超|突破|过|达到?|不足|不到|[低高]于)\*\*[^*]+\*\*(?:以[上下])?的(?!目标|增|任务|规模|水平)"
)
_YES_NO = compiled(r"吗|是不是|是否|没有?[?。]*$|有没有")
_WAY = compiled(r"(?:(?P<falls>[降跌])[幅得的]{0,2})?[最更得](?P<way>[高多大快低少小慢]|厉害|猛)")
_MOSTLY_COUNTED = compiled(r"[%元点]$")


@dataclass(frozen=True, slots=True)
class _Figure:
    """The figure of a row: its value, below zero for a decline, and its unit."""

    value: Decimal
    unit: str
    exact: bool


def compose_comparison(question: Question, compose: Callable[[Question], Composition]) -> Composition:
    """Answer every part of *question* with *compose*; nothing unless all of them are answered."""
    answered = _in_one_unit(question, _in_one_kind(question, compose), compose)
    if _repeats(answered) and not _differ_in_slots(question.parts):
        answered = [compose(_literal(part, question.parts)) for part in question.parts]
    if not all(map(_answers, question.parts, answered, repeat(question.parts))):
        return Composition()
    drafts = [draft for composition in answered for draft in composition.drafts]
    named = len(question.people) > 1 or len(question.quoted) > 1
    if not named and _repeats(answered):
        return Composition()  # one figure can't be two years' or two things'
    labels = part_labels(question.parts, dated=all(map(_is_dated, drafts)))
    cells = figures_alone([a.drafts[0] for a in answered])
    rows = tuple((label, (cell,)) for label, cell in zip(labels, cells, strict=True))
    firsts = [a.drafts[0] for a in answered]
    dated = question.wanted == "date"
    verdict = earlier(fold(question.text), labels, firsts) if dated else _verdict(question, labels, firsts)
    if _YES_NO.search(question.text) and verdict:
        return Composition((*verdict, *drafts))
    if not sets_against(fold(question.text)) and not _differ_in_slots(question.parts):
        return Composition(tuple(drafts))
    return Composition((*drafts, *verdict), rows=rows)


def part_labels(parts: Sequence[Question], *, dated: bool = True) -> list[str]:
    """Return what tells the parts apart: their places and times, else their own words.

    A time that all share is left out where an article that names none could not prove it (not *dated*).
    """
    kinds = {"goal": "目标", "result": "完成"} if len({part.kind for part in parts}) > 1 else {}
    dated = dated or len(set(map(_times, parts))) > 1
    labels = [
        "".join([*part.places, *(_times(part) if dated else ()), kinds.get(part.kind or "", "")])
        for part in parts
    ]
    if len(set(labels)) == len(parts):
        return labels
    named = ["".join(term.text for term in part.terms if _is_own(term, part, parts)) for part in parts]
    return [label.upper() or part.text for label, part in zip(named, parts, strict=True)]


def _is_dated(draft: Draft) -> bool:
    return all(source.passage.year or source.article.year for source in draft.sources)


def _is_own(term: Term, part: Question, parts: Sequence[Question]) -> bool:
    """Tell whether no other part says *term* as much as this one does."""
    others = (other for other in parts if other is not part)
    return all(term.weight > 2 * weight for other in others for weight in [_weight(term, other)])


def _weight(term: Term, part: Question) -> float:
    return next((own.weight for own in part.terms if own.text == term.text), 0.0)


def _times(part: Question) -> tuple[str, ...]:
    relative = {0: "今年", -1: "去年", 1: "明年", -2: "前年", None: ""}
    return (*(f"{year}年" for year in part.years), relative.get(part.relative, ""), *part.periods)


def _in_one_kind(question: Question, compose: Callable[[Question], Composition]) -> list[Composition]:
    """Answer the parts: of places with what all have reached, or else what all aim at, before a mixture."""
    kinds: tuple[Kind | None, ...] = (None,)
    if len({part.places for part in question.parts}) > 1 and {part.kind for part in question.parts} == {None}:
        kinds = ("result", "goal", None)
    for kind in kinds:
        answered = [compose(replace(part, kind=kind or part.kind)) for part in question.parts]
        if all(composition.drafts for composition in answered):
            break
    return answered


def _in_one_unit(
    question: Question, answered: list[Composition], compose: Callable[[Question], Composition]
) -> list[Composition]:
    """Ask again for the unit of the other side, where two sides of a comparison differ in theirs."""
    figures = [_figure(a.drafts[0]) if a.drafts else None for a in answered]
    units = dict.fromkeys(figure.unit for figure in figures if figure)
    if len(units) < 2 or not _TELLS_APART.search(question.text) or not _differ_in_slots(question.parts):
        return answered
    for unit in units:
        again = [compose(replace(part, unit=unit)) for part in question.parts]
        if all(composition.drafts for composition in again):
            return again
    return [Composition()]


def _repeats(answered: Sequence[Composition]) -> bool:
    drafts = [draft for composition in answered for draft in composition.drafts]
    return len({_said(draft) for draft in drafts}) < len(drafts)


def _literal(part: Question, parts: Sequence[Question]) -> Question:
    """Ask for what tells *part* apart in its own words: synonyms can't tell a loan from its paying out."""
    terms = (replace(t, forms=(t.text,)) if _is_own(t, part, parts) else t for t in part.terms)
    return replace(part, terms=tuple(terms))


def _said(draft: Draft) -> tuple[str, tuple[Source, ...]]:
    """What a draft says and where, however sure of it."""
    return draft.text, draft.sources


def _answers(part: Question, composition: Composition, parts: Sequence[Question]) -> bool:
    """Tell whether *composition* states a figure, and of just what *part* asks about."""
    if not composition.drafts or _is_threshold(composition.drafts[0]):
        return False
    own = [term for term in part.terms if _is_own(term, part, parts)]
    named = len(part.people) > 1 or len(part.quoted) > 1 or _differ_in_slots(parts) or not own
    said = composition.drafts[0].text.replace("**", "")
    before = _before(said, composition.drafts[0].sources[0])
    return named or coverage(own, [(with_each_named(fold(said)), 1.0), (fold(before), 1.0)]) >= _SAID


def _before(said: str, source: Source) -> str:
    """The clauses of the source right before what is *said*, where no figure stands in them."""
    cited = source.span.of(source.article.text)
    before = re.split(r"[。；;！？\n]", cited[: max(0, cited.find(said))])[-1]
    counted = any(q.unit and not q.text.startswith("第") for q in find_quantities(before))
    return "" if counted else before


def _is_threshold(draft: Draft) -> bool:
    """Tell whether the figure only says which ones are meant: 超过1500亿元的城市 is no city's figure."""
    return _THRESHOLD.search(draft.text) is not None


def _differ_in_slots(parts: Sequence[Question]) -> bool:
    return len({(part.places, part.years, part.relative, part.periods, part.kind) for part in parts}) > 1


def _verdict(question: Question, labels: Sequence[str], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Say which of the figures is higher and by how much, when that was asked."""
    asked = fold(question.text)
    figures = [figure for draft in drafts if (figure := _figure(draft))]
    if len(figures) < len(drafts) or not (_TELLS_APART.search(asked) or exceeds(asked)):
        return ()
    if len({figure.unit for figure in figures}) > 1 or not all(figure.exact for figure in figures):
        return ()
    sources = tuple(source for draft in drafts for source in draft.sources)
    if len(figures) > 2:
        return _leader(asked, labels, figures, sources)
    one, other = figures
    answer = _yes_or_no(asked, one, other)
    return (Draft(f"{answer}{_difference(labels, one, other)}", sources, computed=True),)


def _yes_or_no(asked: str, one: _Figure, other: _Figure) -> str:
    """Return 是 or 不是 to “is the first more than the second?”; nothing when no such thing was asked."""
    if not _YES_NO.search(asked):
        return ""
    if _SAME.search(asked):
        return "是，" if one.value == other.value else "不是，"
    more = claims_more(asked)
    if more is None:
        return ""
    holds = one.value > other.value if more else one.value < other.value
    return "是，" if holds else "不是，"


def _leader(
    asked: str, labels: Sequence[str], figures: Sequence[_Figure], sources: tuple[Source, ...]
) -> tuple[Draft, ...]:
    """Say which of three or more figures is the highest, or the lowest."""
    way = _WAY.search(asked)
    if not way or not lines_up(asked):
        return ()
    falls = way["falls"] is not None
    choose = min if (way["way"] in "低少小慢") != falls else max
    best = choose(figure.value for figure in figures)
    leaders = [label for label, figure in zip(labels, figures, strict=True) if figure.value == best]
    if len(leaders) > 1 or (falls and best >= 0):
        return ()
    most = "降幅最大" if falls and way["way"] not in "低少小慢" else f"最{way['way']}"
    return (Draft(f"{leaders[0]}{most}（比较得出）", sources, computed=True),)


def _figure(draft: Draft) -> _Figure | None:
    bold = re.search(r"\*\*(.+?)\*\*", draft.text)
    if not bold:
        return None
    plain = fold(draft.text.replace("**", ""))
    claims = [
        c for c in claims_of(plain, None) if c.unit != "年" and c.text in fold(bold.group(1)) and c.value
    ]
    claim = next((c for c in claims if c.span.start >= bold.start()), next(iter(claims), None))
    return _signed(claim) if claim else None


def _signed(claim: Claim) -> _Figure:
    value = Decimal(str(claim.value[0]))
    return _Figure(-value if claim.down else value, claim.unit, len(claim.value) == 1)


def _difference(labels: Sequence[str], one: _Figure, other: _Figure) -> str:
    """Say which figure is the higher by how much; of two declines, which is the greater."""
    if one.value == other.value:
        return "两者相同（比较得出）"
    decline = one.unit == "%" and max(one.value, other.value) < 0
    first = (one.value > other.value) != decline
    higher, lower = (labels[0], labels[1]) if first else (labels[1], labels[0])
    apart = told_apart(one.value, other.value, one.unit)
    if decline:
        return f"{higher}的降幅比{lower}大{apart}（计算得出）"
    way = "高" if _MOSTLY_COUNTED.search(apart) else "多"
    return f"{higher}比{lower}{way}{apart}（计算得出）"
