"""Text of one or two lines with matched words marked, laid out once and painted often.

QTextLayout because it is the only one of Qt's text engines that knows where a line ends: the others show half of a
third line. Colours of plain text come from the painter's pen at painting time; only the marks hold their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from index.answers import Span
from ui.find.spans import cut_units, unit_spans, units

ELLIPSIS = "…"
_TRIES = 40


@dataclass(frozen=True)
class Frame:
    """The room for a text: its font, its width in pixels, how far apart its lines stand and how many there may be."""

    font: QFont
    width: float
    line_height: float
    lines: int


def lay_out(text: str, frame: Frame, formats: Sequence[QTextLayout.FormatRange]) -> QTextLayout:
    """Lay the text out within the frame; what does not fit ends in an ellipsis."""
    layout = _attempt(text, frame, formats)
    for _ in range(_TRIES):
        if layout.lineCount() <= frame.lines:
            break
        text = _shorter(text, layout, frame.lines)
        layout = _attempt(text, frame, formats)
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


def _shorter(text: str, layout: QTextLayout, lines: int) -> str:
    """Cut where the last allowed line ends; on later tries give up one more word, or one more letter of a long one."""
    line = layout.lineAt(lines - 1)
    kept = cut_units(text, line.textStart() + line.textLength()).rstrip()
    if not text.endswith(ELLIPSIS):
        return kept + ELLIPSIS
    kept = kept.rstrip(ELLIPSIS)
    space = kept.rfind(" ")
    in_last_line = units(kept[:space]) > line.textStart() if space > 0 else False
    return (kept[:space] if in_last_line else kept[:-1]).rstrip() + ELLIPSIS
