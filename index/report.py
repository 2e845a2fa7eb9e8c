"""What a build found and made; knows nothing of how it was made or how it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.manifest import Manifest
from index.passage import Article


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that no article came of, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found and made; names are file names below the articles folder.

    `encoded` counts the passages whose vectors were made anew; `repaired` says what was wrong with
    the previous generation when it had to be set aside.
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


def compare_articles(
    generation: str,
    manifest: Manifest,
    before: Iterable[Article],
    after: Iterable[Article],
    *,
    encoded: int,
) -> BuildReport:
    """Report a build that led from the articles *before* to those *after*."""
    old, new = _by_file(before), _by_file(after)
    return BuildReport(
        generation=generation,
        added=tuple(name for name in new if name not in old),
        changed=tuple(name for name in new if name in old and old[name] != new[name]),
        removed=tuple(name for name in old if name not in new),
        unchanged=tuple(name for name in new if old.get(name) == new[name]),
        skipped=tuple(Skipped(s.name, s.skipped) for s in manifest.sources if s.skipped),
        articles=manifest.counts.articles,
        passages=manifest.counts.passages,
        facts=manifest.counts.facts,
        encoded=encoded,
    )


def _by_file(articles: Iterable[Article]) -> Mapping[str, Sequence[Article]]:
    files: dict[str, list[Article]] = {}
    for article in articles:
        # Another file that says the same changes nothing in this one.
        files.setdefault(article.name, []).append(replace(article, also=()))
    return files
