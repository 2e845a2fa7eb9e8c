"""The files that a plan names, read, and what each file of the folder then is: read, set aside, or a copy.

Knows what has to be read beyond the plan: a copy takes the place of its original when that one changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from index.copies import settle_copies
from index.corpus import Corpus, Reading
from index.lexicon import Lexicon
from index.manifest import SourceRecord
from index.plan import Plan
from index.progress import Progress
from index.read import load_settings
from index.reading import read_files
from index.sources import Survey, is_archive


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of a folder, by name, and what those that were read and copy no other hold."""

    sources: tuple[SourceRecord, ...]
    corpus: Corpus


def gather(
    articles: Path,
    found: Survey,
    plan: Plan,
    before: Mapping[str, SourceRecord],
    lexicon: Lexicon,
    progress: Progress,
) -> Gathered:
    """Read what *plan* names in *articles*; *before* tells what the other files were found to be."""
    settings = load_settings(articles)
    readings: dict[str, Reading] = {}
    wanted = plan.read
    while True:
        readings |= read_files(articles, wanted, settings, lexicon, progress)
        described = (_described(s, readings.get(s.name), before.get(s.name)) for s in found.sources)
        sources = settle_copies(described, before)
        held = [source.name for source in sources if source.is_held]
        wanted = tuple(name for name in held if name not in readings and not before[name].is_held)
        if not wanted:
            return Gathered(sources, Corpus({name: readings[name] for name in held if name in readings}))


def _described(source: SourceRecord, reading: Reading | None, before: SourceRecord | None) -> SourceRecord:
    """Return a file as it was found with what was read in it, now or before."""
    known = reading or before
    if known is None or known is source or is_archive(source):
        return source
    return replace(source, skipped=known.skipped, digest=known.digest, note=known.note)
