"""What a colon announces: all of the parts behind it are meant, not the first alone.

三个一批：改造一批…；打通一批…；建设一批…. Knows no questions.
"""

from __future__ import annotations

from index import Span
from qa.evidence import Segment

MAX_CHARS = 400


def with_announced(segment: Segment, window: Span) -> Span:
    """Return *window*, carried on to the end of its sentence where a colon in it or behind it announces more.

    Nothing changes where that would say too much.
    """
    colon = segment.folded.find(":", window.start, window.end + 1)
    whole = Span(window.start, segment.sentence.end)
    return whole if colon >= 0 and window.end < whole.end and len(whole) <= MAX_CHARS else window
