"""The page for writing in a whole window: a new draft, keys, the disk, undo."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts
from kb.story.author import Author
from kb.versions.version_comparison import ConflictError
from ui.write.drafts.conflict import join_story
from ui.write.drafts.draft_history import HistoryDialog
from ui.write.drafts.merge_page import JoinDialog
from ui.write.drafts.unsaved_dialog import LeaveDialog


@pytest.fixture
def writing(open_program):
    """Begin a new draft as plain text."""
    open_program.window.rooms.begin("text")
    return open_program.window.rooms.write_page.writing


def test_what_is_typed_is_on_the_disk_after_the_promised_time(writing, open_program, qtbot) -> None:
    """Nobody presses a button for it."""
    editor = open_program.window.rooms.write_page.view.editor
    assert open_program.window.pages.currentWidget() is open_program.window.rooms.write_page
    editor.setFocus()
    QTest.keyClicks(editor, "Kami mulai dengan mendengar.")
    assert writing.draft.body == "Kami mulai dengan mendengar."
    qtbot.waitUntil(lambda: writing.saving.is_done, timeout=5000)
    assert Drafts(writing.drafts.folder).open(writing.draft.id).body == "Kami mulai dengan mendengar."


def test_typing_is_one_step_and_undo_keeps_the_caret(writing, open_program) -> None:
    """A person thinks in what they typed, not in letters; a field set meanwhile is a step of its own."""
    editor = open_program.window.rooms.write_page.view.editor
    QTest.keyClicks(editor, "abc")
    writing.put_fields({"title": "Rumah singgah"}, "Judul")
    QTest.keyClicks(editor, "def")
    assert writing.step_names() == ("Ketikan", "")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (editor.toPlainText(), writing.draft.title) == ("abc", "Rumah singgah")
    assert editor.textCursor().position() == 3
    assert open_program.window.actions_["undo"].text().endswith("Judul")
    open_program.window.actions_["undo"].trigger()
    open_program.window.actions_["undo"].trigger()
    assert (editor.toPlainText(), writing.draft.title) == ("", "")
    assert writing.step_names() == ("", "Ketikan")
    for _ in range(3):
        writing.redo()
    assert (editor.toPlainText(), writing.draft.title) == ("abcdef", "Rumah singgah")


def test_characters_beyond_the_basic_plane_are_undone_where_they_stand(writing, open_program) -> None:
    """Qt counts them twice."""
    editor = open_program.window.rooms.write_page.view.editor
    writing.put_body("a😀b kutipan c", "Tempel")
    writing.put_body("a😀b kutipan😀 c", "Tempel lagi")
    assert editor.written() == "a😀b kutipan😀 c"
    writing.undo()
    assert editor.written() == writing.draft.body == "a😀b kutipan c"


def test_enter_takes_a_title_after_two_brackets_and_no_new_line(writing, open_program, qtbot) -> None:
    """The list asks its field first, which must leave such a key alone."""
    editor = open_program.window.rooms.write_page.view.editor
    card = open_program.session.catalogue.card("manajemen-kasus-berbasis-keluarga")
    title = open_program.session.title(card)
    open_program.window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClicks(editor, f"Lihat [[{title.lower()[:-3]}")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert editor.written() == f"Lihat [{title}](story:manajemen-kasus-berbasis-keluarga)"


@pytest.fixture
def view(writing, open_program):
    return open_program.window.rooms.write_page.view


def test_a_form_turns_into_the_other_and_back_as_one_step(writing, view) -> None:
    """Text moves along, and undo brings the form back with it."""
    writing.put_body("## Situasi\n\nKami bertemu di terminal.\n", "Tempel")
    view.choose_way("quick")
    field = view.boxes.fields[0]
    assert (field.written(), field.accessibleName()) == ("Kami bertemu di terminal.", "Situasi")
    view.choose_way("full")
    assert writing.draft.about.form == "full"
    assert view.boxes.fields[0].written() == "Kami bertemu di terminal."
    writing.undo()
    assert (writing.draft.about.form, writing.draft.body) == ("quick", "## Situasi\n\nKami bertemu di terminal.\n")
    assert view.boxes.fields[0].accessibleName() == "Situasi"


def test_a_box_is_as_tall_as_its_text(writing, view, qtbot) -> None:
    """Qt counts each paragraph it has not painted as one line."""
    view.choose_way("quick")
    writing.put_body("## Situasi\n\n" + "\n\n".join(["Kami bertemu di terminal setiap pagi. " * 12] * 5), "Tempel")
    field = view.boxes.fields[0]
    qtbot.waitUntil(lambda: field.height() > 5 * 4 * field.fontMetrics().lineSpacing())
    assert field.verticalScrollBar().maximum() == 0


def test_what_is_typed_in_a_box_goes_under_its_heading(writing, view) -> None:
    """Large headings typed in a box become small ones: the boxes are the large ones."""
    view.choose_way("quick")
    action = view.boxes.fields[2]
    QTest.keyClicks(action, "Kami membuka rumah.")
    assert writing.draft.body == "## Aksi\n\nKami membuka rumah.\n"
    assert writing.step_names()[0] == "Ketikan di “Aksi”"
    QTest.keyClick(action, Qt.Key.Key_Return)
    QTest.keyClicks(action, "# Aturan")
    assert writing.draft.body.splitlines()[-1] == "### Aturan"
    writing.undo()
    assert action.written() == writing.draft.body == ""


def test_keys_of_the_window_belong_to_the_text_while_one_writes(writing, view) -> None:
    """Ctrl+B shows all stories elsewhere, and a slash would go to the search field."""
    editor = view.editor
    editor.setFocus()
    QTest.keyClicks(editor, "a/b")
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert writing.draft.body == "**a/b**"
    assert writing.step_names()[0] == "Tebal"
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert writing.draft.body == "**a/b**[^1]\n\n[^1]: "
    writing.undo()
    assert writing.draft.body == "**a/b**"


def test_another_programs_words_are_taken_in_or_compared(writing, view, qtbot) -> None:
    """Typed here and there at once, both texts wait for a person; whatever is chosen, the other stays in the history."""
    drafts = writing.drafts
    elsewhere = Drafts(drafts.folder)
    QTest.keyClicks(view.editor, "Kami datang pagi.")
    assert writing.saving.flush()
    other = elsewhere.open(writing.draft.id)
    elsewhere.save(other.with_body("Kami datang pagi.\n\nMereka menunggu.\n"))
    qtbot.waitUntil(lambda: "menunggu" in writing.draft.body, timeout=6000)
    other = elsewhere.open(writing.draft.id)
    elsewhere.save(other.with_body("Kami datang pagi sekali.\n\nMereka menunggu.\n"))
    writing.put_body("Kami datang sore.\n\nMereka menunggu.\n", "Ubah")
    qtbot.waitUntil(lambda: bool(view.conflict.waits), timeout=6000)

    def choose() -> None:
        dialog = view.findChild(JoinDialog)
        (card,) = dialog.cards
        assert card.take == "both"
        QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, view, choose)
    view.bar.trouble.click()
    wanted = "Kami datang pagi sekali.\n\nKami datang sore.\n\nMereka menunggu.\n"
    assert writing.draft.body == drafts.open(writing.draft.id).body == wanted
    assert not view.conflict.waits
    assert not drafts.conflicts(writing.draft.id)
    assert "Kami datang sore.\n\nMereka menunggu.\n" in [
        drafts.states(writing.draft.id).read(state.number).body.removeprefix("\n")
        for state in drafts.states(writing.draft.id).all()
    ]
    writing.undo()
    assert writing.draft.body == "Kami datang sore.\n\nMereka menunggu.\n"


def test_a_disk_that_refuses_is_said_and_the_text_stays(writing, view, qtbot, monkeypatch) -> None:
    """Nothing closes over it without a person's word."""

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("kb.drafts.drafts.write_atomically", full)
        with qtbot.waitSignal(writing.failed, timeout=5000) as failed:
            QTest.keyClicks(view.editor, "Penting.")
        assert "Tidak ada ruang" in failed.args[0].what.id
        assert view.bar.trouble.isVisible()
        page = view.parent()
        QTimer.singleShot(0, view, lambda: page.findChild(LeaveDialog).stay.click())  # noqa: PLW0108 - it is made later
        page.ask()
        assert page.view is view
        QTimer.singleShot(0, view, lambda: page.findChild(LeaveDialog).stay.click())  # noqa: PLW0108 - it is made later
        assert not view.window().close()
        assert view.isVisible()
        assert view.editor.written() == "Penting."
    assert writing.saving.flush()
    qtbot.waitUntil(lambda: not view.bar.trouble.isVisible())


def test_earlier_texts_are_shown_and_brought_back_as_a_step(writing, view, qtbot) -> None:
    """Going back is undone like anything else."""
    QTest.keyClicks(view.editor, "Satu dua tiga.")
    assert writing.saving.flush()
    writing.drafts.keep(writing.saving.saved, "saved")
    QTest.keyClicks(view.editor, " Empat.")
    dialog = HistoryDialog(writing, view)
    qtbot.waitUntil(dialog.back.isEnabled)
    assert "Empat" in dialog.page.toPlainText()
    dialog.back.click()
    assert writing.draft.body == "Satu dua tiga."
    writing.undo()
    assert writing.draft.body == "Satu dua tiga. Empat."


def test_what_is_missing_leads_to_its_place(writing, view, open_program) -> None:
    """A sentence about the text leads to its box, one about the title to the title."""
    view.choose_way("quick")
    view.boxes.fields[0].setFocus()
    QTest.keyClicks(view.boxes.fields[0], "Kami bertemu.")
    panel = view.column.panel("content")
    panel.refresh()
    row = next(row for row in panel.rows if row.missing.part == "aksi")
    row.click()
    assert open_program.window.focusWidget() is view.boxes.fields[2]
    next(row for row in panel.rows if row.missing.field == "title").click()
    assert open_program.window.focusWidget().accessibleName() == "Judul cerita"
    told = panel.meter.accessibleName()
    QTest.keyClicks(open_program.window.focusWidget(), "Rumah singgah")
    panel.refresh()
    assert panel.meter.accessibleName() != told
    assert "title" not in [row.missing.field for row in panel.rows]


def test_a_missing_part_gets_its_heading_where_it_belongs_in_the_text(writing, view, open_program) -> None:
    """Where somebody writes freely, the sentence leads to a heading under which they go on."""
    writing.put_body("## Situasi\n\nKami bertemu.\n\n## Aksi\n\nKami mulai.\n", "Tempel")
    panel = view.column.panel("content")
    panel.refresh()
    next(row for row in panel.rows if row.missing.part == "tantangan").click()
    assert open_program.window.focusWidget() is view.editor
    QTest.keyClicks(view.editor, "Sulit.")
    assert writing.draft.body == "## Situasi\n\nKami bertemu.\n\n## Tantangan\n\nSulit.\n\n## Aksi\n\nKami mulai.\n"


def test_a_published_story_is_edited_as_a_draft_of_its_own(open_program) -> None:
    """Asking twice leads to the same draft; the story itself is untouched."""
    window = open_program.window
    story = open_program.session.catalogue.newest(1)[0].id
    window.pages.go_story(story)
    before = open_program.session.library.read(story).raw
    window.actions_["edit"].trigger()
    first = window.rooms.write_page.writing.draft
    assert (first.about.story, first.base.raw) == (story, before)
    window.rooms.edit_story(story)
    assert window.rooms.write_page.writing.draft.id == first.id
    assert open_program.session.library.read(story).raw == before


def test_drafts_are_listed_removed_and_brought_back(writing, open_program, qtbot) -> None:
    """Removing is undone from the message that tells of it."""
    window = open_program.window
    writing.put_fields({"title": "Naskah untuk dihapus"}, "Judul")
    window.actions_["drafts"].trigger()
    page = window.rooms.drafts_page
    qtbot.waitUntil(lambda: writing.draft.id in page.cards)
    page.cards[writing.draft.id].remove.click()
    qtbot.waitUntil(lambda: writing.draft.id not in page.cards)
    assert window.rooms.write_page.writing is None
    open_program.messages.current().act()
    qtbot.waitUntil(lambda: writing.draft.id in page.cards)
    page.cards[writing.draft.id].open.click()
    assert window.rooms.write_page.writing.draft.title == "Naskah untuk dihapus"


def test_other_colours_write_nothing_into_the_draft(writing, open_program) -> None:
    """A text page that was never shown holds an empty text; putting it on must not empty the story."""
    open_program.window.rooms.begin("quick")
    made = open_program.window.rooms.write_page.writing
    made.put_body("Kami mulai dengan mendengar.", "Tempel")
    for name in ("dark", "light"):
        open_program.settings.change(theme=name)
        assert (made.draft.body, made.step_names()[0]) == ("Kami mulai dengan mendengar.", "Tempel")


def test_a_story_changed_in_the_library_meanwhile_is_joined_before_it_goes_in(start, read_library, tmp_path) -> None:
    """Submitting stops with both texts, and goes on with the one that a person makes of them."""
    program = start(Path(shutil.copytree(read_library, tmp_path / "Pustaka")))
    rooms, library = program.window.rooms, program.session.library
    story = "manajemen-kasus-berbasis-keluarga"
    rooms.edit_story(story)
    writing = rooms.write_page.writing
    writing.put_body(f"{writing.draft.body}\nDari naskah.\n", "Tambah")
    there = library.read(story)
    library.save(there.with_body(f"{there.body}\nDari pustaka.\n"), Author(name="Dewi"), base=there)
    assert writing.saving.flush()

    def hand_in():
        return submit(
            writing.drafts, writing.saving.saved, library, Author(name="Ratna"), check=lambda _file, _pictures: None
        )

    with pytest.raises(ConflictError) as clash:
        hand_in()
    QTimer.singleShot(0, rooms, lambda: program.window.findChild(JoinDialog).keep.click())  # noqa: PLW0108 - made later
    assert join_story(writing, clash.value, program.window)
    assert writing.draft.body.endswith("Dari pustaka.\n\nDari naskah.\n")
    assert writing.saving.flush()
    done = hand_in()
    assert "Dari pustaka." in done.draft.body
    assert "Dari naskah." in done.draft.body


def test_own_headings_keep_their_boxes_while_others_are_begun(writing, view) -> None:
    """A first word in a box gives it a heading; what is typed in the boxes behind it must not go astray."""
    view.choose_way("quick")
    writing.put_body("## Situasi\n\nSatu.\n\n## Catatan saya\n\nDua.\n", "Tempel")
    QTest.keyClicks(view.boxes.fields[0], "x")
    row = next(row for row in view.boxes._rows.values() if row.title.text() == "Tantangan")
    QTest.keyClicks(row.field, "Tiga.")
    own = next(row for row in view.boxes._rows.values() if row.title.text() == "Catatan saya")
    QTest.keyClicks(own.field, " Lagi.")
    QTest.keyClick(view.boxes.fields[0], Qt.Key.Key_Return)
    QTest.keyClicks(view.boxes.fields[0], "```")
    aksi = next(row for row in view.boxes._rows.values() if row.title.text() == "Aksi")
    QTest.keyClicks(aksi.field, "Empat.")
    heads = [line for line in writing.draft.body.splitlines() if line.startswith("## ")]
    assert sorted(heads) == ["## Aksi", "## Catatan saya", "## Situasi", "## Tantangan"]
    assert "Dua. Lagi." in writing.draft.body
    assert writing.draft.body.count("```") == 2


def test_no_line_is_wider_than_the_room_it_is_shown_in(view) -> None:
    """When the page is shown for the first time, too: the last words of each line were cut off."""
    view.writing.put_body("Kami mendampingi keluarga dan anak-anak jalanan di terminal. " * 5, "Tempel")
    line = view.editor.document().firstBlock().layout().lineAt(0)
    assert line.width() <= view.editor.viewport().width()
