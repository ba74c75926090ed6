"""The smallest window: the facets in their drawer, and not one word cut off, in either language."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QToolButton, QWidget

from tests.journeys.person import Person
from ui.find.drawer import Drawer
from ui.find.results_header import _Elided
from ui.read.idle_page import AddressLine
from ui.read.read_bar import Meta
from ui.widgets.reading_parts import FoldButton

VILLAGE = "desa-percontohan-indramayu"
SHORTENED = (Meta, _Elided, AddressLine)  # these cut their words on purpose, with dots and a tooltip


@pytest.fixture
def narrow(person: Person) -> Person:
    person.window.resize(900, 600)
    assert person.window.width() == 900
    return person


def clipped(top: QWidget) -> list[str]:
    """Words on show for which their label or button is too small, or of which a part lies outside what can be seen."""
    found = []
    for part in top.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, SHORTENED) or not words(part):
            continue
        if too_small(part) or outside(part, top):
            found.append(f"{type(part).__name__} “{words(part)}” {part.width()}×{part.height()} {part.sizeHint()}")
    return found


def words(part: QWidget) -> str:
    if isinstance(part, QToolButton) and part.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return ""
    return part.text() if isinstance(part, QLabel | QAbstractButton) else ""


def too_small(part: QWidget) -> bool:
    if isinstance(part, QAbstractButton):
        # Some shorten their words with dots where room is short; their tooltip says them whole.
        return (
            part.width() < part.sizeHint().width() and not part.toolTip()
        ) or part.height() < part.minimumSizeHint().height()
    assert isinstance(part, QLabel)
    metrics, room = part.fontMetrics(), part.contentsRect()
    if part.wordWrap():
        longest = max(map(metrics.horizontalAdvance, part.text().split()), default=0)
        return part.height() < part.heightForWidth(part.width()) or longest > room.width() + 1
    return metrics.horizontalAdvance(part.text()) > room.width() + 1 or metrics.height() > part.height() + 2


def outside(part: QWidget, top: QWidget) -> bool:
    """Whether a part reaches over the left or right edge of anything around it."""
    above = part.parentWidget()
    while above is not None:
        left = part.mapTo(above, QPoint(0, 0)).x()
        if left < 0 or left + part.width() > above.width():
            return True
        if above is top:
            return False
        above = above.parentWidget()
    return False


def test_the_drawer_by_keyboard(narrow: Person):
    everything = narrow.browse()
    find, drawer = narrow.find, narrow.find.findChild(Drawer)
    assert not drawer.isVisible() and find.header.filters.isVisible()
    narrow.press("Ctrl+J")
    assert drawer.isVisible() and drawer.isAncestorOf(narrow.focus)
    narrow.picture("narrow-drawer")
    narrow.tab_to(narrow.view("issue"))
    narrow.press("Home", "Space")
    left = narrow.await_answer("")
    assert 0 < len(left) < len(everything)
    narrow.press("Escape")
    assert not drawer.isVisible()
    assert narrow.focus is find.header.filters
    assert find.header.filters.text().endswith("(1)")
    narrow.press("Space")
    assert drawer.isVisible()
    narrow.press("Escape")
    narrow.tab_to(narrow.labelled("Hapus semua saringan"))
    narrow.press("Space")
    assert narrow.await_answer("") == everything


def test_the_drawer_holds_the_keyboard_while_it_is_open(narrow: Person):
    narrow.browse()
    drawer = narrow.find.findChild(Drawer)
    narrow.press("Ctrl+J")
    under = narrow.find.results
    for _ in range(40):
        narrow.press("Tab")
        assert not under.isAncestorOf(narrow.focus), f"{narrow.focus} lies under the veil"
    narrow.press("Ctrl+J")
    assert not drawer.isVisible(), "the key that opens it closes it"


def test_the_drawer_by_mouse(narrow: Person):
    everything = narrow.browse()
    find, drawer = narrow.find, narrow.find.findChild(Drawer)
    narrow.click(find.header.filters)
    assert drawer.isVisible()
    value = next(value for value, count in narrow.rows("region").items() if count < len(everything))
    narrow.click(narrow.view("region").viewport(), narrow.row_spot("region", value))
    assert len(narrow.await_answer("")) == narrow.rows("region")[value]
    narrow.click(drawer, QPoint(drawer.width() - 20, drawer.height() // 2))
    assert not drawer.isVisible(), "a click beside the drawer closes it"
    narrow.click(find.header.filters)
    narrow.click(drawer._cross)
    assert not drawer.isVisible()
    pill = find.header.pills()[0]
    narrow.click(pill)
    assert narrow.await_answer("") == everything

    narrow.window.resize(1440, 900)
    assert not find.header.filters.isVisible()
    assert narrow.view("region").isVisible(), "with room again, the facets stand beside the list"
    assert not drawer.isVisible()


def at_home(person: Person) -> None:
    person.go_home()


def in_the_list(person: Person) -> None:
    person.browse()
    person.press("Ctrl+J")
    for facet in ("region", "issue", "method"):
        person.tab_to(person.view(facet))
        person.press("Home", "Space")
        person.await_answer("")
    person.press("Escape")


def in_the_drawer(person: Person) -> None:
    person.browse()
    person.press("Ctrl+J")


def in_a_story(person: Person) -> None:
    person.search("psk anak indramayu")
    person.press("Down", "Return")
    person.await_story(VILLAGE)
    for fold in [part for part in person.reader.findChildren(FoldButton) if part.isVisible()]:
        person.click(fold)
    person.press("F3")


def nothing_found(person: Person) -> None:
    person.search("kata yang pasti tidak ada di mana pun juga")


def at_repairs(person: Person) -> None:
    person.press("Ctrl+Shift+P")


@pytest.mark.parametrize("where", [at_home, in_the_list, in_the_drawer, in_a_story, nothing_found, at_repairs])
def test_no_word_is_cut_off(narrow: Person, where: Callable[[Person], None]):
    where(narrow)
    for language in ("id", "en"):
        if narrow.program.session.language != language:
            narrow.press("Ctrl+Shift+L")

        def nothing_is_cut_off() -> None:
            assert clipped(narrow.window) == []

        narrow.until(nothing_is_cut_off)
        narrow.picture(f"narrow-{where.__name__}-{language}")
    for area in narrow.window.findChildren(QScrollArea):
        assert not area.horizontalScrollBar().isVisible()
    narrow.press("Escape")
