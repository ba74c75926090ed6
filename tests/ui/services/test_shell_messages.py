"""One voice: early messages wait, the same sentence is counted, actions are done, closing goes back to the one before."""

from PySide6.QtCore import Qt

from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from ui.shell.message_bar import MessageBar

WORDS = (Words("Berkas rusak.", "The file is broken."), Words("Perbaiki barisnya.", "Mend the line."))


def shown(bar: MessageBar) -> str:
    return bar._text.text() if not bar.isHidden() else ""


def test_what_was_said_early_is_shown_when_there_is_a_bar(messages, qtbot):
    messages.info("Selesai disalin.")
    bar = MessageBar(messages)
    qtbot.addWidget(bar)
    assert shown(bar) == "Selesai disalin."


def test_repeats_are_counted_and_closing_shows_the_one_before(messages, qtbot):
    bar = MessageBar(messages)
    qtbot.addWidget(bar)
    assert shown(bar) == ""
    messages.warning("Satu")
    messages.error("Dua")
    messages.warning("Satu")
    assert shown(bar) == "Satu (×2)"
    assert messages.count() == 2
    qtbot.mouseClick(bar._close, Qt.MouseButton.LeftButton)
    assert shown(bar) == "Dua"
    messages.dismiss()
    assert shown(bar) == ""


def test_an_action_is_done_once_and_takes_the_message_away(messages, qtbot):
    bar = MessageBar(messages)
    qtbot.addWidget(bar)
    done = []
    messages.error("Folder tidak ada.", "Pilih folder…", lambda: done.append(1))
    assert bar._action.text() == "Pilih folder…"
    qtbot.mouseClick(bar._action, Qt.MouseButton.LeftButton)
    assert (done, shown(bar)) == ([1], "")


def test_problems_speak_the_language_of_the_window(messages):
    messages.set_language("en")
    messages.problem(KnownError(*WORDS))
    assert messages.current().text == "The file is broken. Mend the line."
    assert messages.current().kind == "error"
    messages.set_language("id")
    messages.problem(Problem(code="x", path="a", what=WORDS[0], remedy=WORDS[1], serious=False))
    assert messages.current().text == "Berkas rusak. Perbaiki barisnya."
    assert messages.current().kind == "warning"


def test_what_waits_can_be_said_in_other_words_and_what_was_closed_does_not_come_back(messages):
    messages.warning("Terkunci.", "Buka…", lambda: None)
    messages.info("Disimpan.")
    messages.reword("Terkunci.", "Locked.", "Open…")
    messages.dismiss()
    assert (messages.current().text, messages.current().action, messages.current().kind) == (
        "Locked.",
        "Open…",
        "warning",
    )
    messages.dismiss()
    messages.reword("Locked.", "Terkunci.", "Buka…")
    assert messages.current() is None
