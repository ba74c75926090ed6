"""A document written elsewhere becomes a draft, and a long one becomes several: by mouse, and by keys alone."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kb.drafts.drafts import Drafts
from tests.kb.importing.documents import comments, docx, paragraph, reviewed
from ui.shell.message_bar import MessageBar
from ui.write.draft_place import DraftPlace
from ui.write.forms.row_list import RowLine
from ui.write.importing.lost_dialog import LostDialog
from ui.write.importing.many_dialog import ManyDialog
from ui.write.importing.remarks_dialog import RemarksDialog
from ui.write.importing.split_page import SplitPage

ESSAY = [
    paragraph("Catatan dua tahun", "Title"),
    paragraph("Pada 1998 dua belas anak tidur di pasar. Orang tua mereka kami ajak bicara."),
    paragraph("Ibu-ibu menabung 5.000 rupiah sehari dan memilih bendahara sendiri."),
    paragraph("Penutup yang belum jadi cerita."),
]


def drop(window, files):
    """Carry files over the window and let go of them, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    carried = QDragEnterEvent(QPoint(200, 200), action, data, button, key)
    QApplication.sendEvent(window, carried)
    assert carried.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), action, data, button, key))


@pytest.fixture
def essay(tmp_path):
    file = tmp_path / "Catatan.docx"
    file.write_bytes(docx(ESSAY))
    return file


def imported(person, file):
    """Drop one document, and return the draft that is being written then."""
    rooms = person.window.rooms
    before = rooms.write_page.writing
    drop(person.window, [file])
    person.until(lambda: rooms.write_page.writing not in (None, before))
    return rooms.write_page.writing


def split_page(person):
    pages = person.window.pages
    person.until(lambda: isinstance(pages.currentWidget(), SplitPage))
    return pages.currentWidget()


def test_a_dropped_document_is_cut_into_two_linked_stories_by_mouse(person, essay):
    writing = imported(person, essay)
    assert writing.draft.title == "Catatan dua tahun"
    person.click(person.window.rooms.write_page.view.bar.split)
    page = split_page(person)
    for words in ("dua belas", "bendahara"):
        cursor = page.text.document().find(words)
        page.text.setTextCursor(cursor)
        page.text.moveCursor(QTextCursor.MoveOperation.Left)
        person.click(page.new)
    assert [page.splitting.numbers(cut) for cut in page.splitting.cuts] == [(1,), (2,)]
    person.click(page.cards[0].figures)
    person.click(page.make)
    drafts = Drafts()
    person.until(lambda: {cut.title for cut in page.splitting.cuts} <= {row.title for row in drafts.rows()})
    rows = {row.title: row.id for row in drafts.rows()}
    first, second = (drafts.open(rows[cut.title]) for cut in page.splitting.cuts)
    assert second.fields()["relations"][0].story == first.about.wish
    assert [claim.source for claim in first.fields()["claims"]] == ["asal ¶1"]
    assert "[^asal-2]: Catatan dua tahun, ¶2." in second.body
    rooms = person.window.rooms
    person.until(lambda: set(rows.values()) <= set(rooms.drafts_page.cards))
    person.click(rooms.drafts_page.cards[second.id].open)
    person.until(lambda: rooms.write_page.writing.draft.id == second.id)
    rooms.write_page.writing.go(DraftPlace("field", field="relations"))
    column = rooms.write_page.view.column
    person.until(lambda: first.title in [line.accessibleName() or line.text() for line in column.findChildren(RowLine)])


def test_by_keys_a_passage_becomes_a_story_is_undone_and_made_again(person, essay):
    imported(person, essay)
    view = person.window.rooms.write_page.view
    person.tab_to(view.bar.split)
    person.press("Space")
    page = split_page(person)
    person.until(page.text.hasFocus)
    person.press("Ctrl+Home", "Shift+End", "Ctrl+Return")
    person.until(lambda: len(page.cards) == 1)
    assert person.focus is page.cards[0].title
    person.type("Anak di pasar")
    person.press("Return")
    assert page.splitting.cuts[0].title == "Anak di pasar"
    undo = person.window.actions_["undo"]
    assert undo.text().endswith("Judul")
    undo.trigger()
    undo.trigger()
    assert page.splitting.cuts == ()
    redo = person.window.actions_["redo"]
    redo.trigger()
    redo.trigger()
    person.tab_to(page.make)
    person.press("Space")
    person.until(lambda: "Anak di pasar" in [row.title for row in Drafts().rows()])


def test_a_choice_waits_on_the_desk_while_one_looks_at_the_draft(person, essay):
    imported(person, essay)
    view = person.window.rooms.write_page.view
    person.click(view.bar.split)
    page = split_page(person)
    person.until(page.text.hasFocus)
    person.press("Ctrl+Home", "Ctrl+Return")
    person.type("Anak di pasar")
    person.click(page.back)
    assert person.window.rooms.write_page.view is view
    person.click(view.bar.split)
    again = split_page(person)
    assert [card.title.text() for card in again.cards] == ["Anak di pasar"]
    person.click(again.cards[0].remove)
    person.click(again.back)
    person.click(view.bar.split)
    assert split_page(person).cards == []


def test_the_story_that_is_named_is_in_sight_however_many_there_are(person, tmp_path):
    file = tmp_path / "panjang.txt"
    file.write_text(
        "Catatan panjang\n\n" + "\n\n".join(f"Paragraf ke-{number} tentang warung." for number in range(12))
    )
    imported(person, file)
    person.click(person.window.rooms.write_page.view.bar.split)
    page = split_page(person)
    for passage in page.splitting.left():
        page.text.show_passage(passage)
        person.press("Ctrl+Return")
    assert len(page.cards) == 12
    title = page.cards[-1].title
    person.until(lambda: title.hasFocus() and not title.visibleRegion().isEmpty())


def test_a_document_that_loses_much_says_all_of_it_in_a_list(person, tmp_path):
    file = tmp_path / "banyak.md"
    file.write_text("# Banyak gambar\n\nIsi.\n\n" + "\n\n".join(f"![](p{number}.png)" for number in range(4)))
    imported(person, file)
    look_at = person.window.findChild(MessageBar)._action

    person.click(look_at)
    dialog = person.window.findChild(LostDialog)
    assert dialog is not None
    told = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert [sentence.split("”")[0] for sentence in told] == [f"Gambar “p{number}.png" for number in range(4)]
    person.picture("yang-tidak-ikut", dialog)
    person.until(dialog.isActiveWindow)
    person.press("Return")
    person.until(lambda: not isValid(dialog) or not dialog.isVisible())


def test_a_folder_tells_what_could_not_be_read_and_keeps_the_rest(person, essay):
    (essay.parent / "rusak.docx").write_bytes(b"bukan dokumen")
    (essay.parent / "lain.md").write_text("# Judul lain\n\nSebuah kalimat.\n\n![](hilang.png)\n")
    before = {row.id for row in Drafts().rows()}
    drop(person.window, [essay.parent])
    dialog = person.window.findChild(ManyDialog)
    assert dialog is not None
    person.until(lambda: dialog.is_done)
    told = [dialog.troubles.item(row).text() for row in range(dialog.troubles.count())]
    assert [sentence.split("”")[0] for sentence in told] == ["“lain.md", "“rusak.docx"]
    assert "hilang.png" in told[0]
    dialog.reject()
    came = {row.id: row.title for row in Drafts().rows() if row.id not in before}
    assert sorted(came.values()) == ["Catatan dua tahun", "Judul lain"]
    person.until(lambda: set(came) <= set(person.window.rooms.drafts_page.cards))


@pytest.mark.parametrize(("language", "key"), [("id", "leave"), ("en", "bring")])
def test_remarks_and_changes_are_named_before_anything_is_taken(person, tmp_path, language, key):
    file = tmp_path / "Laporan.docx"
    file.write_bytes(
        docx([reviewed("Ibu-ibu", " menabung", " RAHASIA")], more=comments("Sri Wahyuni", "Siapa Melati?"))
    )
    person.program.settings.change(language=language)
    rooms = person.window.rooms
    before, known = rooms.write_page.writing, len(Drafts().rows())
    drop(person.window, [file])
    person.until(lambda: isinstance(QApplication.activeModalWidget(), RemarksDialog))
    dialog = QApplication.activeModalWidget()
    assert any("Sri Wahyuni 1" in line for line in dialog.said.lines)
    assert len(dialog.said.lines) == 3
    assert len(Drafts().rows()) == known
    person.picture(f"remarks-{language}", dialog)
    if key == "bring":
        person.click(dialog.bring)
        assert "1 comment comes into the draft." in dialog.said.lines
        person.click(dialog.take)
    else:
        person.press("Return")
    person.until(lambda: rooms.write_page.writing not in (None, before))
    body = rooms.write_page.writing.draft.body
    assert "Ibu-ibu menabung" in body
    assert ("Siapa Melati?" in body) == (key == "bring")
    assert "RAHASIA" not in body
    person.come_back()


def test_who_does_not_want_it_takes_nothing(person, tmp_path):
    file = tmp_path / "Laporan.docx"
    file.write_bytes(docx([reviewed("Ibu-ibu", " menabung", " RAHASIA")], more=comments("Sri", "Siapa Melati?")))
    known = len(Drafts().rows())
    drop(person.window, [file])
    person.until(lambda: isinstance(QApplication.activeModalWidget(), RemarksDialog))
    person.press("Esc")
    person.until(lambda: QApplication.activeModalWidget() is None)
    person.come_back()
    assert len(Drafts().rows()) == known
