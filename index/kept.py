"""What was looked up of late, so that it is not read again; bounded, and safe for many threads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by their keys, begun anew when there are more than *most*: each ranking brings much the same."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[K, V] = {}

    def look_up(self, keys: Iterable[K], read: Callable[[list[K]], Mapping[K, V]]) -> dict[K, V]:
        """Return the values of *keys*, in their order; *read* gives those of the keys that aren't kept."""
        wanted = list(keys)
        kept = self._values
        unknown = [key for key in wanted if key not in kept]
        if unknown:
            # Another thread may still read what is kept: it is left to that thread, never emptied.
            kept = kept if len(kept) < self._most else {}
            kept.update(read([key for key in wanted if key not in kept]))
            self._values = kept
        return {key: kept[key] for key in wanted}
