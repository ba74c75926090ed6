"""Consent beside a draft: kept in the vault as it is typed, said in the words of `kb.story.consent`, never in the story."""

from datetime import date

import pytest
from PySide6.QtTest import QTest

from kb.forms.consent_form import new_record
from kb.story.consent import consent_covers
from kb.vault.vault import Vault
from ui.write.forms.consent_list import ConsentForm


@pytest.fixture
def form(qtbot, tmp_path, monkeypatch) -> ConsentForm:
    """An empty form over an own vault."""
    monkeypatch.setenv("PUSTAKA_HOME", str(tmp_path / "home"))
    made = ConsentForm(Vault(tmp_path / "library"), "naskah-1")
    qtbot.addWidget(made)
    made.show()
    return made


def kept(form: ConsentForm):
    form.flush()
    return form._vault.consents("naskah-1")


def choose(part, at: int) -> None:
    part.setCurrentIndex(at)
    part.activated.emit(at)


def test_a_childs_consent_is_whole_with_guardian_and_own_assent(form, tmp_path):
    form.add.click()
    editor = form.editor
    choose(editor.capacity, 1)
    for name, text in (
        ("subject", "Melati"), ("giver", "ibu"), ("explained_by", "Ratna"), ("language", "Indonesia"), ("on", "1-2-2024"),
    ):  # fmt: skip
        QTest.keyClicks(editor.texts[name], text)
    editor.scopes["public"].click()
    choose(editor.channel, 1)
    letter = tmp_path / "surat ibu.pdf"
    letter.write_bytes(b"%PDF tanda tangan")
    editor.keep_proof(letter)
    assert editor._missing.text() == "Masih kurang:"
    assert editor.missing.lines == ("Anak itu sendiri belum menyatakan setuju. Persetujuan wali saja tidak cukup.",)
    editor.assent.click()
    (record,) = kept(form)
    assert consent_covers(record, "public", date.today())
    assert record.on == date(2024, 2, 1)
    assert form._vault.proof(record.proof) == b"%PDF tanda tangan"
    assert editor._missing.text() == "Lengkap: persetujuan ini mencukupi."


def test_a_day_that_is_none_is_said_beside_its_field_and_stays_there(form):
    form.add.click()
    QTest.keyClicks(form.editor.texts["subject"], "Budi")
    QTest.keyClicks(form.editor.texts["on"], "kemarin")
    assert "24-11-2026" in form.editor._days["on"].text()
    assert (form.editor.texts["on"].text(), kept(form)[0].on) == ("kemarin", None)


def test_a_described_proof_lies_in_the_vault_too(form):
    form.add.click()
    QTest.keyClicks(form.editor.described, "Surat ada di lemari kantor")
    form.editor.described.editingFinished.emit()
    (record,) = kept(form)
    assert form._vault.proof(record.proof) == b"Surat ada di lemari kantor"


def test_a_withdrawal_is_written_down_and_cannot_be_removed(form):
    record = new_record("naskah-1")
    form.open_record(record)
    QTest.keyClicks(form.editor.texts["subject"], "Budi")
    form.editor.withdraw.click()
    form.editor._sure.click()
    (record,) = kept(form)
    assert record.withdrawal is not None
    assert "Budi menarik persetujuannya" in form.editor._withdrawn.text()
    assert not form.editor.texts["giver"].isEnabled()
    form._vault.forget_consent(record.id)
    assert kept(form) == (record,)


def test_a_record_begun_by_mistake_leaves_no_trace(form):
    form.add.click()
    form.done.click()
    assert kept(form) == ()
    form.add.click()
    QTest.keyClicks(form.editor.texts["subject"], "B")
    assert len(kept(form)) == 1
    form.editor.remove.click()
    assert kept(form) == ()


def test_the_check_beside_the_draft_hears_of_a_consent(open_program, qtbot):
    open_program.settings.change(name="Ratna")
    open_program.window.rooms.begin("quick")
    view = open_program.window.rooms.write_page.view
    view.writing.put_body("Kami mendampingi seorang ibu.\n", "Tempel")
    view.column.show_tab("details")
    panel = view.column.panel("details")
    card = panel.cards["consent"]
    card.open()
    choose(card.form.basis, 2)
    assert view.writing.draft.file.front.values["consent"] == {"basis": "consent", "audience": "public"}
    card.form.consents.add.click()
    with qtbot.waitSignal(view.writing.said.changed):
        QTest.keyClicks(card.form.consents.editor.texts["subject"], "Melati")
        card.form.consents.flush()
    seen = {record.subject for record in view.writing.vault.consents(view.writing.draft.id)}
    assert seen == {"Melati"}
    choose(card.form.basis, 1)
    told = view.writing.draft.file.front.values["consent"]
    assert (told["basis"], told["declared_by"], told["date"]) == ("programme", "Ratna", date.today().isoformat())
    choose(card.form.basis, 2)
    assert view.writing.draft.file.front.values["consent"] == {"basis": "consent", "audience": "public"}
    assert "Melati" not in view.writing.draft.file.raw.decode()
