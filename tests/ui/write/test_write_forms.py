"""The tab “Keterangan” beside a draft: small forms that change real fields of its head, and nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.write.draft_place import DraftPlace
from ui.write.forms.details_panel import FormsPanel

ENTER, DOWN, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Delete
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(open_program) -> FormsPanel:
    """The panel of a new draft."""
    open_program.settings.change(name="Ratna")
    open_program.window.rooms.begin("quick")
    view = open_program.window.rooms.write_page.view
    view.column.show_tab("details")
    return view.column.panel("details")


def head(panel: FormsPanel):
    return panel.writing.draft.file.front.values


def form(panel: FormsPanel, name: str):
    """Open one of the forms."""
    panel.cards[name].open()
    return panel.cards[name].form


def test_any_word_finds_a_concept_and_a_wounding_one_shows_the_preferred(panel):
    issues = form(panel, "issues")
    for typed in ("psk", "street children", "ppks 8"):
        QTest.keyClicks(issues.field, typed)
        if typed == "psk":
            assert issues._note.text() == "Kata yang disarankan: Pekerja seks"
            assert all("psk" not in offer.hint.lower() for offer in issues.field.offers[:1])
        QTest.keyClick(issues.field, ENTER)
    assert head(panel)["issues"] == ["isu.pekerja-seks", "isu.anak-jalanan", "isu.lansia-telantar"]
    assert panel.writing.step_names()[0] == "Tambah “Lanjut usia telantar”"
    QTest.keyClicks(issues.field, "napza")
    QTest.keyClick(issues.field, ENTER)
    assert len(head(panel)["issues"]) == 3
    assert "Sudah ada 3" in issues._complaint.text()
    assert issues.field.text() == "napza"


def test_chips_are_put_in_order_and_taken_off_with_keys(panel):
    panel.writing.put_fields({"issues": ["isu.anak", "isu.hiv", "isu.lansia"]}, "Mulai")
    issues = form(panel, "issues")
    issues.chips.focus_at(2)
    QTest.keyClick(issues.chips.chips[2], Qt.Key.Key_Left, CONTROL)
    assert head(panel)["issues"] == ["isu.anak", "isu.lansia", "isu.hiv"]
    QTest.keyClick(issues.chips.chips[0], DELETE)
    assert head(panel)["issues"] == ["isu.lansia", "isu.hiv"]
    panel.writing.undo()
    panel.writing.undo()
    assert head(panel)["issues"] == ["isu.anak", "isu.hiv", "isu.lansia"]
    assert [chip.text() for chip in issues.chips.chips] == ["1 · Anak", "2 · HIV dan AIDS", "3 · Lanjut usia"]


def test_the_text_suggests_and_a_person_takes(panel, qtbot):
    panel.writing.put_body("Kami mendampingi anak jalanan di Indramayu.", "Tempel")
    issues, regions = form(panel, "issues"), form(panel, "regions")
    qtbot.waitUntil(lambda: bool(issues.suggested.pills) and bool(regions.suggested.pills))
    assert "issues" not in head(panel)
    assert issues.suggested.pills[0].text() == "Anak jalanan – “anak jalanan”"
    QTest.mouseClick(issues.suggested.pills[0], Qt.MouseButton.LeftButton)
    assert head(panel)["issues"] == ["isu.anak-jalanan"]
    QTest.mouseClick(regions.suggested.pills[0], Qt.MouseButton.LeftButton)
    assert "regions" not in head(panel)  # a place is only there once somebody has confirmed it
    assert regions.asking.lead.text() == "Apakah maksudnya Kabupaten Indramayu, Jawa Barat?"
    regions.asking.answers[0].click()
    assert head(panel)["regions"] == [{"code": "32.12", "role": "practice"}]


def test_a_village_is_told_and_what_was_typed_stays(panel):
    regions = form(panel, "regions")
    QTest.keyClicks(regions.field, "Desa Sukamaju")
    QTest.keyClick(regions.field, ENTER)
    assert "pilih kabupaten atau kotanya" in regions._complaint.text()
    assert (regions.field.text(), "regions" in head(panel)) == ("Desa Sukamaju", False)


def test_a_period_says_how_it_will_be_read_and_keeps_half_a_year_in_its_field(panel):
    period = form(panel, "period")
    QTest.keyClicks(period.start.year, "1998")
    period.start.about.click()
    assert head(panel)["period"] == "1998~"
    assert period._said.text() == "Di cerita akan tertulis: sekitar 1998"
    period.ending.setCurrentIndex(2)
    period.ending.activated.emit(2)
    assert head(panel)["period"] == "1998~/.."
    QTest.keyClick(period.start.year, Qt.Key.Key_Backspace)
    assert (head(panel)["period"], period.start.year.text()) == ("1998~/..", "199")
    assert "empat angka" in period._complaint.text()
    panel.writing.put_fields({"title": "Lain"}, "Judul")
    assert period.start.year.text() == "199"
    panel.writing.put_fields({"period": "2001/2003"}, "Masa")
    assert (period.start.year.text(), period.end.year.text()) == ("2001", "2003")


def test_a_period_that_is_none_is_kept_until_another_is_told(panel):
    panel.writing.put_fields({"period": "zaman dulu"}, "Impor")
    period = form(panel, "period")
    assert "zaman dulu" in period._complaint.text()
    assert head(panel)["period"] == "zaman dulu"
    QTest.keyClicks(period.start.year, "1990")
    assert head(panel)["period"] == "1990"


def test_a_form_can_be_left_and_a_wish_for_its_field_opens_it(panel):
    card = panel.cards["methods"]
    card.open()
    card.later.click()
    assert (card.is_open, card.head.accessibleName()) == (False, "Metode, nanti")
    panel.writing.go(DraftPlace("field", field="methods"))
    assert card.is_open


def test_looking_at_every_form_changes_nothing(open_program):
    """Forms that are only opened leave every byte of a shipped story as it is."""
    rooms = open_program.window.rooms
    for story in sorted(path.parent.name for path in open_program.session.library.story_files())[:3]:
        rooms.edit_story(story)
        view = rooms.write_page.view
        before = view.writing.draft.file.raw
        made = view.column.panel("details")
        for card in dict.fromkeys(made.cards.values()):
            card.open()
        assert view.writing.draft.file.raw == before
        assert view.writing.step_names() == ("", "")


def test_a_lesson_is_in_the_draft_from_its_first_letter_and_says_what_it_lacks(panel):
    lessons = form(panel, "lessons")
    QTest.keyClicks(lessons.editor.fields["event"].part, "Orang tua ikut rapat.")
    assert head(panel)["lessons"] == [{"event": "Orang tua ikut rapat."}]
    lessons.done.click()
    assert lessons.editor._complaints["lesson"].text() == "Tulislah apa yang dipelajari, satu kalimat cukup."
    QTest.keyClicks(lessons.editor.fields["lesson"].part, "Undang mereka sejak awal.")
    assert lessons.editor._complaints["lesson"].text() == ""
    lessons.done.click()
    assert [line.text() for line in lessons.lines] == ["Undang mereka sejak awal."]
    assert panel.writing.draft.fields()["lessons"][0].lesson == "Undang mereka sejak awal."
    assert panel.writing.step_names()[0] == "Ubah pelajaran"


def test_a_row_left_half_told_is_kept_and_marked(panel):
    claims = form(panel, "claims")
    QTest.keyClicks(claims.editor.fields["what"].part, "Anak bersekolah")
    claims.done.click()
    claims.done.click()
    assert claims.editor is None
    assert claims.lines[0].accessibleName() == "Anak bersekolah, belum lengkap"
    assert head(panel)["claims"][0]["what"] == "Anak bersekolah"


def test_an_edit_keeps_what_the_form_does_not_know_and_undo_reaches_the_open_fields(panel):
    row = {"mine": "x", "event": "Hujan.", "lesson": "Payung."}
    panel.writing.put_fields({"lessons": ["bebas", row]}, "Impor")
    lessons = form(panel, "lessons")
    lessons.open_row(1)
    QTest.keyClicks(lessons.editor.fields["recommendation"].part, "Bawa.")
    assert head(panel)["lessons"] == ["bebas", {**row, "recommendation": "Bawa."}]
    panel.writing.undo()
    assert lessons.editor.fields["recommendation"].part.written() == ""
    panel.writing.redo()
    assert lessons.editor.fields["recommendation"].part.written() == "Bawa."
    assert head(panel)["lessons"][0] == "bebas"


def test_a_row_that_is_emptied_leaves_and_may_come_back(panel):
    panel.writing.put_fields({"sources": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]}, "Impor")
    sources = form(panel, "sources")
    sources.open_row(0)
    title, code = (sources.editor.fields[key].part for key in ("title", "id"))
    for part in (title, code):
        part.selectAll()
        QTest.keyClick(part, DELETE)
    assert head(panel)["sources"] == [{"id": "b", "title": "B"}]
    QTest.keyClicks(title, "C")
    assert head(panel)["sources"] == [{"title": "C"}, {"id": "b", "title": "B"}]
    QTest.keyClick(sources.lines[0], DELETE)
    assert head(panel)["sources"] == [{"title": "C"}]


def test_an_organisation_without_a_page_keeps_its_name(panel):
    actors = form(panel, "actors")
    QTest.keyClicks(actors.editor.fields["organisation"].part, "Yayasan Baru")
    assert head(panel)["actors"] == [{"organisation": "yayasan-baru", "name": "Yayasan Baru", "role": "partner"}]
    part = actors.editor.fields["organisation"].part
    part.setText("")
    QTest.keyClicks(part, "bandungwangi")
    QTest.keyClick(part, ENTER)
    assert head(panel)["actors"] == [{"organisation": "bandungwangi", "role": "partner"}]
    actors.done.click()
    assert [line.text() for line in actors.lines] == ["Yayasan Bandungwangi"]


def test_a_related_story_counts_once_it_was_taken_from_the_list(panel, qtbot):
    relations = form(panel, "relations")
    story = relations.editor.fields["story"]
    qtbot.waitUntil(lambda: bool(story._targets.known()))
    QTest.keyClicks(story.part, "bacaan")
    assert "relations" not in head(panel)
    QTest.keyClick(story.part, ENTER)
    assert head(panel)["relations"] == [{"story": "taman-bacaan-menjadi-sekolah"}]
    relations.done.click()
    assert relations.editor._complaints["type"].text() == "Pilih hubungannya."


def test_participation_licence_and_the_own_name_take_one_press_each(panel):
    part = form(panel, "participation")
    choice = part.answers["thp.asesmen"]
    choice.setCurrentIndex(6)
    choice.activated.emit(6)
    assert head(panel)["participation"] == {"thp.asesmen": "not-told"}
    authors = form(panel, "authors")
    authors.own.click()
    assert head(panel)["authors"] == [{"name": "Ratna"}]
    assert authors.own.isHidden()
    licence = form(panel, "licence").editor.fields["licence"].part
    licence.setCurrentIndex(1)
    licence.activated.emit(1)
    assert (head(panel)["licence"], head(panel)["kind"]) == ("CC-BY-SA-4.0", "cerita")
    assert panel.writing.step_names()[0] == "Lisensi"


def test_every_open_form_fits_a_narrow_column_in_both_languages(panel, open_program):
    panel.writing.put_fields({"consent": {"basis": "consent"}, "regions": [{"code": "71.08"}]}, "Impor")
    for language in ("id", "en"):
        open_program.settings.change(language=language)
        for card in dict.fromkeys(panel.cards.values()):
            card.open(focus=False)
            if card.kind.name in {"lessons", "claims", "sources"}:
                card.form.begin()
            if card.kind.name == "consent" and card.form.consents.editor is None:
                card.form.consents.add.click()
        for card in dict.fromkeys(panel.cards.values()):
            assert card.minimumSizeHint().width() <= 238, card.kind.name
    open_program.settings.change(language="id")


def test_what_is_too_long_or_too_many_is_said_at_once(panel):
    panel.writing.put_fields(
        {"summary_en": "x" * 281, "issues": ["isu.anak", "isu.hiv", "isu.lansia", "isu.kdrt"]}, "Impor"
    )
    details, issues = form(panel, "kind"), form(panel, "issues")
    assert "281 huruf" in details.editor._complaints["summary_en"].text()
    assert issues._complaint.text() == "Paling banyak 3. Lepaskan yang kurang penting."
    issues.chips.focus_at(3)
    QTest.keyClick(issues.chips.chips[3], DELETE)
    assert issues._complaint.text() == ""


def test_only_somebody_with_a_page_is_linked_as_a_person(panel):
    panel.writing.put_fields({"authors": [{"name": "Yeremias Wutun", "person": "seseorang"}]}, "Impor")
    authors = form(panel, "authors")
    authors.open_row(0)
    person = authors.editor.fields["person"].part
    QTest.keyClicks(authors.editor.fields["role"].part, "penulis")
    assert head(panel)["authors"][0]["person"] == "seseorang"
    person.setText("")
    QTest.keyClicks(person, "Yeremias Wutun")
    assert head(panel)["authors"][0]["person"] == "yeremias-wutun"
    QTest.keyClicks(person, " X")
    assert "person" not in head(panel)["authors"][0]
    assert panel.writing.draft.fields()["authors"][0].role == "penulis"
