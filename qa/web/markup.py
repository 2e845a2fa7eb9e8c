"""Paints an answer as chat Markdown; every character of articles and users is escaped here.

Only this module's own marks reach the page as marks. Offsets travel in the links, never in ids or data
attributes, which the chat's sanitizer drops.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle

from index import Article, compiled
from qa.answer import Answer, Citation, Hit, Statement, Table
from qa.web.links import chart_link, citation_link, related_link
from qa.web.wording import Words

# Not the signs that become entities: a backslash before `&gt;` would show the entity itself.
_MARKDOWN = compiled(r"([\\`*_{}\[\]()#+\-.!|~$=:@/])")
_ESCAPED = compiled(r"\\([\\`*_{}\[\]()#+\-.!|~$=:@/])")
_BOLD = compiled(r"\*\*(.+?)\*\*")
_QUOTE_LIMIT = 120
_RELATED_LIMIT = 80
_CARD_LIMIT = 200
# Parts title, date and quote of a marker's card; `escape` leaves none of these in them.
_CARD_BREAK = "\x1f"
# Keeps a marker on the line that it belongs to: a Chinese line may end before any figure.
_STAY = "\u2060"


def escape(text: str) -> str:
    """Make *text* show letter for letter inside one Markdown paragraph or table cell."""
    # Entities are made last: those of quotes contain a "#".
    return html.escape(_MARKDOWN.sub(r"\\\1", " ".join(text.split())), quote=True)


def escape_lines(text: str) -> str:
    """Make *text* show letter for letter, keeping its line breaks."""
    return "\n".join(escape(line) for line in text.strip().splitlines())


def unescape(painted: str) -> str:
    """Return the text that `escape_lines` made show letter for letter."""
    return _ESCAPED.sub(r"\1", html.unescape(painted))


def paint_answer(answer: Answer, words: Words) -> str:
    """Paint the statements with their markers and the sources below, or the refusal."""
    read = [paint_correction(pair, words) for pair in answer.corrected]
    if answer.abstained:
        return "\n\n".join([*read, paint_refusal(answer, words)])
    chart = [f"[{words['chart']}]({chart_link(answer.points)})"] if answer.points else []
    return "\n\n".join([*read, paint_statements(answer), *chart, paint_sources(answer, words)])


def paint_correction(corrected: tuple[str, str], words: Words) -> str:
    """Paint which word of the question was taken for misspelt, and what it was read as."""
    written, read = corrected
    return f"<em>{words['corrected'].format(written=escape(written), read=escape(read))}</em>"


def paint_statements(answer: Answer) -> str:
    """Paint what is said: a table, a numbered list or sentences, each with its markers."""
    if answer.table is not None:
        return _paint_table(answer.table, answer.statements)
    painted = [_paint_statement(s) for s in answer.statements]
    if answer.listed:
        return "\n".join(f"{i}. {line}" for i, line in enumerate(painted, 1))
    return "\n\n".join(painted)


def paint_sources(answer: Answer, words: Words) -> str:
    """Paint the cited articles with title, date and quotes, after a word on how much evidence there is."""
    lines = [f"<strong>{words['sources']}</strong> · {_evidence(answer, words)}", ""]
    for citations in _by_article(answer.citations).values():
        lines.append(_paint_article(citations[0].article, words))
        lines += [f"    - {_marker(c)} “{escape(_clip(c.quote, _QUOTE_LIMIT))}”" for c in citations]
    return "\n".join(lines)


def paint_refusal(answer: Answer, words: Words) -> str:
    """Paint what is missing, then the nearest passages, marked as no answer and without a number."""
    lines = [escape_lines(answer.refusal) or words["not_found"]]
    if answer.related:
        lines += ["", f"<strong>{words['related']}</strong>{words['related_note']}", ""]
        lines += _paint_related(answer.related, words)
    return "\n".join(lines)


def _paint_statement(statement: Statement) -> str:
    by_number = {c.number: c for c in statement.citations}
    return paint_bold(statement.text) + "".join(map(_marker, by_number.values()))


def paint_bold(text: str) -> str:
    """Escape *text* but for its `**bold**`.

    The bold is painted as HTML: CommonMark leaves `**` open when it follows a sign such as % and a
    Chinese character comes next.
    """
    return "".join(
        f"<strong>{escape(part)}</strong>" if is_bold else _escape_keeping_edges(part)
        for part, is_bold in zip(_BOLD.split(text), cycle([False, True]), strict=False)
    )


def _escape_keeping_edges(text: str) -> str:
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return left + escape(text) + right


def _paint_table(table: Table, statements: Sequence[Statement]) -> str:
    lines = [_row(map(escape, table.header)), _row(["---"] * len(table.header))]
    for head, cells in table.rows:
        lines.append(_row([escape(head), *(_paint_statement(c) if c else "—" for c in cells)]))
    outside = [_paint_statement(s) for s in statements if table.leaves_out(s)]
    return "\n\n".join(["\n".join(lines), *outside])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _also(article: Article, words: Words) -> str:
    if not article.also:
        return ""
    return " · " + escape(words["also"].format(names=words["place_separator"].join(article.also)))


def _marker(citation: Citation) -> str:
    link = citation_link(citation.article, citation.span)
    date = str(citation.article.date or "")
    card = _CARD_BREAK.join(map(escape, (citation.article.title, date, _clip(citation.quote, _CARD_LIMIT))))
    return f'{_STAY}[{citation.number}]({link} "{card}")'


def _paint_related(related: Iterable[Hit], words: Words) -> list[str]:
    """Paint the nearest passages below the articles they stand in, each a link to where it stands."""
    grouped: dict[str, list[Hit]] = {}
    for hit in related:
        grouped.setdefault(hit.article.id, []).append(hit)
    lines = []
    for hits in grouped.values():
        lines.append(_paint_article(hits[0].article, words))
        for hit in hits:
            link = related_link(hit.article, hit.passage.span)
            lines.append(f"    - [{escape(_clip(hit.passage.text, _RELATED_LIMIT))}]({link})")
    return lines


def _paint_article(article: Article, words: Words) -> str:
    date = str(article.date) if article.date else words["no_date"]
    return f"- 《{escape(article.title)}》 {escape(date)}{_also(article, words)}"


def _evidence(answer: Answer, words: Words) -> str:
    citations = answer.citations
    articles = len(_by_article(citations))
    if len(citations) == 1:
        return f'<span class="weak">{words["evidence_single"]}</span>'
    kind = "evidence_same" if articles == 1 else "evidence_several"
    return words[kind].format(count=len(citations), articles=articles)


def _by_article(citations: Iterable[Citation]) -> Mapping[str, list[Citation]]:
    grouped: dict[str, list[Citation]] = {}
    for citation in citations:
        grouped.setdefault(citation.article.id, []).append(citation)
    return grouped


def _clip(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
