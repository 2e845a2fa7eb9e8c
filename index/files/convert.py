"""A file to the text of its article, by its kind; says in one sentence what is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from index.encodings import decode
from index.errors import ArticleError
from index.files.archive import container_of, read_member, too_large
from index.files.folder import PLAIN, WEB_PAGES, how_to_convert

DEFAULT_MAX_MB = 10
_BULK = 10  # a document with its pictures may be this many times as large as its text
_LIBRARIES = {"html": "lxml", "docx": "python-docx", "pdf": "pdfplumber"}


@dataclass(frozen=True, slots=True)
class Converted:
    """The text that an article's spans point into, and what of the file is not in it."""

    text: str
    note: str = ""


def read_text(path: Path, max_mb: float = DEFAULT_MAX_MB) -> Converted:
    """Return the text of the file at *path*, which may lie in a zip; raise ArticleError or OSError."""
    if why := how_to_convert(path.name):
        raise ArticleError(why.partition("：")[2])
    suffix = path.suffix.lower()
    limit = int(max_mb * 1e6)
    data = _read_bytes(path, limit if suffix in PLAIN else limit * _BULK)
    converted = _convert(data, suffix)
    size = len(converted.text.encode())
    if size > limit:
        raise ArticleError(f"里的文字{too_large(size, limit)}")
    return converted


def _read_bytes(path: Path, limit: int) -> bytes:
    if container := container_of(path):
        return read_member(container, path.relative_to(container).as_posix(), limit)
    size = path.stat().st_size
    if size > limit:
        raise ArticleError(too_large(size, limit))
    return path.read_bytes()


def _convert(data: bytes, suffix: str) -> Converted:
    if not data.strip():
        raise ArticleError("文件里没有文字。请放入文章正文，或删除该文件。")
    if suffix in WEB_PAGES:
        return Converted(_read_html(data))
    if suffix == ".docx":
        return Converted(_read_docx(data))
    if suffix == ".pdf":
        return _read_pdf(data)
    return Converted(decode(data))


def _read_html(data: bytes) -> str:
    try:
        from index.files.html import read_html
    except ImportError as error:
        raise _missing("html") from error
    return read_html(data)


def _read_docx(data: bytes) -> str:
    try:
        from index.files.docx import read_docx
    except ImportError as error:
        raise _missing("docx") from error
    return read_docx(data)


def _read_pdf(data: bytes) -> Converted:
    try:
        from index.files.pdf import read_pdf
    except ImportError as error:
        raise _missing("pdf") from error
    found = read_pdf(data)
    pages = "、".join(map(str, found.blank_pages[:10])) + ("等" if len(found.blank_pages) > 10 else "")
    return Converted(found.text, f"第 {pages} 页没有文字层，没有读" if pages else "")


def _missing(kind: str) -> ArticleError:
    library = _LIBRARIES[kind]
    return ArticleError(
        f"读 {kind} 文件要用 {library}，还没有安装。"
        f"请运行 pip install 'mubiao[files]'（或 pip install {library}）后再试。"
    )


@cache
def converters() -> str:
    """Name the libraries that convert and their versions: with others a file may read otherwise."""
    return " ".join(f"{name}={_version(name)}" for name in _LIBRARIES.values())


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
