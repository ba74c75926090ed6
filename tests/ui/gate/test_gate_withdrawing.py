"""Taking a story back in a whole window: from its facts, at once, and out of everything that shows stories."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from kb.library.shipped_copy import copy_shipped
from kb.story.author import Author
from kb.vault.vault import Vault
from tests.ui.conftest import begin, end
from ui.gate.withdraw_dialog import WithdrawDialog
from ui.widgets.small_parts import Pill, Text

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
    monkeypatch.setattr("ui.gate.withdraw_dialog.may_withdraw", lambda *_: False)
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


def test_a_story_that_waits_goes_without_a_sign_and_off_the_page(program, qtbot):
    """Its id may name somebody: nothing of it stays in the folder, and the window claims no sign and no old versions."""
    pages, session = program.window.pages, program.session
    folder = session.library.folder / "stories/za/zarbelinta"
    folder.mkdir(parents=True)
    (folder / "story.md").write_text(
        "---\nid: zarbelinta\ntitle: Zarbelinta\nstatus: submitted\n---\n\nZarbelinta datang.\n"
    )
    session.refresh()
    qtbot.waitUntil(lambda: "zarbelinta" in {card.id for card in session.catalogue.all_cards()}, timeout=20_000)
    pages.go_story("zarbelinta")
    reader = pages.shelf.read_page
    qtbot.waitUntil(lambda: "Zarbelinta datang" in reader.pane.browser.reading.plain)
    seen: list[str] = []

    def act(dialog: WithdrawDialog) -> bool:
        if dialog.take.isEnabled():
            dialog.take.click()
        if dialog.done_ is not None:
            seen.extend(label.text() for label in dialog.findChildren(Text) if label.isVisible())
        return dialog.done_ is not None

    in_dialog(act)
    pages.withdrawal_requested.emit("zarbelinta")
    qtbot.waitUntil(lambda: "zarbelinta" not in {card.id for card in session.catalogue.all_cards()}, timeout=20_000)
    qtbot.waitUntil(lambda: "ditarik" in reader.pane.browser.accessibleName().lower(), timeout=20_000)
    assert not folder.parent.exists()
    shown = [label.text() for label in reader.pane._head.findChildren(Text)]
    for said in (" ".join(seen), " ".join(shown)):
        assert "tidak ada tanda yang tertinggal" in said
        assert "riwayat" not in said and "keadaan terbaru" not in said
    assert "Zarbelinta" not in reader.pane.browser.reading.plain
    assert not [one for one in reader.pane._head.findChildren(QPushButton) if "riwayat" in one.text()]
