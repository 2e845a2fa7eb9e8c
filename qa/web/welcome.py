"""What a reader sees before the first question: the heading and what is in the library."""

from __future__ import annotations

from qa.web.library import Holdings
from qa.web.markup import escape
from qa.web.wording import Words

_SHOWN_PLACES = 4


def heading_text(words: Words) -> str:
    """Return the heading of the page as Markdown."""
    return f"# {words['product']}\n\n{words['promise']}"


def welcome_text(words: Words, holdings: Holdings) -> str:
    """Return the greeting as Markdown: how many articles, about which places and years."""
    if not holdings.articles:
        return f"## {words['welcome']}\n\n{words['holdings_empty']}"
    parts = [words["holdings"].format(articles=len(holdings.articles))]
    if holdings.places:
        parts.append(_describe_places(words, holdings.places))
    if holdings.years:
        parts.append(words["holdings_years"].format(years=_describe_years(holdings.years)))
    facts = " · ".join(escape(part) for part in parts)
    library = f"[{words['library']}](library)"
    return f"## {words['welcome']}\n\n{facts} · {library}\n\n{words['welcome_hint']}"


def _describe_places(words: Words, places: tuple[str, ...]) -> str:
    named = words["holdings_places"].format(places=words["place_separator"].join(places[:_SHOWN_PLACES]))
    if len(places) <= _SHOWN_PLACES:
        return named
    return named + words["holdings_more_places"].format(count=len(places))


def _describe_years(years: tuple[int, ...]) -> str:
    first, last = years[0], years[-1]
    return str(first) if first == last else f"{first}–{last}"
