"""How often something may be done, told apart by key: a bucket that fills again with time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_MOST_KEYS = 10_000


class Allowance:
    """*burst* at once for each key, then *per_minute*."""

    def __init__(
        self, burst: float, per_minute: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._per_second = per_minute / 60
        self._clock = clock
        self._lock = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}  # what was left, and when

    def take(self, key: str) -> float:
        """Take one and return 0, or return the seconds until there is one again."""
        with self._lock:
            now = self._clock()
            left = self._refilled(key, now)
            if left < 1:
                return (1 - left) / self._per_second
            self._left[key] = (left - 1, now)
            if len(self._left) > _MOST_KEYS:
                self._forget_full(now)
            return 0.0

    def give_back(self, key: str) -> None:
        """Undo a `take`."""
        with self._lock:
            now = self._clock()
            self._left[key] = (min(self._burst, self._refilled(key, now) + 1), now)

    def _refilled(self, key: str, now: float) -> float:
        left, then = self._left.get(key, (self._burst, now))
        return min(self._burst, left + (now - then) * self._per_second)

    def _forget_full(self, now: float) -> None:
        """Forget those who have all again: many keys must not fill the memory."""
        self._left = {key: kept for key, kept in self._left.items() if self._refilled(key, now) < self._burst}
