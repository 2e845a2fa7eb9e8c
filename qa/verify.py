"""The gate that every statement passes, whoever wrote it: what it says must stand in its cited spans.

Words quoted as they stand pass. Otherwise each figure, year, Latin word, quoted term and name is looked for,
and a figure must be the one that its words fit best: a neighbour's is not its own. A computed figure must
follow from two cited ones. It knows nothing of questions or of how the statement came about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import permutations, product

from index import compiled, find_places, find_years, fold, place_relation, word_weight
from qa.answer import Citation, Statement
from qa.claims import Claim, claims_of, likeness
from qa.days import days_told

_LATIN = compiled(r"[a-z][a-z0-9.+-]*")
_QUOTED = compiled(r"[\"'](.+?)[\"']|[「『《](.+?)[」』》]")
_LAYOUT = compiled(r"[\s*]")
_CELLS = compiled(r"\s*[|\u3000]\s*")
_FORM_OF_PLACE = compiled(r"(?=([一-鿿]{2})(新区|街道|[省市县区州镇乡旗]))")
_KNOWN_WORD = 10.9
"""Words the general dictionary knows weigh less (`word_weight`)."""

_NUMERAL = r"\d.一二三四五六七八九十百千万亿两零"
_COMPARES = compiled(r"^(?P<one>.+?)比(?P<other>.+?)(?P<way>[高多快大低少慢小])(?P<apart>[\d.].*?)(?:\(|$)")
_LEADS = compiled(r"^(?P<one>.+?)(?P<falls>降幅)?最(?P<way>[高多快大低少慢小重长])(?:\(|$)")
_DATES = compiled(r"^(?P<one>.+?)[更最](?P<way>[早晚])(?:\(|$)")
_LESS = "低少慢小"


def unsupported(statement: Statement) -> tuple[str, ...]:
    """Return the figures, years, names and quoted terms of *statement* that its cited spans don't say."""
    said = _bare(statement.text)
    quotes = [_bare(citation.quote) for citation in statement.citations]
    if statement.computed:
        return () if _follows(said, statement.citations) else (said,)
    if any(_quotes(quote, said) for quote in quotes):
        return ()
    cited = "\n".join(dict.fromkeys(quotes))
    loose = [token for token in _words(said) if not _stands_in(token, cited)]
    loose += [token for token in _places(said) if not _names(cited, token)]
    return tuple(dict.fromkeys([*loose, *_loose_claims(said, statement.citations)]))


def holds(statement: Statement) -> bool:
    """Tell whether *statement* may leave the bot."""
    return not unsupported(statement)


def _bare(text: str) -> str:
    """Fold *text* and drop its blanks, but for those that keep the cells of a table's row apart."""
    return _LAYOUT.sub("", fold(_CELLS.sub("|", text)))


def _quotes(quote: str, said: str) -> bool:
    """Tell whether *said* is cut out of *quote* without cutting a number or a “not”."""
    said = said.strip("|。,;:、")
    before = rf"(?<![{_NUMERAL}])" if re.match(rf"[{_NUMERAL}]", said) else ""
    before += r"(?<!\d,)" if re.match(r"\d{3}(?!\d)", said) else ""  # 741 is not said by 1,741
    after = r"(?![\d.%‰十百千万亿]|,\d{3}(?!\d))" if re.search(rf"[{_NUMERAL}]$", said) else ""
    return bool(said) and re.search(f"(?<![不未没]){before}{re.escape(said)}{after}", quote) is not None


def _words(said: str) -> Iterator[str]:
    for found in _LATIN.finditer(said):
        yield found.group()
    for found in _QUOTED.finditer(said):
        yield found.group(1) or found.group(2)


def _stands_in(token: str, cited: str) -> bool:
    """Look for *token* whole: its digits not glued to further digits."""
    after = r"(?![\d.])" if token[-1].isdigit() else ""
    return re.search(re.escape(token) + after, cited) is not None


def _places(said: str) -> Iterator[str]:
    """The places *said* names: known ones, and words in the form of a place that no list knows."""
    for mention in find_places(said):
        yield mention.span.of(said)
    for match in _FORM_OF_PLACE.finditer(said):
        stem, name = match[1], match[1] + match[2]
        if word_weight(stem) > _KNOWN_WORD and word_weight(name) > _KNOWN_WORD:
            yield name


def _names(cited: str, place: str) -> bool:
    if place in cited:
        return True
    return any(place_relation(place, mention.name) == "same" for mention in find_places(cited))


def _loose_claims(said: str, citations: Iterable[Citation]) -> list[str]:
    citations = tuple(citations)
    cited = [claim for citation in citations for claim in _claims(citation)]
    years = {citation.article.year for citation in citations}
    speaking = years.pop() if len(years) == 1 else None
    return [claim.text for claim in claims_of(said, speaking) if not _is_cited(claim, cited)]


def _claims(citation: Citation) -> tuple[Claim, ...]:
    return claims_of(_bare(citation.quote), citation.article.year)


def _is_cited(claim: Claim, cited: Iterable[Claim]) -> bool:
    """Tell whether of the cited figures in its unit one that *claim*'s words fit best agrees with it."""
    alike = [(likeness(claim, other), claim.agrees(other)) for other in cited if other.unit == claim.unit]
    best = max((score for score, _ in alike), default=0.0)
    return any(agrees for score, agrees in alike if score >= best)


def _follows(said: str, citations: tuple[Citation, ...]) -> bool:
    """Tell whether what *said* computes follows from two cited figures, each of its own place and year."""
    compared = _COMPARES.match(said)
    leads = _LEADS.match(said)
    if leads:
        lowest = (leads["way"] in _LESS) != bool(leads["falls"])
        return _is_extreme(leads["one"], lowest, citations)
    if dated := _DATES.match(said):
        return _is_first(dated["one"], dated["way"] == "晚", citations)
    if compared is None:
        return _differences(said, citations)
    one, other = compared["one"], compared["other"]
    apart = next((c for c in claims_of(compared["apart"], None) if c.value), None)
    if apart is None or one == other:
        return False
    if compared["way"] in _LESS:
        one, other = other, one
    return any(
        _differ_by(higher, lower, apart.value[0], apart.unit) and _about(one, a) and _about(other, b)
        for a, b in product(citations, repeat=2)  # both may stand in one row of a table
        for higher in _claims(a)
        for lower in _claims(b)
    )


def _is_extreme(label: str, least: bool, citations: tuple[Citation, ...]) -> bool:
    """Tell whether a figure of the citation about *label* is matched by none that lies beyond it."""
    sign = -1 if least else 1
    return any(
        claim.unit != "年"
        and claim.value
        and len(rivals := _rivals(claim, citations)) > 1
        and all(min(sign * value for value in values) <= sign * _signed(claim) for values in rivals)
        for citation in citations
        if _about(label, citation)
        for claim in _claims(citation)
    )


def _is_first(label: str, last: bool, citations: tuple[Citation, ...]) -> bool:
    """Tell whether a day of the citation about *label* has none before it, or behind it, in another."""
    told = [days_told(citation.quote, citation.article.year) for citation in citations]
    bounds = [(max if last else min)(days, default=None) for days in told]
    known = [bound for bound in bounds if bound]
    return len(known) == len(citations) and any(
        _about(label, citation) and bound == (max if last else min)(known)
        for citation, bound in zip(citations, bounds, strict=True)
    )


def _rivals(claim: Claim, citations: tuple[Citation, ...]) -> list[list[float]]:
    """The values in the unit of *claim*, citation by citation; a table's head has none."""
    stated = [
        [_signed(c) for c in _claims(citation) if c.value and c.unit == claim.unit] for citation in citations
    ]
    return [values for values in stated if values]


def _differences(said: str, citations: tuple[Citation, ...]) -> bool:
    """Tell whether every figure of *said*, or none if they are the same, is a difference of cited ones."""
    stated: list[tuple[float, str | None]] = [
        (c.value[0], c.unit) for c in claims_of(said, None) if c.value and c.unit != "年"
    ]
    stated += [(0.0, None)] if "相同" in said else []
    return bool(stated) and all(
        any(_differ_by(a, b, value, unit) for a, b in _pairs(citations)) for value, unit in stated
    )


def _twice(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return citations * 2 if len(citations) == 1 else citations


def _pairs(citations: tuple[Citation, ...]) -> Iterator[tuple[Claim, Claim]]:
    for a, b in permutations(_twice(citations), 2):
        yield from ((one, other) for one in _claims(a) for other in _claims(b))


def _differ_by(higher: Claim, lower: Claim, apart: float, unit: str | None = None) -> bool:
    if higher.unit != lower.unit or not higher.value or not lower.value:
        return False
    expected = "个百分点" if higher.unit == "%" else higher.unit
    signed = [_signed(higher), _signed(lower)]
    plain = [higher.value[0], lower.value[0]]
    return unit in (None, expected) and any(abs(a - b - apart) < 1e-6 for a, b in (signed, plain))


def _signed(claim: Claim) -> float:
    """The value of a figure, below zero for a decline."""
    return -claim.value[0] if claim.down else claim.value[0]


def _about(label: str, citation: Citation) -> bool:
    """Tell whether the years and places of *label* are those that *citation* speaks of."""
    passage, article = citation.passage, citation.article
    said = _bare(citation.quote)
    years = {year for mention in find_years(said, article.year) for year in mention.years}
    years |= {year for year in (passage.year or article.year,) if year}
    years |= {y for heading in passage.headings for m in find_years(heading.text) for y in m.years}
    asked = {year for mention in find_years(label) for year in mention.years}
    around = "\n".join([said, _bare(article.title), *(_bare(h.text) for h in passage.headings)])
    homes = [place for place in (passage.place, article.place) if place]
    return asked <= years and all(
        _names(around, place) or any(place_relation(place, home) == "same" for home in homes)
        for place in _places(label)
    )
