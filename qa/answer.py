"""The nouns of an answer; markers are painted here and nowhere parsed back."""

from __future__ import annotations

from dataclasses import dataclass, field

from index import Article, Kind, Passage, Span, unwrap


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage with its article; a higher score is better."""

    passage: Passage
    article: Article
    score: float
    signals: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A character span of an article that a statement rests on; `number` is what its marker shows."""

    number: int
    article: Article
    passage: Passage
    span: Span

    @property
    def quote(self) -> str:
        """The cited characters, shown without layout."""
        return unwrap(self.span.of(self.article.text))


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, plain text but for `**bold**`, with the citations it rests on.

    `computed` marks what no article says literally (a difference of two cited figures); its text
    says so too.
    """

    text: str
    citations: tuple[Citation, ...]
    computed: bool = False

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a statement needs a citation: {self.text!r}")

    @property
    def plain(self) -> str:
        """The text without the marks of bold."""
        return self.text.replace("**", "")

    @property
    def marked(self) -> str:
        """The plain text followed by its markers, `…[1][2]`."""
        return self.plain + "".join(f"[{number}]" for number in self.numbers)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its citations, each once, in order."""
        return tuple(dict.fromkeys(c.number for c in self.citations))


@dataclass(frozen=True, slots=True)
class Table:
    """Statements side by side: a cell is one of the answer's or cut out of one, None where none is."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Statement | None, ...]], ...]

    def leaves_out(self, statement: Statement) -> bool:
        """Tell whether no cell says anything of *statement*, so that it must be said below."""
        cells = (cell for _, row in self.rows for cell in row if cell)
        return not any(c.plain in statement.plain and c.numbers == statement.numbers for c in cells)


@dataclass(frozen=True, slots=True)
class Point:
    """A figure to draw: what stands by it, what it is of, and its value in `unit`, below zero for a decline.

    `growth` tells a rate of growth from a level; `text` is the figure as it is written; `citation` is the
    number of the marker that proves it.
    """

    label: str
    place: str | None
    indicator: str
    year: int | None
    kind: Kind
    value: float
    unit: str
    growth: bool
    text: str
    citation: int

    @property
    def axis(self) -> tuple[str, bool]:
        """What it has in common with the points that it can be drawn beside."""
        return self.unit, self.growth


@dataclass(frozen=True, slots=True)
class Choice:
    """A question that the articles answer, offered for one that they don't; its label is shown."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot says; no statements means that the articles don't say.

    `statements` are shown in order, as a list when `listed`. `table` lays the same statements out side by
    side, and of its figures `points` can be drawn. `refusal` says what is missing; `related` are the nearest
    passages, offered as such and never as the answer. `choices` are what may have been meant. `corrected`
    pairs each word of the question that was taken for misspelt with the one it was read as.
    """

    question: str
    statements: tuple[Statement, ...] = ()
    related: tuple[Hit, ...] = ()
    refusal: str = ""
    listed: bool = False
    table: Table | None = field(default=None)
    points: tuple[Point, ...] = ()
    seconds: float = 0.0
    corrected: tuple[tuple[str, str], ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def abstained(self) -> bool:
        """True when the articles don't say."""
        return not self.statements

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations, each number once, in the order of their numbers."""
        by_number = {c.number: c for s in self.statements for c in s.citations}
        return tuple(by_number[number] for number in sorted(by_number))

    @property
    def text(self) -> str:
        """The statements with their markers, without the list of sources; or the refusal."""
        if self.abstained:
            return self.refusal
        if self.table is not None:
            return _table_text(self.table, self.statements)
        if self.listed:
            return "\n".join(f"{i}、{s.marked}" for i, s in enumerate(self.statements, 1))
        return "\n".join(s.marked for s in self.statements)

    def __str__(self) -> str:
        read = [f"（把“{written}”当作“{meant}”来回答）" for written, meant in self.corrected]
        if self.abstained:
            return "\n".join([*read, self.text, *_choice_lines(self.choices), *_related_lines(self.related)])
        return "\n".join([*read, self.text, "", "来源：", *(_source_line(c) for c in self.citations)])


def _table_text(table: Table, statements: tuple[Statement, ...]) -> str:
    lines = ["| " + " | ".join(table.header) + " |", "|" + " --- |" * len(table.header)]
    for head, cells in table.rows:
        painted = [cell.marked if cell else "—" for cell in cells]
        lines.append("| " + " | ".join([head, *painted]) + " |")
    lines += [s.marked for s in statements if table.leaves_out(s)]
    return "\n".join(lines)


def _source_line(citation: Citation) -> str:
    date = f"（{citation.article.date}）" if citation.article.date else ""
    names = "、".join((citation.article.name, *citation.article.also))
    return f"[{citation.number}] 《{citation.article.title}》{date} {names}：“{citation.quote}”"


def _choice_lines(choices: tuple[Choice, ...]) -> list[str]:
    return ["", "可以问：", *(f"- {choice.question}" for choice in choices)] if choices else []


def _related_lines(related: tuple[Hit, ...]) -> list[str]:
    if not related:
        return []
    return [
        "",
        "相近内容（不是答案）：",
        *(f"- 《{h.article.title}》：{h.passage.text[:60]}…" for h in related),
    ]
