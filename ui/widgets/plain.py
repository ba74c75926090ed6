"""Other people's words on the screen as they are: never as markup, never with signs that turn the words around them.

Qt guesses: a label or a tooltip whose text looks like HTML is shown as HTML, and then a picture named in a story's title
would be read from anywhere on this computer. So labels are `PlainLabel`s, and whatever is not our own sentence goes
into a tooltip through `tip` and into a title of a window through `shown`; tests/ui/widgets/test_plain.py holds everybody to it.
"""

import re
from typing import Final

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QWidget

# What no reader sees and no writer needs: signs for machines, and those that reverse or embed what follows.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")


def shown(text: str) -> str:
    """Return a text without the signs that only machines obey; lines stay lines."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n"))


def tip(text: str) -> str:
    """Return a text for a tooltip, which Qt will show letter by letter even where it looks like HTML."""
    said = shown(text)
    return Qt.convertFromPlainText(said, Qt.WhiteSpaceMode.WhiteSpaceNormal) if Qt.mightBeRichText(said) else said


class PlainLabel(QLabel):
    """A label that shows whatever it is given letter by letter."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(shown(text))
