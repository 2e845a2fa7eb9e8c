"""The same article in the layouts it comes in: hard-wrapped, broken by blank lines, re-encoded."""

from index.layout import find_blocks, unwrap


def rewrap(text: str, width: int) -> str:
    """Return *text* with each line cut into lines of *width* characters."""
    return "\n".join(
        "\n".join(line[i : i + width] for i in range(0, len(line), width)) for line in text.split("\n")
    )


def one_line_each(text: str) -> str:
    """Return *text* with each paragraph and heading on one line, Markdown heading marks kept."""
    lines = []
    for block in find_blocks(text):
        raw = block.span.of(text)
        mark = raw[: len(raw) - len(raw.lstrip("#"))]
        lines.append(f"{mark} {unwrap(raw)}".lstrip() if "\n" in raw else raw)
    return "\n\n".join(lines) + "\n"
