"""The question before something leaves the program."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.gate.finding_card import FindingCard
from ui.gate.leave_dialog import LeavingDialog, may_leave


class OneLibrary:
    """As much of a session as the question needs."""

    language = "id"

    def __init__(self, folder: Path) -> None:
        self.library = self
        self.folder = folder


@pytest.fixture
def ask(read_library, jobs):
    """Ask whether a text may leave, and do something in the dialog when the gate has answered."""

    def ask_one(text: str, act=lambda _dialog: None) -> tuple[bool, list[LeavingDialog]]:
        seen: list[LeavingDialog] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, LeavingDialog) and dialog.found is not None:
                timer.stop()
                seen.append(dialog)
                act(dialog)

        timer = QTimer(interval=5)
        timer.timeout.connect(look)
        timer.start()
        answer = may_leave({"n1": text}, OneLibrary(read_library), jobs)
        timer.stop()
        return answer, seen

    return ask_one


def test_harmless_words_leave_without_a_question(ask):
    assert ask("Kami mengalami hal serupa ketika mendampingi remaja di pasar.") == (True, [])
    assert ask("  ") == (True, [])


def test_what_leads_to_a_person_cannot_be_waved_through(ask):
    def act(dialog):
        assert [card.finding.words for card in dialog.findChildren(FindingCard)] == ["0812-3456-7890"]
        assert dialog.leave.isHidden() and dialog.seen.isHidden()
        dialog.stay.click()

    answer, seen = ask("Telepon 0812-3456-7890.", act)
    assert not answer
    assert seen


def test_a_name_leaves_after_a_person_has_looked(ask):
    def act(dialog):
        assert dialog.found.names == ("Darmo",)
        assert not dialog.leave.isEnabled()
        dialog.seen.click()
        dialog.leave.click()

    answer, seen = ask("Siang itu Darmo datang.", act)
    assert answer
    assert seen


def test_a_vault_that_cannot_be_read_lets_nothing_out(read_library, jobs, monkeypatch, qtbot):
    monkeypatch.setenv("PUSTAKA_HOME", str(read_library))
    dialog = LeavingDialog({"n1": "Halo."}, OneLibrary(read_library), jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.leave.isHidden)
    assert not dialog.result()
