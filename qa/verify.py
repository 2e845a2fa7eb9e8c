"""The gate that every statement passes, whoever wrote it: what it says must stand in its cited spans.

Figures with their units, dates, Latin words, quoted terms and place names of the statement are looked for in
the text of its citations. It knows nothing of questions or of how the statement came about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index import find_places, fold
from qa.answer import Statement

_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*\s*(?:个百分点|%|‰|[一-鿿])?|[一二三四五六七八九十百千万亿两〇零]{2,}[一-鿿]?|[一二三四五六七八九十两]+(?=[个家项所名位大年月日号倍成条])[一-鿿]"
)
_LATIN = re.compile(r"[a-z][a-z0-9.+-]*")
_QUOTED = re.compile(r"[“\"「『]([^”\"」』]+)[”\"」』]")
_LAYOUT = re.compile(r"[\s*]")


def unsupported(statement: Statement) -> tuple[str, ...]:
    """Return the figures, dates, names and quoted terms of *statement* that its cited spans don't say."""
    said = _bare(statement.text)
    cited = "\n".join(dict.fromkeys(_bare(citation.quote) for citation in statement.citations))
    return tuple(token for token in dict.fromkeys(_tokens(said)) if not _stands_in(token, cited))


def holds(statement: Statement) -> bool:
    """Tell whether *statement* may leave the bot; a computed one rests on cited operands instead."""
    return statement.computed or not unsupported(statement)


def _bare(text: str) -> str:
    return _LAYOUT.sub("", fold(text))


def _tokens(said: str) -> Iterable[str]:
    for found in _NUMBER.finditer(said):
        yield found.group()
    for found in _LATIN.finditer(said):
        yield found.group()
    for found in _QUOTED.finditer(said):
        yield found.group(1)
    for mention in find_places(said):
        yield mention.span.of(said)


def _stands_in(token: str, cited: str) -> bool:
    """Look for *token* whole: its digits not glued to further digits."""
    before = r"(?<![\d.])" if token[0].isdigit() else ""
    after = r"(?![\d.])" if token[-1].isdigit() else ""
    return re.search(before + re.escape(token) + after, cited) is not None
