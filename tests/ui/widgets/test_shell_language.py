"""Two languages: catalogues in step with their sources, Qt's own words in Indonesian, a switch that reaches everything."""

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QTextBrowser

from ui.widgets import language
from ui.widgets.language import LanguageSwitch

UI = Path(language.__file__).resolve().parents[1]


@pytest.fixture
def switch(qapp):
    made = LanguageSwitch(qapp)
    yield made
    made.close()
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", language.FOLDER / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_compiled_catalogues_are_those_of_the_sources(build, tmp_path):
    made = build.compile_all(tmp_path)
    assert {path.name for path in made} == {"pustaka_id.qm", "pustaka_en.qm"}
    stale = [path.name for path in made if path.read_bytes() != (language.FOLDER / path.name).read_bytes()]
    assert stale == [], "run: python ui/resources/translations/build.py compile"


def test_qt_speaks_indonesian_on_its_own_buttons_and_menus(switch, qtbot):
    switch.use("id")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    field, text = QLineEdit(), QTextBrowser()
    for widget in (box, field, text):
        qtbot.addWidget(widget)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Oke", "Batal"}
    for menu in (field.createStandardContextMenu(), text.createStandardContextMenu()):
        said = " ".join(action.text().replace("&", "") for action in menu.actions())
        assert "Salin" in said and "Pilih semua" in said and "Copy" not in said
        menu.deleteLater()


def test_numbers_follow_the_language(switch):
    switch.use("id")
    assert QLocale().toString(1234567) == "1.234.567"
    switch.use("en")
    assert QLocale().toString(1234567) == "1,234,567"


def test_plurals_are_filled_in_without_a_catalogue(switch):
    switch.use("id")
    assert QCoreApplication.translate("HomePage", "%n cerita praktik", "", 3) == "3 cerita praktik"


def literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_sentence_for_translators_is_a_plain_literal():
    """lupdate takes nothing else, and takes an f-string for a sentence that never occurs."""
    wrong = []
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute | ast.Name):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            arguments = node.args
            if name == "translate" and any("%n" in one.value for one in arguments if literal(one)):
                wrong.append(f"{path.name}:{node.lineno} no plural forms are collected from translate")
            if name == "tr" and not literal(arguments[0]):
                wrong.append(f"{path.name}:{node.lineno}")
            if (
                name == "tr"
                and any("%n" in str(one.value) for one in arguments[:1] if literal(one))
                and len(arguments) != 3
            ):
                wrong.append(f"{path.name}:{node.lineno} plural")
    assert wrong == []


def test_every_sentence_of_the_windows_has_its_english(build, tmp_path):
    """The catalogue is collected anew from the source; what it then lacks is missing in the English window."""
    fresh = tmp_path / "pustaka_en.ts"
    fresh.write_bytes(build.ENGLISH.read_bytes())
    build.collect(fresh)
    lacking, differing = [], []
    for message in ElementTree.parse(fresh).getroot().iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        if translation.get("type") == "unfinished" or not all(forms):
            lacking.append(source)
        if len(forms) == 2 and "%n" not in forms[0]:
            forms = forms[1:]  # "once" says its number without one
        places = sorted(re.findall(r"%n|\{\w+\}", source))
        differing += [source for form in forms if sorted(re.findall(r"%n|\{\w+\}", form)) != places]
    assert lacking == [], "run: python3 dev.py words, then write what is unfinished"
    assert differing == []
