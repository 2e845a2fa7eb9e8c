"""Evidence and a question → drafts, by the kind of answer that is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index import Article, Fact, compiled, find_years, fold
from qa.answer import Hit
from qa.bearing import Bearing
from qa.coined import leaves_unsaid
from qa.compose.appointment import compose_appointment
from qa.compose.asks import asks_in_turn, compose_asks
from qa.compose.aspect import compose_aspect
from qa.compose.byline import compose_byline, compose_credit
from qa.compose.change import compose_change
from qa.compose.charge import compose_charge
from qa.compose.closings import compose_closings
from qa.compose.comparison import compose_comparison
from qa.compose.contest import compose_contest
from qa.compose.definition import compose_definition
from qa.compose.described import compose_described
from qa.compose.draft import Composition, Draft, number_drafts
from qa.compose.enumeration import ordinal
from qa.compose.figure import compose_figure
from qa.compose.from_to import compose_rise
from qa.compose.listing import compose_label, compose_list
from qa.compose.office import asks_office_at, compose_office
from qa.compose.person import compose_person
from qa.compose.plan import compose_plan
from qa.compose.plan_sides import compose_plans
from qa.compose.pointed import compose_pointed
from qa.compose.refuse import refuse
from qa.compose.sentence import compose_sentence, whole_of
from qa.compose.several import compose_rivals, compose_several
from qa.compose.stage import asks_stage, compose_stage
from qa.compose.stated import claims_rank, compose_rank, compose_stated
from qa.compose.superlative import compose_superlative
from qa.compose.targets import asks_for_targets, asks_for_targets_of, compose_targets, told_of
from qa.compose.when import compose_when
from qa.compose.yesno import compose_yesno
from qa.contrasts import stages_apart, tells_other
from qa.matching import coverage
from qa.question import Question
from qa.telling import tellings_of
from qa.titled import in_article

_ALL_SAID = 0.95
_VERDICT = compiled("不?是:")
_DEGREE = compiled("[高低大小多少快慢](?=[于过])")
_ASKS_CONTENT = compiled(
    r"(?:行动|工程|计划|机制|改革|战略|攻坚|专项)[\"”]?的?(?:主要|具体)?(?:内容|举措|措施|任务)|[包括有](?:什么|哪些)内容"
)

__all__ = ["Composition", "Findings", "compose", "number_drafts", "refuse"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What retrieval brings: the ranked hits, the best articles' passages in order, facts by passage id."""

    hits: Sequence[Hit]
    articles: Sequence[Sequence[Hit]]
    facts: Mapping[str, tuple[Fact, ...]]
    _bearings: dict[Question, tuple[Bearing, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def bearings(self, question: Question) -> tuple[Bearing, ...]:
        """Return every segment of the hits under the light of *question*.

        Made once for each question: several composers ask for those of one, and what a bearing works out it
        keeps. Gone with the findings, which are one answer's.
        """
        known = self._bearings.get(question)
        if known is None:
            known = self._bearings[question] = tuple(self._made(question))
        return known

    def _made(self, question: Question) -> Iterator[Bearing]:
        asked = {hit.article.id: _in_article(question, hit.article) for hit in self.hits}
        for hit in self.hits:
            facts = self.facts.get(hit.passage.id, ())
            for telling in tellings_of(hit, facts):
                yield Bearing(asked[hit.article.id], telling.segment, facts, telling)


def compose(question: Question, findings: Findings) -> Composition:
    """Compose an answer to *question* from *findings*; nothing when they don't hold one."""
    composed = _compose(question, findings)
    if composed.rows or not question.years:
        return composed
    return replace(composed, drafts=tuple(_noted(draft) for draft in composed.drafts))


def _noted(draft: Draft) -> Draft:
    """Say of a figure that was taken for the asked year's that its article names none."""
    source = draft.sources[0]
    dated = source.article.year or source.passage.year
    if dated or any(find_years(cited.span.of(cited.article.text)) for cited in draft.sources):
        return draft
    return replace(draft, text=f"{draft.text}（文章未注年份）")


def _compose(question: Question, findings: Findings) -> Composition:
    """Compose by the kind of answer that is wanted."""
    if question.outside:
        return Composition()
    changed = compose_change(findings.bearings(_whole(question)), question)
    if changed.drafts:
        return changed
    if question.parts:
        together = _compose_asks(question, findings)
        if together.drafts:
            return together
        compared = compose_comparison(question, lambda part: _compose_one(part, findings))
        if not compared.drafts and question.wanted == "manner":
            return _compose_together(question, findings)
        return compared if compared.drafts else _compose_beside(question, findings)
    if question.rivals:
        return compose_rivals(question, lambda part: _compose_one(part, findings))
    return _compose_one(question, findings, told_apart=True)


def _compose_asks(question: Question, findings: Findings) -> Composition:
    """Answer several asks of one thing from the sentence that states them all."""
    if not asks_in_turn(question):
        return Composition()
    return compose_asks(question, findings.bearings)


def _whole(question: Question) -> Question:
    """The first side of a comparison with all its words: the change is of that one."""
    return replace(question.parts[0], terms=question.terms) if question.parts else question


def _compose_beside(question: Question, findings: Findings) -> Composition:
    """Answer a comparison whose figures can't be told one by one from a clause or sentence that states it."""
    told = [_compose_one(part, findings) for part in question.parts]
    if _is_told_of_all(question, told) or _holds_against(question, told):
        return told[0]
    first = replace(question.parts[0], wanted="yesno")
    stated = compose_stated(findings.bearings(first), question)
    if not stated.drafts:
        stated = compose_sentence(findings.bearings(whole_of(question)), question)
    said = "".join(fold(draft.text) for draft in stated.drafts)
    stages = (stage for _, stage in stages_apart(fold(question.text)))
    return stated if all(stage in said for stage in stages) else Composition()


def _is_told_of_all(question: Question, told: Sequence[Composition]) -> bool:
    """Tell whether one clause that names every place answers for each: 在甲、乙地区放流5万尾."""
    said = {tuple(draft.text for draft in composition.drafts) for composition in told}
    [only] = said if len(said) == 1 else [()]
    return len(only) == 1 and len(question.places) > 1 and all(place in only[0] for place in question.places)


def _holds_against(question: Question, told: Sequence[Composition]) -> bool:
    """Tell whether the one clause found holds its figure against the other part itself: 比一季度提高."""
    if len(told) != 2 or len(told[0].drafts) != 1 or told[1].drafts:
        return False
    other = question.parts[1]
    times = [*other.periods, *(f"{year}年" for year in other.years)]
    said = fold(told[0].drafts[0].text)
    return len(times) == 1 and re.search(rf"[比较](?:20\d\d年)?{re.escape(times[0])}", said) is not None


def _compose_together(question: Question, findings: Findings) -> Composition:
    """Answer for what is to be done of several things from the plan that names each of them."""
    composed = _compose_one(replace(question, parts=()), findings)
    said = [(fold(draft.text), 1.0) for draft in composed.drafts]
    return composed if coverage(question.terms, said) >= _ALL_SAID else Composition()


def _compose_one(question: Question, findings: Findings, *, told_apart: bool = False) -> Composition:
    """Answer a question of one part, unless what would be said is of another stage or kind than asked."""
    composed = _compose_kind(question, findings, told_apart=told_apart)
    pointed = question.wanted in ("date", "person", "yesno", "text", "list") and len(composed.drafts) == 1
    if not pointed:
        return composed
    asked, said = fold(question.text), fold(composed.drafts[0].text)
    if _VERDICT.match(said):  # it has been weighed which is above the other
        asked, said = _DEGREE.sub("", asked), _DEGREE.sub("", said)
    if all(tells_other(asked, *clause) for clause in _emphasised(said)):
        return Composition()
    return composed


def _emphasised(said: str) -> list[tuple[str, str]]:
    """The clauses of *said* that hold what it emphasises, each with what stands before it."""
    clauses = [found for found in re.finditer(r"[^,;。]+", said) if "**" in found.group()]
    return [(clause.group(), said[: clause.start()]) for clause in clauses] or [(said, "")]


def _compose_kind(question: Question, findings: Findings, *, told_apart: bool = False) -> Composition:
    """Answer a question of one part, its figure *told_apart* from others of the same thing."""
    if question.byline:
        return compose_byline(question, findings.articles)
    bearings = findings.bearings(question)
    office = compose_office(question, bearings)
    if office.drafts or asks_office_at(question):
        return office
    credit = compose_credit(question, findings.articles)
    if credit.drafts:
        return credit
    charge = compose_charge(bearings)
    if charge.drafts:
        return charge
    contest = compose_superlative(bearings, question) if question.superlative else Composition()
    contest = contest if contest.drafts else compose_contest(bearings, question)
    if contest.drafts or question.superlative:
        return contest
    if claims_rank(question):
        return compose_rank(bearings, question)
    if asks_stage(question):
        return compose_stage(bearings, question)
    stated = compose_stated(bearings, question)
    if stated.drafts:
        return stated
    labelled = compose_label(question, findings.articles)
    if labelled.drafts:
        return labelled
    described = compose_described(bearings, question)
    if described.drafts:
        return described
    if question.kind and asks_for_targets(question):
        targets = compose_targets(bearings, question.kind)
        if targets.drafts:
            return targets
    if asks_for_targets_of(question):
        targets = compose_targets(told_of(bearings), "goal")
        if targets.drafts:
            return targets
    aspect = compose_aspect(question, findings.articles)
    if aspect.drafts:
        return aspect
    match question.wanted:
        case "figure":
            return (
                compose_rise(question, compose_several(bearings)) if told_apart else compose_figure(bearings)
            )
        case "list":
            listed = compose_list(bearings, question, findings.articles)
            return _or_content(_or_closings(listed, question, findings), question, findings)
        case "manner":
            return compose_plans(question, lambda part: _plan(part, findings))
        case "yesno":
            return compose_yesno(bearings, question)
        case "definition":
            return _or_closings(compose_definition(bearings), question, findings)
        case "date":
            appointed = compose_appointment(question, findings.articles)
            return appointed if appointed is not None else compose_when(question, bearings, findings.articles)
        case "person":
            return compose_person(bearings)
        case _:
            return _or_content(compose_pointed(bearings), question, findings)


def _plan(question: Question, findings: Findings) -> Composition:
    return compose_plan(findings.bearings(question), question, findings.articles)


def _or_closings(composed: Composition, question: Question, findings: Findings) -> Composition:
    """Say what a coined term counts sentence by sentence, where nothing lists it."""
    return composed if composed.drafts else compose_closings(question, findings.articles)


def _or_content(composed: Composition, question: Question, findings: Findings) -> Composition:
    """Say what a named action consists of, where that is asked or only its heading was found."""
    if question.pick or not (_ASKS_CONTENT.search(fold(question.text)) or _only_heads(composed)):
        return composed
    plan = compose_plan(findings.bearings(question), question, findings.articles)
    said = "\n".join(fold(draft.text) for draft in plan.drafts)
    return plan if plan.drafts and not leaves_unsaid(question, said) else composed


def _only_heads(listed: Composition) -> bool:
    """Tell whether nothing is quoted but the heading before what it heads: （四）招商引资行动。"""
    if len(listed.drafts) != 1:
        return False
    text, passage = listed.drafts[0].text, listed.drafts[0].sources[0].passage.text
    return ordinal(text) is not None and passage.startswith(f"{text}。") and len(passage) > len(text) + 1


def _in_article(question: Question, article: Article) -> Question:
    return in_article(_since_then(_dated(question, article), article), article.title)


def _since_then(question: Question, article: Article) -> Question:
    """Read 2023年以来 also as 今年以来 in what was written that year."""
    spelt = {f"{article.year}年以来", f"{article.year}年起"}
    terms = tuple(
        replace(term, forms=(*term.forms, "今年以来", "今年起", "年初以来")) if term.text in spelt else term
        for term in question.terms
    )
    return question if terms == question.terms else replace(question, terms=terms)


def _dated(question: Question, article: Article) -> Question:
    """Read 去年 as the year before the one that *article* speaks in."""
    if question.relative is None or article.year is None or question.wanted != "figure":
        return question
    return replace(question, years=(article.year + question.relative,))
