"""Boxes to tick and lists to choose from are those of the house: Qt's own are grey in the dark window."""

import ast
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.widgets.choices import Choosable, RoundBox, TickBox
from ui.widgets.theme import DARK, LIGHT, apply_theme

UI = Path(__file__).resolve().parents[3] / "ui"
OWN = "ui/widgets/choices.py"
NATIVE = {"QCheckBox", "QRadioButton", "QComboBox"}


def test_nobody_makes_a_box_of_qts_own():
    wrong = [
        f"{name}:{node.lineno} {node.func.id}"
        for file in sorted(UI.rglob("*.py"))
        if (name := file.relative_to(UI.parent).as_posix()) != OWN
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NATIVE
    ]
    assert wrong == []


def test_boxes_and_lists_wear_the_colours_of_the_dark_window(qapp: QApplication):
    apply_theme(qapp, DARK)
    try:
        for part in (TickBox(), RoundBox(), Choosable()):
            part.resize(160, 34)
            image = part.grab().toImage()
            x, y = (80, 25) if isinstance(part, Choosable) else (10, 17)
            assert image.pixelColor(x, y) == DARK.field, type(part)
            if not isinstance(part, Choosable):
                part.setChecked(True)
                seen = part.grab().toImage()
                colours = {seen.pixelColor(x, y).name() for x in range(1, 19) for y in range(8, 26)}
                assert {DARK.accent.name(), DARK.accent_text.name()} <= colours, type(part)
    finally:
        apply_theme(qapp, LIGHT)
