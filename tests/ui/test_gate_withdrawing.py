"""Taking a story back in a whole window: from its facts, at once, and out of everything that shows stories."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kb.author import Author
from kb.shipped import copy_shipped
from kb.vault import Vault
from tests.ui.conftest import begin, end
from ui.gate.withdrawing import WithdrawDialog
from ui.shell.widgets import Pill, Text

STORY = "desa-percontohan-indramayu"


@pytest.fixture(scope="module")
def program(qapp, tmp_path_factory):
    """A program over a library of its own, because a story is lost to it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUSTAKA_HOME", str(tmp_path_factory.mktemp("home")))
        made = begin(
            qapp, copy_shipped(tmp_path_factory.mktemp("library") / "pustaka", Author(name="Ratna")), (1440, 900)
        )
        made.settings.change(name="Ratna")
        yield made
        end(qapp, made)


def in_dialog(act) -> None:
    """Do something in the dialog when it stands; it is closed afterwards."""
    timer = QTimer(QApplication.instance(), interval=5)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, WithdrawDialog) and act(dialog):
            timer.stop()
            dialog.keep.click()

    timer.timeout.connect(look)
    timer.start()


def test_somebody_else_is_told_whom_to_ask(program, qtbot, monkeypatch):
    monkeypatch.setattr("ui.gate.withdrawing.may_withdraw", lambda *_: False)
    dialog = WithdrawDialog(STORY, program.session, program.settings, program.window.services.jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.take.isVisible()
    assert program.session.library.read(STORY).story.status != "withdrawn"


def test_a_story_leaves_everything_at_once(program, qtbot):
    pages, session = program.window.pages, program.session
    pages.go_story(STORY)
    reader = pages.shelf.read_page
    qtbot.waitUntil(lambda: reader.current is not None and reader.current.key == STORY)
    folds = reader.pane._head.findChildren(Pill)
    assert not any("ditarik" in pill.text() for pill in folds)  # hidden until the fold is opened
    reader._opener._unfolded.add("rights")
    reader._opener.refresh()
    (pill,) = [pill for pill in reader.pane._head.findChildren(Pill) if "ditarik" in pill.text()]

    def act(dialog: WithdrawDialog) -> bool:
        if dialog.done_ is None and dialog.take.isEnabled():
            assert dialog.allowed
            dialog.reason.setText("Ia takut dikenali.")
            dialog.take.click()
        return dialog.done_ is not None

    in_dialog(act)
    pill.click()
    qtbot.waitUntil(lambda: STORY not in {card.id for card in session.catalogue.all_cards()}, timeout=20_000)
    qtbot.waitUntil(lambda: "ditarik" in reader.pane.browser.accessibleName().lower(), timeout=20_000)
    assert reader.pane.browser.reading.plain == ""
    assert session.library.read(STORY).story.status == "withdrawn"
    said = " ".join(label.text() for label in reader.pane._head.findChildren(Text))
    assert "Ditarik dari komputer ini" in said and "Cetakan, berkas ekspor" in said
    (entry,) = Vault(session.library.folder).withdrawals()
    assert (entry["story"], entry["by"], entry["reason"]) == (STORY, "Ratna", "Ia takut dikenali.")
