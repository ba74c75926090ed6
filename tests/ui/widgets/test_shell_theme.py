"""Colours: readable in both themes, chosen as the person says, and carried to every widget."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from ui.widgets.theme import DARK, LIGHT, READABLE_PAIRS, apply_theme, chosen, style_sheet, theme


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_its_ground(of):
    poor = {
        pair: round(ratio, 2)
        for pair in READABLE_PAIRS
        if (ratio := contrast(getattr(of, pair[0]), getattr(of, pair[1]))) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("outline", ["line_strong", "accent", "faint"])
def test_outlines_of_controls_can_be_seen(of, outline):
    """WCAG 1.4.11: 3:1 for what shows where a control is, and for a focus ring."""
    for ground in ("field", "window", "card"):
        assert contrast(getattr(of, outline), getattr(of, ground)) >= 3


def test_the_pairs_name_real_colours_and_cover_every_text_colour():
    named = {name for pair in READABLE_PAIRS for name in pair}
    assert all(hasattr(LIGHT, name) for name in named)
    assert {name for name in LIGHT.__dataclass_fields__ if name.endswith("_text")} <= named


def test_a_system_that_does_not_say_gets_the_light_theme(qapp):
    assert chosen("system") is LIGHT
    assert chosen("dark") is DARK
    assert chosen("light") is LIGHT


def test_widgets_hear_of_a_new_theme(qapp, qtbot):
    heard = []

    class Ear(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.PaletteChange:
                heard.append(theme())
            return False

    widget, ear = QWidget(), Ear()
    qtbot.addWidget(widget)
    widget.installEventFilter(ear)
    widget.show()
    apply_theme(qapp, DARK)
    qtbot.waitUntil(lambda: DARK in heard)
    assert widget.palette().window().color() == DARK.window
    heard.clear()
    apply_theme(qapp, LIGHT)
    qtbot.waitUntil(lambda: LIGHT in heard)


def test_the_style_sheet_has_no_empty_places():
    sheet = style_sheet(DARK)
    assert "{{" not in sheet and DARK.accent.name() in sheet
