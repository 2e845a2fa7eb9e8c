"""The figures of a table as bars for a page to print: plain SVG, no script; goals hollow, results solid."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterator, Sequence

from qa.web.told import Drawn
from qa.web.wording import Words

BARS_STYLE = """
.bars { break-inside: avoid; margin: 1em 0; } .bars table { width: 100%; }
.bars :is(th, td) { border: 0; font-weight: normal; padding: 1px 8px 1px 0; }
.bars td:nth-child(2) { width: 50%; } .bars svg { display: block; height: 14px; width: 100%; }
.bars rect { stroke: #1c58b0; vector-effect: non-scaling-stroke; }
.bars .goal { fill: none; } .bars .result { fill: #1c58b0; }
"""


def paint_bars(points: Sequence[Drawn], words: Words) -> Iterator[str]:
    """Paint a figure for each axis that several points share."""
    by_axis = defaultdict(list)
    for point in points:
        by_axis[point.axis].append(point)
    for together in by_axis.values():
        if len(together) > 1:
            yield _figure(together, words)


def _figure(points: Sequence[Drawn], words: Words) -> str:
    unit = words["chart_unit"].format(unit=points[0].unit)
    name = f"{words['chart_growth']} · {unit}" if points[0].growth else unit
    low = min(0.0, *(point.value for point in points))
    high = max(0.0, *(point.value for point in points))
    rows = "".join(_row(point, low, (high - low) or 1.0, words) for point in points)
    caption = f'<figcaption class="meta">{html.escape(name)}</figcaption>'
    return f'<figure class="bars">{caption}<table>{rows}</table></figure>'


def _row(point: Drawn, low: float, width: float, words: Words) -> str:
    label = f"{point.label} {words[point.kind]}"
    start, length = (min(point.value, 0.0) - low) / width * 100, abs(point.value) / width * 100
    bar = f'<rect class="{point.kind}" x="{start:.2f}" width="{length:.2f}" height="10"/>'
    return (
        f"<tr><th>{html.escape(label)}</th>"
        f'<td><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{bar}</svg></td>'
        f"<td>{html.escape(point.text)}</td></tr>"
    )
