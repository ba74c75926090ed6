"""Icons and typefaces: everything named is there, nothing unused is shipped, and colours are kept apart."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QIcon

from ui.widgets import fonts, icons
from ui.widgets.theme import LIGHT

UI = Path(icons.__file__).resolve().parents[1]


def quoted_words() -> set[str]:
    return {word for path in UI.rglob("*.py") for word in re.findall(r'"([a-z0-9-]+)"', path.read_text("utf-8"))}


def test_every_shipped_icon_is_used_somewhere():
    unused = {path.stem for path in icons.FOLDER.glob("*.svg")} - quoted_words()
    assert unused == set()


@pytest.mark.parametrize("path", sorted(icons.FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_something_in_the_colour_asked_for(qapp, path):
    image = icons.pixmap(path.stem, QColor("#ff0000"), 24, 2).toImage()
    assert image.size().width() == 48
    drawn = [image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 200]
    assert drawn and all(colour.red() > 200 and colour.green() < 60 for colour in drawn)


def test_an_icon_is_faint_when_disabled(qapp):
    normal, disabled = (
        icons.icon("search", LIGHT.text).pixmap(20, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert normal != disabled


@pytest.mark.parametrize("family", [fonts.UI_FAMILY, fonts.READING_FAMILY])
def test_the_bundled_typefaces_are_the_ones_in_use(qapp, family):
    assert family in QFontDatabase.families()
    face = fonts.ui_font(15) if family == fonts.UI_FAMILY else fonts.reading_font(19, italic=True)
    assert QFontInfo(face).family() == family


def test_the_fonts_carry_their_licences_and_stay_small():
    names = {path.name for path in fonts.FOLDER.iterdir()}
    assert {"OFL-Inter.txt", "OFL-NotoSerif.txt"} <= names
    assert sum(path.stat().st_size for path in fonts.FOLDER.iterdir()) < 4_300_000
