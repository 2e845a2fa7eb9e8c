"""What readers said of answers, kept in SQLite beside the store; knows nothing of the web or of exams."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from index import MubiaoError

Verdict = Literal["right", "wrong", "citation"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

_KEPT = 10_000
_PATIENCE_SECONDS = 5.0
_TABLE = """
CREATE TABLE IF NOT EXISTS feedback (
    id TEXT PRIMARY KEY, time TEXT NOT NULL, verdict TEXT NOT NULL, question TEXT NOT NULL,
    earlier TEXT NOT NULL, answer TEXT NOT NULL, points TEXT NOT NULL, abstained INTEGER NOT NULL,
    citations TEXT NOT NULL
)
"""
_NEWEST = "SELECT rowid FROM feedback ORDER BY time DESC, rowid DESC LIMIT ?"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article that the answer cited."""

    article: str
    title: str
    quote: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """One answer as the reader saw it and what they said of it; `citation` means right but wrongly cited.

    `id` is the answer's own: who thinks again replaces what they said. `earlier` are the questions before
    it, `points` what the answer comes down to: its figures, or its statements where it has none.
    """

    id: str
    time: str
    verdict: Verdict
    question: str
    answer: str
    abstained: bool
    earlier: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    citations: tuple[Quoted, ...] = ()


class FeedbackBook:
    """The newest 10,000 pieces of feedback in one file; each call opens it, so any thread or process may."""

    def __init__(self, path: Path, *, kept: int = _KEPT) -> None:
        self._path = path
        self._kept = kept

    @classmethod
    def beside(cls, store: Path) -> FeedbackBook:
        """Return the book that belongs to a store."""
        return cls(store / "feedback.db")

    def put(self, feedback: Feedback) -> None:
        """Write *feedback* down, in place of what was said of the same answer before."""
        row = asdict(feedback)
        for name in ("earlier", "points", "citations"):
            row[name] = json.dumps(row[name], ensure_ascii=False)
        names = ", ".join(row)
        values = ", ".join(f":{name}" for name in row)
        with self._open() as connection:
            connection.execute(f"INSERT OR REPLACE INTO feedback ({names}) VALUES ({values})", row)
            connection.execute(f"DELETE FROM feedback WHERE rowid NOT IN ({_NEWEST})", [self._kept])

    def withdraw(self, feedback_id: str) -> None:
        """Forget what was said of an answer."""
        with self._open() as connection:
            connection.execute("DELETE FROM feedback WHERE id = ?", [feedback_id])

    def __iter__(self) -> Iterator[Feedback]:
        if not self._path.is_file():
            return
        with self._open() as connection:
            rows = connection.execute(f"SELECT * FROM feedback WHERE rowid IN ({_NEWEST})", [self._kept])
            found = [_read(row) for row in rows]
        yield from sorted(found, key=lambda feedback: feedback.time, reverse=True)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE_SECONDS)) as connection, connection:
                connection.row_factory = sqlite3.Row
                connection.execute(_TABLE)
                yield connection
        except (sqlite3.Error, ValueError) as error:
            raise MubiaoError(
                f"读写不了反馈 {self._path}（{error}）：请检查权限和磁盘；文件损坏时可以删除它"
            ) from error


def _read(row: sqlite3.Row) -> Feedback:
    return Feedback(
        id=row["id"],
        time=row["time"],
        verdict=row["verdict"],
        question=row["question"],
        answer=row["answer"],
        abstained=bool(row["abstained"]),
        earlier=tuple(json.loads(row["earlier"])),
        points=tuple(json.loads(row["points"])),
        citations=tuple(Quoted(**cited) for cited in json.loads(row["citations"])),
    )
