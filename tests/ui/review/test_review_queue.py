"""The queue in the window: sentences where nothing waits, what cannot be read is told, a closed library is forgotten."""

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from kb.base.problems import KnownError
from kb.base.words import Words
from kb.review.review_queue import WaitingText
from ui.review.queue_page import QueuePage
from ui.widgets.small_parts import Pill


class Speaking(QObject):
    """As much of a session as the queue asks for."""

    closed = Signal()
    language = "id"


def row(story: str, **fields: object) -> WaitingText:
    known = {
        "state": "to-read",
        "writers": ("Siti",),
        "since": "2026-11-24",
        "new_version": False,
        "needed": 1,
        "signed": (),
    }
    return WaitingText(
        story=story, path=f"stories/{story[:2]}/{story}/story.md", title=f"Cerita {story}", **{**known, **fields}
    )


@pytest.fixture
def page(qtbot) -> QueuePage:
    made = QueuePage(Speaking())
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def test_an_empty_queue_says_what_it_is_for(page):
    assert "Mencari" in page.lead.text()
    page.show_queue(())
    assert "Tidak ada cerita yang menunggu" in page.lead.text() and page.rows == []


def test_urgent_things_are_counted_and_walked_through_by_arrows(page, qtbot):
    waits = row("tiga", state="my-waiting", needed=2, signed=("Budi",))
    page.show_queue((row("satu"), row("dua", state="my-returned", reason="Kurang jelas.", by="Budi"), waits))
    assert page.lead.text().startswith("2 cerita menunggu Anda.")
    page.focus_first()
    qtbot.waitUntil(page.rows[0].hasFocus)
    qtbot.keyClick(page.rows[0], Qt.Key.Key_Down)
    assert page.rows[1].hasFocus()
    with qtbot.waitSignal(page.open_requested) as told:
        qtbot.keyClick(page.rows[1], Qt.Key.Key_Return)
    assert told.args == ["stories/du/dua/story.md"]
    with qtbot.waitSignal(page.write_requested) as told:
        qtbot.mouseClick(page.rows[1].write, Qt.MouseButton.LeftButton)
    assert told.args == ["dua"]
    page.show_queue((row("dua", state="my-returned"), row("satu")))
    qtbot.waitUntil(page.rows[0].hasFocus)


def test_no_tick_stands_beside_signatures_that_are_not_there(page):
    page.show_queue((row("satu", needed=2), row("dua", needed=2, signed=("Budi",))))
    pills = {pill.text(): pill.icon_name for one in page.rows for pill in one.findChildren(Pill)}
    assert pills["0 dari 2 tanda tangan"] == ""
    assert pills["1 dari 2 tanda tangan"] == "check"


def test_a_file_that_cannot_be_read_is_told_and_not_opened(page, qtbot):
    trouble = KnownError(Words("Berkasnya rusak.", "Broken."), Words("Perbaiki.", "Mend it."))
    page.show_queue((row("satu", state="broken", trouble=trouble),))
    assert not page.rows[0].open.isVisible()
    with qtbot.assertNotEmitted(page.open_requested):
        qtbot.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)


def test_a_closed_library_leaves_nothing_behind(page):
    page.show_queue((row("satu"),))
    page.forget()
    assert page.rows == [] and "Mencari" in page.lead.text()
