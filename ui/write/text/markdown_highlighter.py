"""Markdown as it is typed, told apart by weight and colour; one line at a time, so that a book is no slower."""

import re
from typing import Final

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from kb.vocabulary.vocabulary import Vocabulary
from ui.widgets.theme import Theme, theme
from ui.widgets.utf16 import units

_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_FENCE: Final = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_LINE_SIGN: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,8}[.)]|>)(?=[ \t])|\[\^\d{1,6}\]:")
_INLINE: Final = (
    ("bold", re.compile(r"\*\*(?=\S)(?:[^*]|\*(?!\*))+?(?<=\S)\*\*")),
    ("italic", re.compile(r"(?<![*\w])\*(?=[^\s*])[^*]+?(?<=[^\s*])\*(?![*\w])")),
    ("link", re.compile(r"!?\[[^\[\]]{0,200}\]\([^()\s]{0,500}\)|\[\[[^\[\]]{0,200}\]\]")),
    ("sign", re.compile(r"\[\^\d{1,6}\]")),
    ("code", re.compile(r"`[^`]+`")),
)
_PLAIN, _FENCED = -1, 1


def heading_of(line: str) -> str:
    """Return the words of a heading that may be a stage, empty for any other line."""
    found = _HEADING.match(line) if line.lstrip().startswith("#") else None
    return found[2] if found and len(found[1]) <= 2 else ""


class Highlighter(QSyntaxHighlighter):
    """Dresses the document of the editor; the text itself stays plain."""

    def __init__(self, document: QTextDocument, vocabulary: Vocabulary) -> None:
        super().__init__(document)
        self._vocabulary = vocabulary
        self._of: Theme | None = None
        self._formats: dict[str, QTextCharFormat] = {}
        self.dress()

    def dress(self) -> None:
        """Take the colours of the theme in force."""
        if self._of is not theme():
            self._of = of = theme()
            self._formats = {
                "heading": _format(of.text, weight=QFont.Weight.Bold, size=17),
                "small": _format(of.text, weight=QFont.Weight.Bold),
                "stage": _format(of.accent, weight=QFont.Weight.Bold, size=17),
                "sign": _format(of.accent),
                "bold": _format(of.text, weight=QFont.Weight.Bold),
                "italic": _format(of.text, italic=True),
                "link": _format(of.accent),
                "code": _format(of.muted),
            }
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        inside = self.previousBlockState() == _FENCED
        fence = bool(_FENCE.match(text))
        self.setCurrentBlockState(_FENCED if inside != fence else _PLAIN)
        if inside or fence:
            self._set(text, 0, len(text), "code")
        elif (found := _HEADING.match(text)) is not None:
            large = len(found[1]) <= 2
            stage = large and self._vocabulary.stage_of(found[2]) is not None
            self._set(text, 0, len(text), "stage" if stage else "heading" if large else "small")
        else:
            self._inline(text)

    def _inline(self, text: str) -> None:
        for name, pattern in _INLINE:
            for found in pattern.finditer(text):
                self._set(text, found.start(), found.end(), name)
        sign = _LINE_SIGN.match(text)
        if sign is not None:
            self._set(text, 0, sign.end(), "sign")

    def _set(self, text: str, start: int, end: int, name: str) -> None:
        at = units(text[:start])
        self.setFormat(at, units(text[start:end]), self._formats[name])


def _format(
    colour: QColor, *, weight: QFont.Weight = QFont.Weight.Normal, size: int = 0, italic: bool = False
) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(colour)
    made.setFontWeight(weight.value)
    made.setFontItalic(italic)
    if size:
        made.setProperty(QTextCharFormat.Property.FontPixelSize, size)
    return made
