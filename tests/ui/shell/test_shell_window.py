"""The whole window over the shipped library: ways between pages, widths, keys, names for screen readers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from ui.find.results_view import ResultsView
from ui.shell.pages import Pages
from ui.shell.shelf import NARROW_BELOW
from ui.widgets.link_cards import CountRow, DoTile, StoryCard
from ui.widgets.theme import DARK, theme


@pytest.fixture
def program(open_program, qtbot):
    """The program of this module, at home, wide, light and Indonesian again."""
    open_program.settings.change(language="id", theme="light", facets_hidden=False, columns=(), name="")
    open_program.window.resize(1440, 900)
    open_program.window.header.search.clear()
    open_program.window.pages.go_home()
    return open_program


def page_of(program) -> str:
    pages: Pages = program.window.pages
    return {id(program.window.home): "home", id(program.window.repairs): "repairs"}.get(
        id(pages.currentWidget()), "shelf"
    )


def results(program) -> int:
    return program.window.pages.shelf.find_page.findChild(ResultsView).model().rowCount()


def press(qtbot, program, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(program.window, key, modifier)


def outside(window: QWidget) -> list[str]:
    """Visible controls of which something lies beyond the edges of the window."""
    found = []
    for part in window.findChildren(QAbstractButton) + window.findChildren(QLineEdit):
        if part.isVisible() and not part.visibleRegion().isEmpty():
            left = part.mapTo(window, QPoint(0, 0)).x()
            if left < 0 or left + part.width() > window.width():
                found.append(f"{type(part).__name__} {part.accessibleName()} {left}+{part.width()}")
    return found


def test_home_greets_and_shows_what_is_here(program):
    home = program.window.home
    assert home._greeting.text() == "Selamat datang di Pustaka Praktik"
    program.settings.change(name="Ratna")
    assert home._greeting.text() == "Selamat datang, Ratna"
    count = program.session.story_count()
    assert home._holding.text().startswith(f"{count} cerita praktik")
    assert len(home.findChildren(StoryCard)) == min(6, count)
    assert len(home.findChildren(CountRow)) > 15


def test_typing_anywhere_finds_and_enter_reads(program, qtbot):
    window = program.window
    press(qtbot, program, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(program.session.results_changed, check_params_cb=lambda found: found.request.text == "anak"):
        qtbot.keyClicks(window.header.search, "anak")
    assert page_of(program) == "shelf"
    qtbot.waitUntil(lambda: 0 < results(program) < program.session.catalogue.count())
    qtbot.keyClick(window.header.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.pages.shelf.find_page.story_requested):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.pages.shelf.read_page.current is not None)


def test_a_row_of_the_front_page_leads_to_its_stories(program, qtbot):
    row = next(row for row in program.window.home.findChildren(CountRow) if row.accessibleName().endswith(", 3"))
    program.window.header.search.setText("zzz")
    program.window.pages.go_home()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page_of(program) == "shelf"
    assert program.window.header.search.text() == ""
    qtbot.waitUntil(lambda: results(program) == 3)


def test_a_card_of_the_front_page_opens_its_story_and_back_leads_home(program, qtbot):
    card = program.window.home.findChildren(StoryCard)[0]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert page_of(program) == "shelf"
    qtbot.waitUntil(lambda: program.window.pages.shelf.read_page.current is not None)
    for _ in range(10):
        press(qtbot, program, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page_of(program) == "home"
    press(qtbot, program, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page_of(program) == "shelf"


def test_every_tile_leads_somewhere(program, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr("ui.services.libraries.QFileDialog.getExistingDirectory", lambda *_: asked.append(1) or "")
    for tile in program.window.home.findChildren(DoTile):
        program.window.pages.go_home()
        program.window.header.search.clearFocus()
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
        assert page_of(program) == "shelf" or asked or program.window.header.search.hasFocus()


@pytest.mark.parametrize("width", [1000, 1249, 1250, 1600])
def test_nothing_is_outside_at_any_width(program, qtbot, width):
    window = program.window
    window.resize(width, 640)
    assert window.width() == width, "something is too wide for the narrowest window"
    assert outside(window) == []
    window.header.search.setText("anak")
    qtbot.waitUntil(lambda: results(program) > 0)
    assert outside(window) == []
    assert window.pages.shelf.is_narrow is (width < NARROW_BELOW)
    assert window.pages.shelf.read_page.width() >= 480


def test_facets_can_be_put_away_and_that_is_remembered(program, qtbot):
    program.window.pages.browse()
    shelf = program.window.pages.shelf
    assert not shelf.is_narrow
    press(qtbot, program, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert shelf.is_narrow and program.settings.value.facets_hidden
    press(qtbot, program, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert not shelf.is_narrow


def test_every_control_has_a_name(program, qtbot):
    for go in (program.window.pages.go_home, program.window.pages.browse, program.window.pages.go_repairs):
        go()
        controls = [
            *program.window.findChildren(QAbstractButton),
            *program.window.findChildren(QLineEdit),
            *program.window.findChildren(QComboBox),
        ]
        nameless = [
            f"{type(part).__name__} in {type(part.parent()).__name__}"
            for part in controls
            if part.isVisible()
            and part.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not (part.accessibleName() or getattr(part, "text", str)())
        ]
        assert nameless == []


def test_the_language_is_switched_while_the_window_is_open(program, qtbot):
    window = program.window
    said = window.actions_["home"].text
    assert said() == "Beranda"
    press(qtbot, program, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert program.session.language == "en"
    assert program.settings.value.language == "en"
    title = program.session.catalogue.newest(1)[0].title_en
    qtbot.waitUntil(lambda: title in [card.accessibleName() for card in window.home.findChildren(StoryCard)])
    assert said() != "Beranda"
    program.settings.change(language="id")
    qtbot.waitUntil(lambda: said() == "Beranda")


def test_the_theme_goes_round(program, qtbot):
    seen = []
    for _ in range(3):
        press(qtbot, program, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        seen.append((program.settings.value.theme, theme().dark))
    assert seen == [("dark", True), ("system", False), ("light", False)]


def test_the_dark_theme_reaches_the_painted_window(program, qtbot):
    program.settings.change(theme="dark")
    qtbot.waitUntil(lambda: program.window.grab().toImage().pixelColor(4, 20) == DARK.window)
    home = program.window.home
    assert home._greeting.palette().color(home._greeting.foregroundRole()) == DARK.text


def test_a_tick_in_the_story_finds_its_like(program, qtbot):
    read = program.window.pages.shelf.read_page
    value = program.window.home._session.overview.facets["issue"]
    issue = next(iter(value))
    read.facet_requested.emit("issue", issue)
    qtbot.waitUntil(lambda: results(program) == value[issue])
    assert page_of(program) == "shelf"


def test_type_size_goes_by_key_and_is_remembered(program, qtbot):
    program.settings.change(type_size=19)
    program.window.pages.browse()
    press(qtbot, program, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert program.settings.value.type_size == 21
    press(qtbot, program, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert program.settings.value.type_size == 19


def test_escape_empties_the_field_then_goes_to_the_results(program, qtbot):
    search = program.window.header.search
    search.setFocus()
    search.setText("anak")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not search.hasFocus()
