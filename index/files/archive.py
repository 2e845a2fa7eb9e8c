"""The articles in a zip, each a file of its own below it; nothing is ever unpacked to the disk."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from index.errors import ArticleError
from index.files.folder import ARCHIVE, SUFFIXES, how_to_convert

MOST_MEMBERS = 20_000
MOST_UNPACKED = 2_000_000_000  # bytes
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_LINK = 0o120000
# OSError and OverflowError: a damaged directory sends the reader to places that no file has.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError),
    *(OSError, OverflowError),
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip: its name below the zip, its size and the hash of its bytes, empty if unreadable."""

    name: str
    size: int
    sha256: str


def list_members(path: Path) -> tuple[Member, ...]:
    """Return the articles in the zip at *path*; raise ArticleError when it can't be opened or is too much."""
    opened = _open(path)
    return tuple(
        Member(name, info.file_size, _hash(opened.file, info)) for name, info in opened.members.items()
    )


def read_member(path: Path, name: str, limit: int) -> bytes:
    """Return the bytes of one file in the zip; raise ArticleError when there are more than *limit*."""
    opened = _open(path)
    info = opened.members.get(name)
    if info is None:
        raise ArticleError("已不在压缩包里。请重新运行。")
    if why := _unsafe(info):
        raise ArticleError(why)
    if info.file_size > limit:
        raise ArticleError(too_large(info.file_size, limit))
    try:
        return opened.file.read(info)
    except _BROKEN as error:
        raise ArticleError("在压缩包里已损坏或压缩方法不支持。请解开后再放入。") from error


def container_of(path: Path) -> Path | None:
    """Return the zip that *path* lies in, None for a file of its own."""
    return next(
        (above for above in path.parents if above.suffix.lower() == ARCHIVE and above.is_file()), None
    )


def too_large(size: int, limit: int) -> str:
    """Say that a file is larger than what is read, and how to mend it."""
    return (
        f"有 {size / 1e6:.1f} MB，超过一个文件的上限 {limit / 1e6:g} MB。"
        "请拆成几个文件，或在 articles.toml 开头写 max_mb = 更大的数。"
    )


@dataclass(frozen=True, slots=True)
class _Opened:
    file: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]


def _open(path: Path) -> _Opened:
    found = path.stat()
    return _open_as_it_was(path, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=1)  # its members are read one after the other
def _open_as_it_was(path: Path, size: int, mtime_ns: int) -> _Opened:  # noqa: ARG001
    try:
        file = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise ArticleError("不是完好的 zip 压缩包。请重新压缩，或解开后再放入。") from error
    infos = file.infolist()
    if len(infos) > MOST_MEMBERS:
        raise ArticleError(
            f"压缩包里有 {len(infos)} 个文件，超过 {MOST_MEMBERS} 个。请拆成几个，或解开后再放入。"
        )
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MOST_UNPACKED:
        raise ArticleError(f"压缩包解开后有 {unpacked >> 20} MB，太大。请拆成几个，或解开后再放入。")
    return _Opened(file, dict(_named(infos)))


def _named(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    for info in infos:
        name = _safe_name(_name_of(info))
        parts = PurePosixPath(name).parts
        if info.is_dir() or not parts or any(part.startswith((".", "__MACOSX")) for part in parts):
            continue
        if name.lower().endswith(SUFFIXES) or how_to_convert(name):
            yield name, info


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return a member's name; one that says no encoding is UTF-8, or else GBK as Windows writes it."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    for encoding in ("utf-8", "gb18030", "cp950"):
        try:
            return info.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return info.filename


def _safe_name(name: str) -> str:
    """Return the name as a path below the zip, whatever it was meant to lead to."""
    bare = re.sub(r"^[A-Za-z]:", "", name.replace("\\", "/")).replace("\0", "")
    return "/".join(part for part in bare.split("/") if part not in ("", ".", ".."))


def _unsafe(info: zipfile.ZipInfo) -> str:
    """Return why a member is left unread, empty when it can be read."""
    if info.flag_bits & _ENCRYPTED:
        return "在压缩包里加了密码。请解开后再放入。"
    if info.external_attr >> 16 & 0o170000 == _LINK:
        return "是压缩包里的链接，不跟随。"
    if ".." in info.filename.replace("\\", "/").split("/") or info.filename.startswith(("/", "\\")):
        return "在压缩包里的路径指向包外，没有读。请重新压缩。"
    if info.filename.lower().endswith(ARCHIVE):
        return "是压缩包里的压缩包，不再打开。请解开后再放入。"
    return ""


def _hash(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> str:
    if _unsafe(info):
        return ""
    try:
        with file.open(info) as member:
            return hashlib.file_digest(member, "sha256").hexdigest()  # type: ignore[arg-type]
    except _BROKEN:
        return ""
