"""The shapes of what programs are sent, for the description of the interface; `qa.records` fills them.

Positions are code-point offsets into the text of the article that is named.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from index import Bound, Change, Kind
from qa.answer import Choice, Point
from qa.web.cited import State
from qa.web.marked import Paragraph


class Shape(BaseModel):
    """What is sent has these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class Problem(Shape):
    """What went wrong."""

    error: str = Field(description="哪里不对，或出错的编号")


class Statement(Shape):
    """One sentence of an answer."""

    text: str
    computed: bool = Field(description="是算出来的，不是原文写的")
    citations: list[int] = Field(description="依据哪几条引文（number）")


class Row(Shape):
    """A row of the table."""

    head: str
    cells: list[Statement | None] = Field(description="null 表示文章里没有")


class Table(Shape):
    """The statements side by side."""

    header: list[str]
    rows: list[Row]


class Source(Shape):
    """Where something stands."""

    article: str = Field(description="文章的 name")
    title: str
    date: str | None
    also: list[str] = Field(description="内容相同的其他文件")
    start: int = Field(description="在文章原文里从第几个字符开始")
    end: int = Field(description="到第几个字符为止")


class Citation(Source):
    """A span of an article that a statement rests on."""

    number: int
    quote: str = Field(description="引文")


class Passage(Source):
    """A passage that is near the question, and no answer to it."""

    text: str
    score: float


class Correction(Shape):
    """A word of the question that was taken for misspelt."""

    written: str
    read: str


class Answer(Shape):
    """What the articles say, or what they lack."""

    question: str
    text: str = Field(description="整个回答，[n] 是引文的编号")
    abstained: bool = Field(description="文章里没有，拒答")
    refusal: str = Field(description="拒答的话")
    corrected: list[Correction] = Field(description="当作错别字的词")
    statements: list[Statement]
    table: Table | None
    points: list[Point] = Field(description="可以画成图的数")
    citations: list[Citation]
    choices: list[Choice] = Field(description="拒答时，能回答的相近问题")
    related: list[Passage] = Field(description="拒答时，相近的段落")
    seconds: float = Field(description="用了几秒")


class Fact(Shape):
    """A goal or a result."""

    title: str = Field(description="文章的标题")
    date: str | None = Field(description="文章的日期")
    place: str | None
    year: int | None
    indicator: str
    kind: Kind
    text: str = Field(description="数值的原文")
    value: float
    upper: float | None = Field(description="是一个范围时，它的上限")
    unit: str
    bound: Bound
    change: Change
    article: str
    start: int
    end: int
    quote: str
    link: str = Field(description="在问答页里打开出处")
    page: str = Field(description="出处自己的网页")


class Facts(Shape):
    """A page of the goals and results."""

    total: int = Field(description="符合条件的共几行")
    offset: int
    limit: int
    facts: list[Fact]


class Counted(Shape):
    """A value of a slot."""

    value: str | int
    rows: int


class Choices(Shape):
    """The values of each slot."""

    places: list[Counted]
    years: list[Counted]
    indicators: list[Counted]
    kinds: list[Counted]


class Article(Shape):
    """What is known of an article."""

    name: str
    title: str
    date: str | None
    place: str | None
    year: int | None
    also: list[str] = Field(description="内容相同的其他文件")


class Became(Shape):
    """What became of the words that were cited."""

    state: State
    then: str = Field(description="当时的引文")


class ArticleText(Article):
    """An article with its text."""

    text: str
    paragraphs: list[Paragraph]
    cited: Became


class Gone(Problem):
    """The article is not in stock."""

    cited: Became


class Health(Shape):
    """The server lives."""

    status: Literal["ok"]


class Status(Shape):
    """What the server answers from."""

    status: Literal["ready", "rebuilding"]
    server: str = Field(description="服务每次启动都不同")
    generation: str = Field(description="索引的版本")
    articles: int
