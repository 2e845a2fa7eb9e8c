"""Many files read at once: on every core where that pays, one after the other where not; in their order.

Knows nothing of what a reading is for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from index.corpus import Reading, read_source
from index.lexicon import Lexicon
from index.progress import Progress
from index.read import ArticleSettings

MANY = 400
"""Files from which on it pays to start processes, each of which loads the dictionaries."""

_BATCH = 16


def read_files(
    folder: Path, names: Sequence[str], settings: ArticleSettings, lexicon: Lexicon, progress: Progress
) -> dict[str, Reading]:
    """Return the reading of each of the files *names* below *folder*."""
    read = partial(_read_batch, folder=folder, settings=settings, lexicon=lexicon)
    readings: dict[str, Reading] = {}
    for batch in _in_processes(read, names) if len(names) >= MANY else _one_by_one(read, names):
        readings |= batch
        progress("读取", len(readings), len(names))
    return readings


def _read_batch(
    names: Sequence[str], folder: Path, settings: ArticleSettings, lexicon: Lexicon
) -> dict[str, Reading]:
    return {name: read_source(folder, name, settings, lexicon) for name in names}


def _one_by_one(read: partial[dict[str, Reading]], names: Sequence[str]) -> Iterator[dict[str, Reading]]:
    return (read([name]) for name in names)


def _in_processes(read: partial[dict[str, Reading]], names: Sequence[str]) -> Iterator[dict[str, Reading]]:
    from loky import BrokenProcessPool, ProcessPoolExecutor, cpu_count

    done = 0
    workers = cpu_count()
    batches = [names[start : start + _BATCH] for start in range(0, len(names), _BATCH)]
    try:
        if workers > 1:
            with ProcessPoolExecutor(max_workers=workers) as pool:
                for batch in pool.map(read, batches):
                    yield batch
                    done += 1
    except (BrokenProcessPool, OSError):  # no memory for more, or a system that allows no processes
        pass
    for batch in batches[done:]:
        yield read(batch)
