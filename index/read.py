"""A file's text in, articles out, with what the user corrects; knows nothing of formats or passages."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.asides import find_writers
from index.encodings import decode
from index.errors import ArticleError
from index.files.convert import DEFAULT_MAX_MB, read_text
from index.layout import Block, find_blocks
from index.masthead import find_title
from index.partition import article_starts
from index.passage import Article, Span
from index.speaking import find_date, find_year
from index.whereabouts import find_place

SETTINGS_NAME = "articles.toml"
_MAX_MB = "max_mb"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a user states about one article, in place of what the rules find."""

    title: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleSettings:
    """What `articles.toml` says: corrections by article id, and how many MB of text a file may hold."""

    corrections: Mapping[str, Correction] = field(default_factory=dict)
    max_mb: float = DEFAULT_MAX_MB

    def of(self, article_id: str) -> Correction:
        """Return the correction of one article, empty when none is given."""
        return self.corrections.get(article_id, Correction())


def load_settings(folder: Path) -> ArticleSettings:
    """Read the optional `articles.toml` beside the articles: a table per file, or per "file#2"; `max_mb`."""
    path = folder / SETTINGS_NAME
    if not path.is_file():
        return ArticleSettings()
    try:
        tables = tomllib.loads(decode(path.read_bytes()))
    except tomllib.TOMLDecodeError as error:
        raise ArticleError(f"{path} 不是正确的 TOML：{error}。请改正后再运行。") from error
    max_mb = tables.pop(_MAX_MB, DEFAULT_MAX_MB)
    if not isinstance(max_mb, int | float) or isinstance(max_mb, bool) or not 0 < max_mb < 1e6:
        raise ArticleError(
            f"{path}：{_MAX_MB} = {max_mb!r} 不对，请写一个文件最多多少 MB 文字，例如 {_MAX_MB} = 20。"
        )
    corrections = {name: _correction(path, name, table) for name, table in tables.items()}
    return ArticleSettings(corrections, max_mb)


_TYPES = {"title": str, "date": datetime.date, "place": str, "year": int}


def _correction(path: Path, name: str, table: object) -> Correction:
    if not isinstance(table, dict):
        raise ArticleError(f'{path}：每篇文章写成一个表，例如 ["{name}"]，下面写 title、date、place、year。')
    for key, value in table.items():
        if key not in _TYPES or not isinstance(value, _TYPES[key]) or isinstance(value, bool):
            raise ArticleError(
                f'{path}：["{name}"] 的 {key} = {value!r} 不认识。'
                "可写 title、place（文字），date（如 2023-01-09），year（如 2023）。"
            )
    return Correction(**table)


@dataclass(frozen=True, slots=True)
class FileReading:
    """The articles of one file, in order, and what of the file is not in them."""

    articles: tuple[Article, ...]
    note: str = ""


def read_file(path: Path, name: str, settings: ArticleSettings | None = None) -> FileReading:
    """Return the articles of one file; a file holds one or several."""
    settings = settings or ArticleSettings()
    try:
        converted = read_text(path, settings.max_mb)
    except OSError as error:
        raise ArticleError(f"{name}：读不了文件（{error.strerror}）。请检查权限后再试。") from error
    except ArticleError as error:
        raise ArticleError(f"{name}：{error}") from error
    return FileReading(split_text(converted.text, name, settings), converted.note)


def read_articles(path: Path, name: str, settings: ArticleSettings | None = None) -> tuple[Article, ...]:
    """Return the articles of one file alone."""
    return read_file(path, name, settings).articles


def split_text(text: str, name: str, settings: ArticleSettings) -> tuple[Article, ...]:
    """Return the articles that *text* holds; their spans part it without gaps."""
    blocks = find_blocks(text)
    if not blocks:
        raise ArticleError(f"{name}：文件里没有文字。请放入文章正文，或删除该文件。")
    starts = article_starts(text, blocks)
    stops = [*starts[1:], len(blocks)]
    edges = [0, *(blocks[start].span.start for start in starts[1:]), len(text)]
    parts = [blocks[start:stop] for start, stop in zip(starts, stops, strict=True)]
    articles = [
        _article(text, name, part, Span(edges[part - 1], edges[part]), parts[part - 1], settings)
        for part in range(1, len(parts) + 1)
    ]
    return tuple(_dated_as(article, articles, part) for article, part in zip(articles, parts, strict=True))


def _dated_as(article: Article, printed_together: Sequence[Article], blocks: Sequence[Block]) -> Article:
    """Give an article of unknown year or date those of the ones printed with it, where these agree."""
    years = {other.year for other in printed_together if other.year}
    dates = {other.date for other in printed_together if other.date}
    year = article.year or (years.pop() if len(years) == 1 else None)
    date = article.date or find_date(blocks, year)
    if not date and len(dates) == 1 and year in (None, *(day.year for day in dates)):
        date = dates.pop()
    return replace(article, year=year, date=date)


def _article(
    text: str, name: str, part: int, span: Span, blocks: Sequence[Block], settings: ArticleSettings
) -> Article:
    given = settings.of(name if part == 1 else f"{name}#{part}")
    year = given.year or (given.date.year if given.date else find_year(blocks))
    return Article(
        name=name,
        text=text,
        span=span,
        title=given.title or find_title(blocks, Path(name).stem),
        date=given.date or find_date(blocks, year),
        place=given.place or find_place(blocks),
        year=year,
        byline=find_writers([block.text for block in blocks if not block.level]),
        part=part,
    )
