"""What a page of a story looks like: one serif for reading, one sans for headings, few sizes, much air.

A `PageStyle` is made for one theme and one type size and keeps the Qt formats it has made: a long story has ten thousand
runs of text but hardly a dozen looks.
"""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextLength,
    QTextOption,
    QTextTableCellFormat,
    QTextTableFormat,
)

from ui.widgets.fonts import reading_font, ui_font
from ui.widgets.plain import tip
from ui.widgets.theme import Theme

Role = Literal[
    "body", "item", "quote", "code", "note", "cell", "head", "caption", "label", "spacer",
    "heading1", "heading2", "heading3", "heading4", "heading5", "heading6",
]  # fmt: skip
DEFAULT_SIZE: Final = 17
MEASURE: Final = 68  # characters a line: the upper end of what is read with ease
LINE_HEIGHT: Final = 126  # per cent of the face's own lines, which are 1.36 em apart: 1.7 em
_SAMPLE: Final = "Kelompok ibu-ibu pengolah ikan mengusulkan hal yang terdengar sederhana, lalu mereka memulainya."


@dataclass(frozen=True)
class _Style:
    """One role in numbers; lengths in ems of the body size."""

    scale: float = 1.0
    line: int = LINE_HEIGHT
    above: float = 0.0
    below: float = 0.72
    serif: bool = True
    weight: QFont.Weight = QFont.Weight.Normal
    colour: str = "text"


_SEMI: Final = QFont.Weight.DemiBold
_STYLES: Final[dict[str, _Style]] = {
    "body": _Style(),
    "item": _Style(below=0.34),
    "quote": _Style(),
    "code": _Style(scale=0.86, line=118, below=0.0),
    "note": _Style(scale=0.84, line=116, below=0.4),
    "cell": _Style(scale=0.88, line=112, below=0.0),
    "head": _Style(scale=0.8, line=112, below=0.0, serif=False, weight=_SEMI, colour="muted"),
    "caption": _Style(scale=0.78, line=120, above=0.2, below=1.0, serif=False, colour="muted"),
    "label": _Style(scale=0.78, line=115, above=2.2, below=0.6, serif=False, weight=_SEMI, colour="muted"),
    "spacer": _Style(scale=0.1, line=100, below=0.0),
    "heading1": _Style(1.42, 112, 1.7, 0.55, False, _SEMI),
    "heading2": _Style(1.24, 112, 1.6, 0.5, False, _SEMI),
    "heading3": _Style(1.08, 115, 1.3, 0.4, False, _SEMI),
    "heading4": _Style(1.0, 118, 1.1, 0.35, False, _SEMI),
    "heading5": _Style(0.94, 118, 1.0, 0.3, False, _SEMI, "muted"),
    "heading6": _Style(0.94, 118, 1.0, 0.3, False, QFont.Weight.Medium, "muted"),
}


class PageStyle:
    """Formats for one theme and one body size in pixels."""

    def __init__(self, of: Theme, size: int = DEFAULT_SIZE) -> None:
        self.theme = of
        self.size = size
        self.indent = round(size * 1.65)
        metrics = QFontMetricsF(reading_font(size))
        self.column = round(metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * MEASURE)
        self._characters: dict[tuple[str, int], QTextCharFormat] = {}
        self._blocks: dict[tuple[str, int], QTextBlockFormat] = {}

    def characters(
        self, role: Role, *, strong: bool = False, emphasis: bool = False, code: bool = False, struck: bool = False
    ) -> QTextCharFormat:
        """Return the format of a run; the same object each time, so copy it before changing it."""
        key = (role, strong | emphasis << 1 | code << 2 | struck << 3)
        if key not in self._characters:
            self._characters[key] = self._made(role, strong, emphasis, code, struck)
        return self._characters[key]

    def link(self, like: QTextCharFormat, address: str) -> QTextCharFormat:
        """Return `like` as a link to `address`."""
        made = QTextCharFormat(like)
        made.setAnchor(True)
        made.setAnchorHref(address)
        if address.startswith(("http:", "https:", "mailto:")):
            made.setToolTip(tip(address))  # nobody goes out without having seen where to
        made.setForeground(self.theme.accent)
        line = QColor(self.theme.accent)
        line.setAlphaF(0.45)
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(line)
        return made

    def footnote_mark(self, role: Role, number: int) -> QTextCharFormat:
        """Return the format of the small number in the text that leads to its footnote."""
        made = self.link(self.characters(role), f"note:{number}")
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        made.setFontWeight(QFont.Weight.Bold)
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return made

    def block(self, role: Role, left: int = 0) -> QTextBlockFormat:
        """Return the format of a block that begins `left` pixels inside the column; copy before changing."""
        key = (role, left)
        if key in self._blocks:
            return self._blocks[key]
        style, made = _STYLES[role], QTextBlockFormat()
        made.setLineHeight(style.line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setTopMargin(self.em(style.above))
        made.setBottomMargin(self.em(style.below))
        made.setLeftMargin(left)
        if role == "code":
            made.setLeftMargin(left + self.em(0.9))
            made.setRightMargin(self.em(0.9))
        elif role == "note":
            made.setLeftMargin(left + self.em(1.6))
            made.setTextIndent(-self.em(1.6))
            made.setTabPositions([QTextOption.Tab(self.em(1.6), QTextOption.TabType.LeftTab)])
        elif role.startswith("heading"):
            made.setHeadingLevel(int(role[-1]))
        self._blocks[key] = made
        return made

    def em(self, count: float) -> int:
        """Return a length in pixels that grows with the type."""
        return round(self.size * count)

    def table(self, left: int) -> QTextTableFormat:
        """Return the frame of a table: no box, only light rules between rows."""
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellPadding(self.em(0.4))
        made.setCellSpacing(0)
        made.setLeftMargin(left)
        made.setTopMargin(self.em(0.3))
        made.setBottomMargin(self.em(0.9))
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return made

    def cell(self, *, heading: bool) -> QTextTableCellFormat:
        """Return the rule under a cell, stronger under a heading."""
        made = QTextTableCellFormat()
        made.setBottomBorder(1)
        made.setBottomBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        made.setBottomBorderBrush(QBrush(self.theme.line_strong if heading else self.theme.line))
        made.setVerticalAlignment(
            QTextCharFormat.VerticalAlignment.AlignBottom if heading else QTextCharFormat.VerticalAlignment.AlignTop
        )
        return made

    def _made(self, role: Role, strong: bool, emphasis: bool, code: bool, struck: bool) -> QTextCharFormat:
        style = _STYLES[role]
        size = max(round(self.size * style.scale), 1)
        weight = QFont.Weight.Bold if strong and style.serif else style.weight
        weight = max(weight, QFont.Weight.DemiBold) if strong else weight
        if code or role == "code":
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            font.setPixelSize(round(size * 0.9) if code and role != "code" else size)
            font.setStyleHint(QFont.StyleHint.Monospace)
            font.setWeight(weight)
            font.setItalic(emphasis)
        elif style.serif:
            font = reading_font(size, weight, italic=emphasis)
        else:
            font = ui_font(size, weight)
            font.setItalic(emphasis)
        font.setStrikeOut(struck)
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(getattr(self.theme, style.colour))
        if code and role != "code":
            made.setBackground(QBrush(self.theme.pill))
        made.setProperty(QTextFormat.Property.FontKerning, True)
        return made


ALIGNMENT: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
