"""From a fresh machine to a window that is found again as it was left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from kb.base import folders
from kb.identity.identity_store import own_identity
from kb.library.library import Library
from kb.library.shipped_copy import copy_shipped
from kb.story.author import Author, author_of_hand
from tests.journeys.person import Person
from tests.ui.conftest import LoudReporter, Program, end
from ui import app
from ui.services.settings_file import Settings, write
from ui.widgets.link_cards import StoryCard
from ui.widgets.theme import theme


@pytest.fixture
def begin(qapp: QApplication, qtbot, tmp_path_factory) -> Iterator:
    """Start the program with a double click: nothing is said about size or library."""
    open_now: list[Program] = []

    def leave() -> None:
        while open_now:
            end(qapp, open_now.pop())

    def start() -> Person:
        leave()
        program = Program(app.build(qapp, LoudReporter()))
        open_now.append(program)
        app.begin(program.window, None)
        program.window.show()
        person = Person(program, qtbot, tmp_path_factory.getbasetemp())
        person.come_back()
        return person

    yield start
    leave()


def test_a_name_a_library_and_everything_as_it_was_left(begin, new_home):
    person = begin()
    page = person.window.first_start
    assert person.focus is page._name
    person.type("Bu Ratna")
    person.picture("first-start")
    person.press("Return")
    person.until(lambda: person.window.first_start is None)
    assert person.window.home._greeting.text() == "Selamat datang, Bu Ratna"
    assert person.window.home.findChildren(StoryCard)
    person.until(person.window.header.search.hasFocus)
    assert folders.own_library().is_relative_to(new_home)
    library = Library.open(folders.own_library())
    first = library.history.log()[-1]
    library.close()
    assert author_of_hand(first.author, first.email) == Author("Bu Ratna", key=own_identity().key)
    person.type("trafiking")
    assert person.await_answer("trafiking")
    person.press("Down", "Return")
    person.until(lambda: bool(person.reading))

    size = person.reader.pane.browser.look.size
    person.press("Ctrl++", "Ctrl+Shift+L", "Ctrl+Shift+T", "Ctrl+Shift+T")
    assert theme().dark and person.program.settings.value.theme == "dark"
    person.window.resize(900, 690)  # the screen of these tests is small, and no window comes back larger than it
    shelf = person.window.pages.shelf
    before = shelf.sizes()
    edge = shelf.handle(1)
    person.drag(edge, edge.rect().center(), edge.rect().center() + QPoint(+40, 0))
    person.until(lambda: 30 < shelf.sizes()[0] - before[0] < 50)
    left = shelf.sizes()

    key = own_identity().key
    again = begin()
    assert own_identity().key == key, "an identity is made once"
    assert again.window.first_start is None, "nothing is asked a second time"
    assert (again.window.width(), again.window.height()) == (900, 690)
    assert theme().dark
    again.until(lambda: again.program.session.overview is not None)
    assert again.window.home._greeting.text() == "Welcome, Bu Ratna"
    assert again.window.windowTitle().endswith("Pustaka Praktik")
    again.press("Ctrl+K")
    again.type("trafiking")
    assert again.await_answer("trafiking")
    assert again.window.pages.shelf.sizes() == left
    assert again.count_said().endswith("stories")
    assert again.reader.pane.browser.look.size > size
    again.picture("second-start")


def test_whoever_gives_no_name_is_greeted_all_the_same(begin, new_home):
    person = begin()
    person.click(person.window.first_start._skip)
    person.until(lambda: person.window.first_start is None)
    assert person.window.home._greeting.text() == "Selamat datang di Pustaka Praktik"
    assert person.program.settings.value.name == ""
    person.press("Ctrl+B")
    assert len(person.await_answer("")) == 10


def test_the_first_page_speaks_both_languages(begin, new_home):
    person = begin()
    page = person.window.first_start
    assert page._start.text() == "Mulai"
    person.press("Ctrl+Shift+L")
    assert page._start.text() != "Mulai"
    person.click(person.window.header._language)
    assert page._start.text() == "Mulai"


def test_a_desk_from_before_there_were_keys_gets_one_for_its_name_without_a_question(begin, new_home):
    write(folders.desk() / "settings.json", Settings(name="Bu Ratna", library=str(folders.own_library())), {})
    copy_shipped(folders.own_library(), Author("Bu Ratna"))
    assert own_identity() is None
    person = begin()
    assert person.window.first_start is None
    person.until(lambda: own_identity() is not None)
    assert person.program.settings.value.name == "Bu Ratna" and person.program.messages.current() is None
