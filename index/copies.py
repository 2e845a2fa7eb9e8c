"""What each file is to the others: the first to say what it says, a copy of that one, or nearly a copy.

Files are known by the digests of what they say, and only those that a change may concern are compared anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from index.duplicates import find_copies, near_copies
from index.manifest import SourceRecord


def settle_copies(
    sources: Iterable[SourceRecord], before: Mapping[str, SourceRecord]
) -> tuple[SourceRecord, ...]:
    """Return *sources* by name, each with what it copies or is like; *before* they were settled so."""
    ordered = sorted(sources, key=lambda source: source.name)
    copies = find_copies({source.name: source.digest for source in ordered if source.digest})
    digests = {s.name: s.digest for s in ordered if s.digest and s.name not in copies}
    held = {source.name: source.digest for source in before.values() if source.is_held}
    likes = {name: before[name].like for name in digests if digests[name] == held.get(name)}
    matches = near_copies(digests, {digest for _, digest in digests.items() ^ held.items()})
    likes |= {name: f"{match.share:.0%} {match.name}" if match else "" for name, match in matches.items()}
    return tuple(_settled(s, copies.get(s.name, ""), likes.get(s.name, "")) for s in ordered)


def _settled(source: SourceRecord, copy_of: str, like: str) -> SourceRecord:
    if (source.copy_of, source.like) == (copy_of, like):
        return source
    return replace(source, copy_of=copy_of, like=like)
