"""Text of one or two lines with matched words marked, laid out once and painted often.

QTextLayout because it is the only one of Qt's text engines that knows where a line ends: the others show half of a
third line. Colours of plain text come from the painter's pen at painting time; only the marks hold their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from index.values.request_results import Span
from ui.widgets.spans import cut_units, unit_spans, units

ELLIPSIS = "…"
_TRIES = 40
_NARROW = 3.0  # pixels of a narrow letter: a text with more of them than fit is cut before it is measured


@dataclass(frozen=True)
class Frame:
    """The room for a text: its font, its width in pixels, how far apart its lines stand and how many there may be."""

    font: QFont
    width: float
    line_height: float
    lines: int


_BEFORE_DOTS: Final = f" .,;:{ELLIPSIS}"  # none of these reads well before an ellipsis


def lay_out(text: str, frame: Frame, formats: Sequence[QTextLayout.FormatRange]) -> QTextLayout:
    """Lay the text out within the frame; what does not fit ends in an ellipsis."""
    room = max(40, int(frame.lines * frame.width / _NARROW))
    cut = text if len(text) <= room else text[:room].rstrip(_BEFORE_DOTS) + ELLIPSIS
    layout = _attempt(cut, frame, formats)
    for _ in range(_TRIES):
        if layout.lineCount() <= frame.lines:
            break
        cut = _shorter(cut, layout, frame)
        layout = _attempt(cut, frame, formats)
    return layout


def ranges(
    text: str, spans: tuple[Span, ...], style: QTextCharFormat, offset: int = 0
) -> list[QTextLayout.FormatRange]:
    """Turn character spans into Qt's format ranges, `offset` UTF-16 units further right."""
    return [_range(start + offset, end - start, style) for start, end in unit_spans(text, spans)]


def _range(start: int, length: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, style
    return made


def first_units(text: str, style: QTextCharFormat) -> QTextLayout.FormatRange:
    """Return the range that dresses the whole of `text` at the beginning of a layout."""
    return _range(0, units(text), style)


def _attempt(text: str, frame: Frame, formats: Sequence[QTextLayout.FormatRange]) -> QTextLayout:
    layout = QTextLayout(text, frame.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    length = units(text)
    layout.setFormats([one for one in formats if one.start < length])
    layout.beginLayout()
    for number in range(frame.lines + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, frame.width))
        line.setPosition(QPointF(0, number * frame.line_height))
    layout.endLayout()
    return layout


def _shorter(text: str, layout: QTextLayout, frame: Frame) -> str:
    """Cut where the last allowed line ends, one word earlier where no ellipsis fits behind it; a long word anywhere."""
    line = layout.lineAt(frame.lines - 1)
    kept = cut_units(text, line.textStart() + line.textLength()).rstrip().rstrip(ELLIPSIS)
    full = line.naturalTextWidth() + QFontMetricsF(frame.font).horizontalAdvance(ELLIPSIS) > frame.width
    if full or text.endswith(ELLIPSIS):
        space = kept.rfind(" ")
        in_last_line = space > 0 and units(kept[:space]) > line.textStart()
        kept = kept[:space] if in_last_line else kept[:-1]
    return (kept.rstrip(_BEFORE_DOTS) or kept.rstrip()) + ELLIPSIS
