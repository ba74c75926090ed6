"""The tab “Periksa” beside a draft: findings, repairs, names, and the way into the library."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from kb.gate import Answer
from kb.library.gatekeeper import Gatekeeper
from kb.vault.vault import Vault
from ui.write.check.check_panel import CheckPanel
from ui.write.check.name_card import NameCard
from ui.write.check.submit_presenter import SubmitDialog
from ui.write.draft_place import DraftPlace

BODY = "Siang itu Karsinah, 34 tahun, datang. Karsinah menulis 3201011508950001.\n"
GROUND = {"basis": "programme", "declared_by": "Ratna", "date": "2026-11-24"}
CLEAN = "Kami belajar bahwa klien paling tahu masalahnya. Kelompok itu menjadi yayasan setelah lima tahun.\n"


@pytest.fixture
def panel(open_program, qtbot) -> CheckPanel:
    """The panel of a new draft, with the first check done."""
    open_program.settings.change(name="Ratna")
    open_program.window.rooms.begin("text")
    view = open_program.window.rooms.write_page.view
    view.writing.put_fields({"title": "Karsinah pulang"}, "Judul")
    view.writing.put_body(BODY, "Tempel")
    made = view.column.panel("check")
    view.column.show_tab("check")
    await_check(made, qtbot)
    return made


def await_check(panel: CheckPanel, qtbot) -> None:
    qtbot.waitUntil(lambda: panel.checking.is_current and not panel.checking.is_busy, timeout=10_000)


def words(panel: CheckPanel) -> list[str]:
    return [card.finding.words for card in (*panel.must.cards, *panel.look.cards)]


def asked(panel: CheckPanel) -> list[str]:
    return [card.row.entry.name for card in panel.names.cards]


def test_findings_and_names_are_shown_once_each(panel):
    assert (words(panel), asked(panel)) == (["3201011508950001"], ["Karsinah"])
    (card,) = panel.names.cards
    assert len(card.row.entry.places) == 3
    assert {mark[2] for mark in panel.rows.marks} == {"must", "name"}


def test_a_key_goes_to_the_words_and_a_digit_removes_them(panel, qtbot):
    writing = panel.writing
    (card,) = panel.must.cards
    with qtbot.waitSignal(writing.wanted) as wanted:
        QTest.keyClick(card, Qt.Key.Key_Return)
    start = BODY.index("3201")
    assert wanted.args == [DraftPlace("body", start=start, end=start + 16, glance=True)]
    QTest.keyClick(card, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: "3201" not in writing.draft.body)
    await_check(panel, qtbot)
    assert words(panel) == []
    assert writing.step_names()[0] == "Hapus “3201011508950001” di semua tempat"
    writing.undo()
    assert writing.draft.body == BODY


def test_a_client_gets_a_pseudonym_everywhere_as_one_step(panel, qtbot):
    writing = panel.writing
    (card,) = panel.names.cards
    QTest.keyClick(card, Qt.Key.Key_1)
    field = card.findChild(QLineEdit)
    field.setText("Melati")
    went = QSignalSpy(card.place_requested)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert went.count() == 0  # the answer is not a wish to go to the words
    qtbot.waitUntil(lambda: "Karsinah" not in writing.draft.body)
    assert writing.draft.title == "Melati pulang"
    await_check(panel, qtbot)
    assert asked(panel) == []
    vault = Vault(writing.vault.library)
    qtbot.waitUntil(lambda: vault.decisions(writing.draft.id) == writing.said.value)
    assert vault.names()["Karsinah"] == "Melati"
    assert vault.originals(writing.draft.id)
    qtbot.waitUntil(lambda: bool(vault.changes(writing.draft.id)))
    assert [(one.by, one.what) for one in vault.changes(writing.draft.id)] == [
        ("Ratna", "Ganti “Karsinah” di semua tempat")
    ]
    writing.undo()
    assert (writing.draft.title, writing.draft.body) == ("Karsinah pulang", BODY)
    assert writing.said.value.answer("Karsinah") is None
    await_check(panel, qtbot)
    writing.redo()
    assert writing.said.value.answer("Karsinah") == Answer(kind="client", pseudonym="Melati")
    vault.forget("Karsinah")


def test_a_colleague_is_asked_about_with_one_more_key(panel, qtbot):
    (card,) = panel.names.cards
    QTest.keyClick(card, Qt.Key.Key_2)
    assert isinstance(card, NameCard)
    QTest.keyClick(card, Qt.Key.Key_1)
    assert panel.writing.said.value.answer("Karsinah") == Answer(kind="colleague", agreed=True)
    await_check(panel, qtbot)
    assert asked(panel) == []


def test_a_clean_story_is_told_so_without_a_promise(panel, qtbot):
    panel.writing.put_fields({"title": "Kelompok jamu"}, "Judul")
    panel.writing.put_body(CLEAN, "Tempel")
    await_check(panel, qtbot)
    assert panel._empty.isVisible()
    assert "bukan jaminan" in panel._promise.text()
    assert panel.rows.count == 0


def test_a_story_is_handed_in_only_when_nothing_is_in_the_way(panel, qtbot):
    writing = panel.writing
    dialog = SubmitDialog(writing, panel)
    qtbot.addWidget(dialog)
    dialog.show()
    await_check(dialog.panel, qtbot)
    assert {card.finding.row for card in dialog.panel.must.cards} == {1, 5}
    assert not dialog.on.isEnabled()
    writing.put_fields({"title": ""}, "Judul")
    assert not dialog.missing.isHidden()
    writing.put_fields({"title": "Kelompok jamu"}, "Judul")
    writing.put_body(CLEAN, "Tempel")
    await_check(dialog.panel, qtbot)
    (consent,) = dialog.panel.must.cards
    QTest.keyClick(consent, Qt.Key.Key_1)
    (author,) = dialog.missing.choices
    assert not dialog.on.isEnabled()
    author.click()
    qtbot.waitUntil(dialog.on.isEnabled)
    said = [
        label.text()
        for label in dialog.findChildren(QLabel)
        if label.isVisible() and "perlu diselesaikan" in label.text()
    ]
    assert said == ["Tidak ada lagi yang perlu diselesaikan."], "said once"
    writing.put_fields({"summary": "Sebuah kelompok menjadi yayasan."}, "Ringkasan")
    await_check(dialog.panel, qtbot)
    dialog.on.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 1)
    assert dialog.look.summary.isVisible() and dialog.look.summary.text() == "Sebuah kelompok menjadi yayasan."
    dialog.look.note.setText("Mohon dibaca.")
    dialog.on.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 2)
    assert dialog.submitted.story == "kelompok-jamu"
    qtbot.waitUntil(lambda: dialog.height() < 420)  # no empty half below three sentences
    assert writing.draft.about.submitted
    story = writing.library.read("kelompok-jamu").story
    assert (story.status, story.consent.basis, story.consent.declared_by) == ("submitted", "programme", "Ratna")
    dialog.on.click()


def test_findings_are_marked_in_the_text_beyond_the_basic_plane(panel, qtbot, open_program):
    editor = open_program.window.rooms.write_page.view.editor

    def marked() -> list[str]:
        return sorted(one.cursor.selectedText() for one in editor.extraSelections())

    assert marked() == ["3201011508950001", "Karsinah", "Karsinah"]
    panel.writing.put_body("😀 " + BODY, "Tempel")
    await_check(panel, qtbot)
    assert marked() == ["3201011508950001", "Karsinah", "Karsinah"]
    cursor = editor.textCursor()
    cursor.setPosition(0)
    cursor.insertText("Baru. ")
    assert marked() == ["3201011508950001", "Karsinah", "Karsinah"]  # before the next look
    panel.writing.put_body(CLEAN, "Tempel")
    await_check(panel, qtbot)
    assert marked() == []


def test_a_long_draft_is_checked_in_a_process_of_its_own(panel, qtbot, monkeypatch):
    asked_apart = []

    def apart(folder, draft, moment):
        asked_apart.append(moment)
        return Gatekeeper(folder).gate(Vault(folder)).check(draft, moment)

    monkeypatch.setattr("ui.write.check.gate_runner.LONG", len(BODY))
    monkeypatch.setattr("ui.write.check.gate_runner.check_apart", apart)
    panel.writing.put_body(CLEAN + BODY, "Tempel")
    await_check(panel, qtbot)
    assert asked_apart == ["submit"]
    assert (words(panel), asked(panel)) == (["3201011508950001"], ["Karsinah"])


def test_a_consent_is_recorded_where_it_is_missed(panel, qtbot):
    writing = panel.writing
    writing.put_fields({"title": "Pulang ke kampung", "authors": [{"name": "Ratna"}]}, "Judul")
    writing.put_body("Klien kami pulang ke kampung setelah dua tahun.\n", "Tempel")
    dialog = SubmitDialog(writing, panel)
    qtbot.addWidget(dialog)
    dialog.show()
    await_check(dialog.panel, qtbot)
    (card,) = dialog.panel.must.cards
    QTest.keyClick(card, Qt.Key.Key_2)
    editor = dialog.panel._consents.form.editor
    qtbot.waitUntil(editor.texts["subject"].hasFocus)
    for name, text in (
        ("subject", "Melati"),
        ("giver", "diri sendiri"),
        ("explained_by", "Ratna"),
        ("language", "Indonesia"),
        ("on", "2026-01-05"),
    ):
        editor.texts[name].setText(text)
        editor.texts[name].textEdited.emit(text)
    editor.scopes["public"].click()
    editor.channel.setCurrentIndex(1)
    editor.channel.activated.emit(1)
    editor.described.setText("Surat di lemari kantor.")
    editor.described.editingFinished.emit()
    qtbot.waitUntil(dialog.on.isEnabled)
    assert dialog.panel.must.cards == []
    (record,) = writing.vault.consents(writing.draft.id)
    assert (record.subject, record.scopes) == ("Melati", ("public",))
    dialog.on.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 1)
    assert writing.draft.fields()["consent"].basis == "consent"
    dialog.reject()


def test_a_draft_that_was_removed_elsewhere_is_told_and_not_lost(panel, qtbot):
    writing = panel.writing
    writing.put_fields({"title": "Kelompok jamu", "authors": [{"name": "Ratna"}], "consent": GROUND}, "Judul")
    writing.put_body(CLEAN, "Tempel")
    dialog = SubmitDialog(writing, panel)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.on.isEnabled)
    dialog.on.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 1)
    qtbot.waitUntil(lambda: writing.saving.is_done)
    writing.drafts.remove(writing.draft.id)
    dialog.on.click()
    qtbot.waitUntil(dialog._said.isVisible)
    assert dialog.submitted is None
    assert writing.draft.body == CLEAN
    writing.drafts.bring_back(writing.draft.id)
    dialog.on.click()
    qtbot.waitUntil(lambda: dialog.submitted is not None)


def test_a_clean_text_without_consent_is_not_called_ready(panel, qtbot):
    writing = panel.writing
    writing.put_fields({"title": "Kelompok jamu"}, "Judul")
    writing.put_body(CLEAN, "Tempel")
    await_check(panel, qtbot)
    assert panel.rows.count == 0 and panel._empty.isVisible()
    assert panel._empty.text() == "Dalam teksnya tidak ada lagi yang perlu diselesaikan."
    assert "persetujuan orang yang diceritakan" in panel._later.text() and panel._later.isVisible()
    qtbot.mouseClick(panel.consent, Qt.MouseButton.LeftButton)
    editor = panel._consents.form.editor
    qtbot.waitUntil(lambda: editor.isVisible() and not panel.consent.isVisible())
    qtbot.mouseClick(panel._consents.form.done, Qt.MouseButton.LeftButton)
    assert panel.consent.isVisible()
    writing.put_fields({"consent": GROUND}, "Dasar")
    await_check(panel, qtbot)
    assert panel._empty.text() == "Tidak ada yang perlu diselesaikan."
    assert not panel._later.isVisible() and not panel.consent.isVisible()


def test_one_answer_says_the_same_words_anew_in_every_place_and_as_one_step(panel, qtbot):
    writing = panel.writing
    body = "Embun dipukul ayahnya, Langit. Ayahnya tidak mau bicara.\n"
    writing.put_fields({"title": "Embun dan ayahnya"}, "Judul")
    writing.put_file(
        writing.draft.file, "Jawab", answers=writing.said.value.with_answer("Langit", Answer(kind="pseudonym"))
    )
    writing.put_body(body, "Tempel")
    await_check(panel, qtbot)
    card = next(card for card in panel.look.cards if card.finding.words == "ayahnya")
    QTest.keyClick(card, Qt.Key.Key_1)
    asking = card._asking
    assert asking.also.isChecked() and asking.also.text() == "Juga di 2 tempat lain"
    QTest.keyClick(asking.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "ayahnya" not in writing.draft.body)
    assert writing.draft.body == "Embun dipukul seseorang, Langit. Seseorang tidak mau bicara.\n"
    assert writing.draft.title == "Embun dan seseorang"
    writing.undo()
    assert (writing.draft.title, writing.draft.body) == ("Embun dan ayahnya", body)
    await_check(panel, qtbot)
    card = next(card for card in panel.look.cards if card.finding.words == "ayahnya")
    QTest.keyClick(card, Qt.Key.Key_1)
    qtbot.mouseClick(card._asking.also, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card._asking.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "seseorang" in writing.draft.body)
    assert writing.draft.body == "Embun dipukul seseorang, Langit. Ayahnya tidak mau bicara.\n"


def test_the_consent_offers_the_pseudonyms_of_the_story_once_each(panel, qtbot):
    writing = panel.writing
    answers = writing.said.value
    for name in ("Embun", "Langit"):
        answers = answers.with_answer(name, Answer(kind="pseudonym"))
    writing.put_file(writing.draft.file, "Jawab", answers=answers)
    writing.put_body("Embun datang bersama Langit. Embun diam.\n", "Tempel")
    await_check(panel, qtbot)
    panel.record_consent()
    editor = panel._consents.form.editor
    assert [one.text() for one in editor.names] == ["Embun", "Langit"]
    qtbot.mouseClick(editor.names[0], Qt.MouseButton.LeftButton)
    assert editor.record.subject == "Embun" and editor.texts["subject"].text() == "Embun"
    assert not editor.names[0].isVisible()
    qtbot.mouseClick(panel._consents.form.done, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel._consents.form.add, Qt.MouseButton.LeftButton)
    assert [one.text() for one in panel._consents.form.editor.names] == ["Langit"]
    writing.vault.forget_consent(editor.record.id)
