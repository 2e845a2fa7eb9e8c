"""Files in, articles out: formats, encodings, settings; knows nothing of passages or stores."""

from __future__ import annotations

import codecs
import datetime
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.asides import find_writers
from index.errors import ArticleError
from index.layout import Block, find_blocks
from index.masthead import find_title
from index.partition import article_starts
from index.passage import Article, Span
from index.speaking import find_date, find_year
from index.whereabouts import find_place

SUFFIXES = (".txt", ".md")
SETTINGS_NAME = "articles.toml"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a user states about one article, in place of what the rules find."""

    title: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleSettings:
    """The corrections of `articles.toml`, by article id."""

    corrections: Mapping[str, Correction] = field(default_factory=dict)

    def of(self, article_id: str) -> Correction:
        """Return the correction of one article, empty when none is given."""
        return self.corrections.get(article_id, Correction())


def find_files(folder: Path) -> tuple[Path, ...]:
    """Return the article files below *folder*, sorted; hidden ones and links out of it are skipped."""
    if not folder.is_dir():
        raise ArticleError(
            f"找不到文章文件夹：{folder}。请检查路径，或先建立该文件夹并放入 .txt 或 .md 文章。"
        )
    root = folder.resolve()
    found = (
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
        and path.resolve().is_relative_to(root)
    )
    return tuple(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


def decode(data: bytes) -> str:
    """Return the text of a file, its encoding judged over the whole of it; newlines unified."""
    text = _decoded(data)
    if text is None or "\0" in text:
        raise ArticleError(
            "不是可以识别的文本（支持 UTF-8、UTF-16、GB18030/GBK）。请另存为 UTF-8 文本后再试。"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _try(data, encoding)
    candidates = (
        ["utf-16-le", "utf-16-be"] if b"\0" in data else ["utf-8", "gb18030", "utf-16-le", "utf-16-be"]
    )
    texts = [text for encoding in candidates if (text := _try(data, encoding)) is not None]
    if b"\0" not in data and texts and _try(data, "utf-8") is not None:
        return texts[0]
    return max((text for text in texts if _plausible(text) > 0.7), key=_plausible, default=None)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plausible(text: str) -> float:
    """Return the share of characters one expects in Chinese text, frequent ones weighing more."""
    if not text:
        return 1.0
    common = sum(char in "的一是在了和中大为上年市区地发展国会工作要，。、“”；\n" for char in text)
    known = sum(
        char in "\n\r\t"
        or " " <= char <= "~"
        or "\u4e00" <= char <= "\u9fa5"
        or "\u2010" <= char <= "\u266f"
        or "\u3000" <= char <= "\u3020"
        or "\uff01" <= char <= "\uffe5"
        or char in "·°±×÷\xa0"
        for char in text
    )
    return known / len(text) + min(common / len(text), 0.2)


def load_settings(folder: Path) -> ArticleSettings:
    """Read the optional `articles.toml` beside the articles: a table per file, or per "file#2"."""
    path = folder / SETTINGS_NAME
    if not path.is_file():
        return ArticleSettings()
    try:
        tables = tomllib.loads(decode(path.read_bytes()))
    except tomllib.TOMLDecodeError as error:
        raise ArticleError(f"{path} 不是正确的 TOML：{error}。请改正后再运行。") from error
    return ArticleSettings({name: _correction(path, name, table) for name, table in tables.items()})


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


def read_articles(path: Path, name: str, settings: ArticleSettings | None = None) -> tuple[Article, ...]:
    """Return the articles of one file, in order; a file holds one or several."""
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise ArticleError(f"{name}：读不了文件（{error.strerror}）。请检查权限后再试。") from error
    except ArticleError as error:
        raise ArticleError(f"{name}：{error}") from error
    return split_text(text, name, settings or ArticleSettings())


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
