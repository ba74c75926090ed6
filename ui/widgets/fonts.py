"""The two typefaces that come with the program: Inter for the window, Noto Serif for reading.

Bundled because a fresh machine may have no font at all, and so that a page looks the same everywhere. Sizes are in
device-independent pixels: what looks right beside a 20-pixel icon does so on every system.
"""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

UI_FAMILY: Final = "Inter"
READING_FAMILY: Final = "Noto Serif"
UI_SIZE: Final = 14
FOLDER: Final = Path(__file__).resolve().parents[1] / "resources" / "fonts"


def load_fonts(application: QApplication) -> None:
    """Make the bundled faces known to Qt and take Inter for everything that asks for no other."""
    for path in sorted(FOLDER.glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(path))
    application.setFont(ui_font())


def ui_font(size: int = UI_SIZE, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the face of buttons, lists and labels; weights in the box: Normal, Medium, DemiBold, Bold."""
    return _font(UI_FAMILY, size, weight)


def reading_font(size: int, weight: QFont.Weight = QFont.Weight.Normal, *, italic: bool = False) -> QFont:
    """Return the serif face of a story's text; weights in the box: Normal, Bold."""
    made = _font(READING_FAMILY, size, weight)
    made.setItalic(italic)
    return made


def _font(family: str, size: int, weight: QFont.Weight) -> QFont:
    made = QFont(family)
    made.setStyleHint(QFont.StyleHint.Serif if family == READING_FAMILY else QFont.StyleHint.SansSerif)
    made.setPixelSize(size)
    made.setWeight(weight)
    return made
