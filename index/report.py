"""What a build found and made; knows nothing of how it was made or how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.manifest import Manifest, SourceRecord


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that no article came of, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found and made; names are file names below the articles folder.

    `encoded` counts the passages whose vectors were made anew; `repaired` says what was wrong with
    the previous generation when it had to be set aside; `made` tells whether there is a new generation.
    """

    generation: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    articles: int
    passages: int
    facts: int
    seconds: float = 0.0
    encoded: int = 0
    repaired: str = ""
    made: bool = True


@dataclass(frozen=True, slots=True)
class Changes:
    """The names of the files that hold articles, by what became of them."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def compare_sources(
    before: Iterable[SourceRecord],
    after: Iterable[SourceRecord],
    read: Iterable[str],
    differs: Callable[[str], bool],
) -> Changes:
    """Compare the files of two generations; only those that were *read* again may differ."""
    old = {source.name for source in before if source.is_held}
    new = [source.name for source in after if source.is_held]
    changed = {name for name in read if name in old and differs(name)}
    return Changes(
        added=tuple(name for name in new if name not in old),
        changed=tuple(name for name in new if name in changed),
        removed=tuple(sorted(old.difference(new))),
        unchanged=tuple(name for name in new if name in old and name not in changed),
    )


def report_build(
    generation: str, manifest: Manifest, changes: Changes, *, encoded: int, made: bool
) -> BuildReport:
    """Report a build that *made* or found *generation*."""
    return BuildReport(
        generation=generation,
        added=changes.added,
        changed=changes.changed,
        removed=changes.removed,
        unchanged=changes.unchanged,
        skipped=tuple(Skipped(s.name, s.skipped) for s in manifest.sources if s.skipped),
        articles=manifest.counts.articles,
        passages=manifest.counts.passages,
        facts=manifest.counts.facts,
        encoded=encoded,
        made=made,
    )
