"""A picture of how searching grows, drawn from what `bench_growth` measured: python -m tests.bench.growth_picture.

Both scales are logarithmic. The card has a ground of its own, so that it can be read on a light and on a dark page.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

PICTURE: Final = Path(__file__).resolve().parents[2] / "ui" / "resources" / "pictures" / "growth.svg"
KINDS: Final = ("common", "rare", "two", "or", "phrase", "prefix", "concept")
Grown = Mapping[int, Mapping[str, float]]

_GROUND, _EDGE, _INK, _QUIET, _GRID = "#fdfcf9", "#dcdad2", "#1f2a28", "#53605d", "#e7e5de"
_OURS, _OTHER = "#0f6b66", "#b4582a"
_TALL, _TOP = 240, 70


class Panel(NamedTuple):
    """A field of the picture: where it begins, how wide it is, its title, and the decades of its upright scale."""

    left: int
    wide: int
    title: str
    unit: str
    low: int
    high: int

    def x(self, size: int, sizes: Sequence[int]) -> float:
        share = math.log(size / sizes[0]) / math.log(sizes[-1] / sizes[0])
        return self.left + 18 + share * (self.wide - 36)

    def y(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return _TOP + _TALL * (1 - share)


class Line(NamedTuple):
    """One engine: its colour, its name and the lowest, the shown and the highest value at each size."""

    colour: str
    name: str
    values: Sequence[tuple[float, float, float]]


def draw(grown: Grown) -> str:
    """Return the picture as SVG."""
    answers = Panel(82, 332, "From a key to its answer (p95)", "ms", 0, 4)
    building = Panel(490, 250, "Building the index", "s", 0, 3)
    lines = [
        Line(_OTHER, "SQLite FTS5", [_answers(row, "FTS5") for row in grown.values()]),
        Line(_OURS, "Pustaka Praktik", [_answers(row, "ours") for row in grown.values()]),
    ]
    built = [
        Line(_OTHER, "SQLite FTS5", [(row["build FTS5"],) * 3 for row in grown.values()]),
        Line(_OURS, "Pustaka Praktik", [(row["build"],) * 3 for row in grown.values()]),
    ]
    sizes = list(grown)
    parts = [*_panel(answers, sizes, lines), *_panel(building, sizes, built, plain=True)]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 372" role="img"'
        ' aria-label="Growth from 1,000 to 100,000 stories" font-family="Inter, system-ui, sans-serif">\n'
        f'<rect x="0.5" y="0.5" width="779" height="371" rx="12" fill="{_GROUND}" stroke="{_EDGE}"/>\n'
        + "\n".join(parts)
        + "\n"
        + _text(82, 358, "Band: from the quickest to the slowest kind of question; line: their middle.", size=11)
        + "\n</svg>\n"
    )


def _answers(row: Mapping[str, float], engine: str) -> tuple[float, float, float]:
    times = sorted(row[f"{kind} {engine} p95"] for kind in KINDS)
    return times[0], times[len(times) // 2], times[-1]


def _panel(panel: Panel, sizes: Sequence[int], lines: Sequence[Line], *, plain: bool = False) -> Iterator[str]:
    yield _text(panel.left, 34, panel.title, _INK, 15, bold=True)
    right = panel.left + panel.wide
    for decade in range(panel.low, panel.high + 1):
        y = panel.y(10**decade)
        yield f'<line x1="{panel.left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" stroke="{_GRID}"/>'
        yield _text(panel.left - 8, y + 4, f"{10**decade:,} {panel.unit}", size=11, anchor="end")
    for size in sizes:
        yield _text(panel.x(size, sizes), _TOP + _TALL + 20, f"{size:,}", size=11, anchor="middle")
    for line in lines:
        places = [panel.x(size, sizes) for size in sizes]
        if not plain:
            upper = [f"{x:.1f},{panel.y(high):.1f}" for x, (_, _, high) in zip(places, line.values, strict=True)]
            lower = [f"{x:.1f},{panel.y(low):.1f}" for x, (low, _, _) in zip(places, line.values, strict=True)]
            yield f'<polygon points="{" ".join(upper + lower[::-1])}" fill="{line.colour}" opacity="0.14"/>'
        middle = [(x, panel.y(value)) for x, (_, value, _) in zip(places, line.values, strict=True)]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in middle)
        yield f'<polyline points="{points}" fill="none" stroke="{line.colour}" stroke-width="2.5"/>'
        for x, y in middle:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{line.colour}"/>'
    yield from _legend(panel, lines)


def _legend(panel: Panel, lines: Sequence[Line]) -> Iterator[str]:
    left = panel.left
    for line in lines:
        yield f'<circle cx="{left + 5}" cy="50" r="4.5" fill="{line.colour}"/>'
        yield _text(left + 15, 54, line.name, size=12)
        left += 28 + 7 * len(line.name)


def _text(
    x: float, y: float, words: str, colour: str = _QUIET, size: int = 12, *, anchor: str = "start", bold: bool = False
) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{weight}>{words}</text>'


if __name__ == "__main__":
    kept = json.loads(Path(__file__).with_name("growth.json").read_text(encoding="utf-8"))
    PICTURE.write_text(draw({int(size): row for size, row in kept.items()}), encoding="utf-8")
