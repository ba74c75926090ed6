"""What the author says to the gate is in the vault a moment later, the newest last, and never over what cannot be read."""

import pytest

from kb.gate import Answer, Decisions
from kb.vault.vault import Vault
from ui.write.gate_answers import Answers


def said(*names: str) -> Decisions:
    made = Decisions()
    for name in names:
        made = made.with_answer(name, Answer(kind="public"))
    return made


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "pustaka")


def test_the_newest_answers_are_kept_last(vault, jobs, qtbot):
    answers = Answers(vault, "satu", jobs)
    for count in range(1, 12):
        answers.put(said(*(f"Nama {number}" for number in range(count))))
    qtbot.waitUntil(lambda: len(vault.decisions("satu").names) == 11)
    assert Answers(vault, "satu", jobs).value == answers.value


def test_what_is_not_kept_yet_is_kept_at_the_end(vault, jobs):
    answers = Answers(vault, "satu", jobs)
    answers.put(said("Siti Aminah"))
    answers.flush()
    assert vault.decisions("satu") == said("Siti Aminah")


def test_answers_that_cannot_be_read_are_not_written_over(vault, jobs, qtbot):
    vault.keep_decisions("satu", said("Siti Aminah"))
    file = vault.folder / "decisions/satu.json"
    file.write_bytes(b"{ rusak")
    answers = Answers(vault, "satu", jobs)
    with qtbot.waitSignal(answers.failed) as told:
        answers.put(said("Budi Santoso"))
    assert told.args[0].code == "vault-unreadable"
    answers.flush()
    assert file.read_bytes() == b"{ rusak"
