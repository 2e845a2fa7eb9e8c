"""Which files of a folder are articles, and which are of a kind that has to be converted first."""

from __future__ import annotations

import os
from pathlib import Path

from index.errors import ArticleError

PLAIN = (".txt", ".md")
WEB_PAGES = (".html", ".htm")
ARCHIVE = ".zip"
SUFFIXES = (*PLAIN, *WEB_PAGES, ".docx", ".pdf", ARCHIVE)
READABLE = "txt、md、html、docx、pdf、zip"
_AS_DOCX = "请用 Word 或 WPS 另存为 .docx 后再放入"
_AS_TABLE = "请另存为网页（.html）或 .pdf 后再放入"
_UNPACKED = "请解开后再放入，或改用 .zip"
# What people drop in beside articles and expect to be read.
_MENDED = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt", ".docm", ".dot"), _AS_DOCX),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".ods", ".csv"), _AS_TABLE),
    **dict.fromkeys((".ppt", ".pptx", ".ofd", ".caj", ".epub", ".mobi"), "请另存为 .pdf 或 .docx 后再放入"),
    **dict.fromkeys((".mht", ".mhtml"), "请在浏览器里另存为 .html 后再放入"),
    **dict.fromkeys((".rar", ".7z", ".tar", ".gz", ".tgz"), _UNPACKED),
}


def find_files(folder: Path) -> tuple[Path, ...]:
    """Return the article files below *folder*, sorted, and those of kinds that must be converted first.

    Hidden ones are passed over; linked folders are not entered. A folder that can't be listed is
    returned itself, so that the reader says so.
    """
    if not folder.is_dir():
        raise ArticleError(
            f"找不到文章文件夹：{folder}。请检查路径，或先建立该文件夹并放入 {READABLE} 文章。"
        )
    found: list[Path] = []
    left = [folder]
    while left:  # not os.walk, whose depth is Python's
        below = left.pop()
        try:
            with os.scandir(below) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        left.append(Path(entry.path))
                    elif _is_wanted(entry):
                        found.append(Path(entry.path))
        except OSError:
            found.append(below)
    return tuple(sorted(found, key=Path.as_posix))


_KNOWN = frozenset((*SUFFIXES, *_MENDED))


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a file to read, or a link that the report should mention."""
    if entry.is_symlink() and (entry.is_dir() or not Path(entry.path).exists()):
        return entry.is_dir() or _suffix(entry.name) in _KNOWN
    return _suffix(entry.name) in _KNOWN and entry.is_file()


def how_to_convert(name: str) -> str:
    """Return why a file of this kind is not read and what to do, empty for the kinds that are."""
    suffix = _suffix(name)
    return f"{name}：不支持 {suffix} 文件。{_MENDED[suffix]}。" if suffix in _MENDED else ""


def leaves(folder: Path, path: Path) -> bool:
    """Tell whether *path* is a link that leads out of *folder*."""
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()
