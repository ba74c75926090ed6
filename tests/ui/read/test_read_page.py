"""The reading page over the shipped library: opening, going back, changes on disk, broken and missing files."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kb.signatures.review_rules import content_digest
from kb.story.story_card import Change
from tests.ui.read_fakes import ReadSession
from ui.read import sheet_opener
from ui.read.attribution import attribution
from ui.read.read_page import ReadPage
from ui.read.related import NextCard
from ui.services.jobs import Jobs
from ui.widgets.small_parts import Pill
from ui.widgets.theme import DARK, LIGHT, apply_theme

STORY = "teman-sebaya-menjadi-bandungwangi"
NEXT = "yayasan-kedua-di-rawa-malang"
LONG = "\n\n".join(f"## Bagian {n}\n\n" + "Kata demi kata mengisi baris peta. " * 20 for n in range(40))


@pytest.fixture
def session(shipped: Path, tmp_path: Path, qapp: QApplication):
    folder = tmp_path / "pustaka"
    shutil.copytree(shipped, folder, ignore=shutil.ignore_patterns("__pycache__"))
    made = ReadSession(folder, tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(session: ReadSession, jobs: Jobs, qtbot: QtBot) -> ReadPage:
    made = ReadPage(session, jobs)
    qtbot.addWidget(made)
    made.resize(860, 700)
    made.show()
    return made


def said(page: ReadPage) -> str:
    labels = [label.text() for label in page.pane.browser.viewport().findChildren(QLabel) if label.isVisible()]
    return "\n".join([*labels, page.pane.browser.toPlainText()])


def write_story(session: ReadSession, body: str, head: str = "title: Sendiri") -> Path:
    file = session.library.folder / "stories" / "se" / "sendiri" / "story.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\nid: sendiri\n{head}\n---\n\n{body}\n", encoding="utf-8")
    session.update()
    return file


def test_nothing_open_says_so(page):
    assert "Belum ada cerita yang dibuka" in "\n".join(label.text() for label in page.findChildren(QLabel))
    assert page.current is None
    page.go_back()
    page.grab()


def test_a_story_is_shown_with_its_words_marked(page, qtbot):
    with qtbot.waitSignal(page.title_changed) as told:
        page.show_story(STORY, "pekerja seks")
    assert told.args == ["Dari teman sebaya menjadi Bandungwangi"]
    assert "Jakarta Utara +9 · 1995–2000 · 3 menit baca" in page.pane.bar.meta.text()
    assert page.pane.bar.consent.text() == "Persetujuan: publik"
    assert page.pane.matches.count > 3
    assert not page.pane.bar.next_match.isHidden()
    page.pane.bar.next_match.click()
    assert page.pane.bar.match_place.text().startswith("1 dari ")
    browser = page.pane.browser
    browser.reveal(1000)
    before = browser.place()
    page.show_story(STORY, "Kramat")
    assert browser.place() == before
    assert page.pane.matches.count < 5
    page.show_story(STORY)
    assert page.pane.bar.next_match.isHidden()


def test_related_stories_name_the_tie_and_open(page, qtbot):
    page.show_story(STORY)
    qtbot.waitUntil(lambda: bool(page.findChildren(NextCard)))
    cards = {card.accessibleName(): card for card in page.findChildren(NextCard)}
    assert "Dilanjutkan dalam: Yayasan kedua, lahir di Rawa Malang" in cards
    with qtbot.waitSignal(page.story_requested) as told:
        cards["Dilanjutkan dalam: Yayasan kedua, lahir di Rawa Malang"].click()
    assert told.args == [NEXT]
    assert page.current.key == NEXT


def test_back_and_forward_find_the_place_again(page, qtbot):
    browser = page.pane.browser
    page.show_story(STORY)
    browser.reveal(1500, at_top=True)
    place = browser.place()
    page.show_story(NEXT)
    assert browser.place().top
    assert page.can_go_back
    page.pane.bar.back.click()
    assert page.current.key == STORY
    assert (browser.place().offset, browser.place().top) == (place.offset, False)
    assert page.can_go_forward
    page.go_forward()
    assert page.current.key == NEXT
    assert not page.pane.bar.forward.isEnabled()


def test_links_of_the_text_are_followed_and_the_web_is_left_to_the_system(page, monkeypatch, qtbot):
    outside = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: outside.append(url.toString()))
    page.show_story(STORY)
    with qtbot.waitSignal(page.person_requested):
        page.pane.browser.follow("person:yeremias-wutun")
    assert "Yeremias Wutun" in said(page)
    assert "1997–2005" in said(page)
    page.pane.browser.follow("organisation:bandungwangi")
    assert "sumber berbeda" in said(page)
    for address in ("https://contoh.id/a", "mailto:a@contoh.id", "file:///etc/hostname", "javascript:1", "lain:x", ""):
        page.pane.browser.follow(address)
    assert outside == ["https://contoh.id/a", "mailto:a@contoh.id"]
    assert page.current.key == "bandungwangi"


def test_an_address_is_shown_before_one_goes_there(page):
    page.show_story(STORY)
    page.pane.browser.link_hovered.emit("https://contoh.id/a")
    assert page.pane.address.isVisible()
    assert page.pane.address.text() == "https://contoh.id/a"
    page.grab()
    page.pane.browser.link_hovered.emit("story:lain")
    assert not page.pane.address.isVisible()


def test_an_organisation_shows_years_lineage_and_stories(page, qtbot):
    page.show_organisation("bandungwangi")
    words = said(page)
    for part in ("Yayasan Bandungwangi", "1995", "2000", "1999", "Anggotanya\nmendirikan".replace("\n", " ")):
        assert part in words
    qtbot.waitUntil(lambda: bool(page.findChildren(NextCard)))
    page.show_organisation("tidak-ada")
    assert "belum punya halaman untuk “tidak-ada”" in said(page)
    page.show_person("tidak-ada")
    assert "Halaman ini belum ada" in said(page)


def test_a_guide_is_shown_and_found_again_on_the_way_back(page):
    page.show_guide()
    assert "Anda punya cerita" in said(page)
    assert page.pane.contents.sections
    page.show_guide("# Cara lain\n\nSingkat saja.", "Cara lain")
    assert "Singkat saja." in said(page)
    page.go_back()
    assert "Anda punya cerita" in said(page)


def test_a_pressed_fact_only_tells(page, qtbot):
    page.show_story(STORY)
    pill = next(pill for pill in page.findChildren(Pill) if pill.text() == "Pekerja seks")
    with qtbot.waitSignal(page.facet_requested) as told:
        pill.click()
    assert told.args == ["issue", "isu.pekerja-seks"]


def test_a_missing_story_and_one_without_a_head_are_told_in_sentences(page, session, qtbot):
    page.show_story("tidak-ada")
    assert "tidak ada" in said(page)
    write_story(session, "Isinya **tetap** ada.", "title: [rusak")
    page.show_story("sendiri")
    words = said(page)
    assert "Isinya tetap ada." in words
    assert "Berkas cerita ini perlu diperbaiki." in words
    head = page.pane.browser.viewport().findChild(QLabel)
    assert head is not None
    page.show_story("../../etc/passwd")
    assert page.pane.browser.toPlainText().strip() == ""


def test_a_story_with_mistakes_is_shown_with_a_way_to_mend_it(page, session, qtbot):
    write_story(session, "Isi.", "title: Sendiri\nperiod: entah")
    page.show_story("sendiri")
    assert "Isi." in said(page)
    notices = [part for part in page.pane.browser.viewport().findChildren(sheet_opener.Notice) if part.button]
    with qtbot.waitSignal(page.repairs_requested) as told:
        notices[0].button.click()
    assert told.args == ["sendiri"]


def test_an_edit_on_disk_appears_at_the_same_place(page, session, qtbot):
    write_story(session, LONG)
    page.show_story("sendiri", "peta")
    browser = page.pane.browser
    browser.reveal(browser.reading.plain.index("Bagian 20"), at_top=True)
    write_story(session, "Paragraf baru di depan.\n\n" + LONG)
    start = browser.place().offset
    assert "Paragraf baru" in browser.toPlainText()
    assert abs(start - browser.reading.plain.index("Bagian 20")) < 200
    assert page.pane.matches.count == 40 * 20
    before = browser.document()
    session.changed.emit(Change(added=("lain",)))
    assert browser.document() is before


def test_a_story_that_goes_stays_readable_until_one_leaves_and_what_nobody_signed_does_not(page, session, qtbot):
    file = write_story(session, "Belum ditandatangani.")
    page.show_story("sendiri")
    assert "Belum ditandatangani." in said(page)
    file.unlink()
    session.update()
    assert "Belum ditandatangani." not in said(page)
    file = write_story(session, "Masih terbaca.", "title: Sendiri\nstatus: published")
    page.show_story("sendiri")
    file.unlink()
    session.update()
    words = said(page)
    assert "sudah tidak ada lagi di pustaka" in words
    assert "Masih terbaca." in words
    page.pane.grab()


def test_a_long_story_is_read_beside_the_window_and_a_late_one_is_dropped(page, session, qtbot, monkeypatch):
    monkeypatch.setattr(sheet_opener, "_AT_ONCE", 100)
    write_story(session, LONG)
    page.show_story("sendiri")
    assert "sedang disiapkan" in said(page)
    page.show_story(STORY)
    page.go_back()
    qtbot.waitUntil(lambda: "Bagian 39" in page.pane.browser.toPlainText(), timeout=10_000)
    assert "sedang disiapkan" not in said(page)
    assert "Kramat Tunggak" not in page.pane.browser.toPlainText()


def test_language_and_theme_change_while_reading_and_the_place_stays(page, session, qapp, qtbot):
    page.show_story(STORY)
    browser = page.pane.browser
    browser.reveal(1500, at_top=True)
    place = browser.place()
    session.set_language("en")
    qtbot.waitUntil(lambda: "From peers to Bandungwangi" in said(page))
    assert abs(browser.place().offset - place.offset) < 5
    apply_theme(qapp, DARK)
    QApplication.processEvents()
    assert browser.look.theme is DARK
    paper = browser.viewport().grab().toImage().pixelColor(browser.viewport().width() - 2, 5)
    assert paper == DARK.window
    assert abs(browser.place().offset - place.offset) < 5
    apply_theme(qapp, LIGHT)


def test_the_type_grows_by_steps_and_tells(page, qtbot):
    page.show_story(STORY)
    sizes = []
    page.type_size_changed.connect(sizes.append)
    page.set_type_size(19)
    for step in (1, 1, -1, 0, -1, -1, -1):
        page.step_type_size(step)
    assert sizes == [21, 24, 21, 17, 15]
    assert page.pane.browser.look.size == 15


def test_contents_stand_beside_the_text_or_in_a_menu(page, qtbot):
    page.show_story(STORY)
    assert page.pane.contents.isHidden()
    assert not page.pane.bar.contents.isHidden()
    page.pane.bar.contents_menu.aboutToShow.emit()
    actions = page.pane.bar.contents_menu.actions()
    assert "Asesmen (tidak diceritakan)" in [action.text() for action in actions]
    actions[-1].trigger()
    assert page.pane.browser.verticalScrollBar().value() > 500
    page.resize(1300, 700)
    assert not page.pane.contents.isHidden()
    assert page.pane.bar.contents.isHidden()
    page.pane.contents.list.itemClicked.emit(page.pane.contents.list.item(3))
    assert page.pane.contents.list.currentRow() == 3
    assert page.pane.bar.meta.text() == "Dari teman sebaya menjadi Bandungwangi"
    page.grab()


def test_another_library_forgets_the_way(page, session):
    page.show_story(STORY)
    page.show_story(NEXT)
    session.closed.emit()
    assert not page.can_go_back
    assert page.current is None
    assert page.pane.browser.toPlainText().strip() == ""


def test_every_story_of_the_library_can_be_opened_narrow_and_wide(page, session):
    for card in session.catalogue.all_cards():
        page.show_story(card.id, "anak")
        page.resize(420, 500)
        page.grab()
        page.resize(1200, 500)
        assert page.pane.browser.reading.plain
        assert page.pane.browser.accessibleName() == card.title


def test_who_wrote_and_who_signed_stands_below_the_text_only_for_these_words(page, session):
    library = session.library
    story = "desa-percontohan-indramayu"
    file = library.read(story)
    review = {"by": "Budi Santoso", "date": "2026-11-24", "outcome": "signed", "text": content_digest(file)}
    fields = {"version": 3, "reviews": [review, {**review, "by": "Cici Lestari"}]}
    signed = file.with_fields(fields)
    said = attribution(session, signed, signed.story).text()
    assert said.startswith("Versi 3, ditulis oleh Yeremias Wutun dan Redaksi Pustaka Praktik")
    assert "ditinjau oleh Budi Santoso dan Cici Lestari, 24 November 2026" in said
    changed = signed.with_body("Lain.\n")
    assert "belum ditinjau pembaca kedua" in attribution(session, changed, changed.story).text()
    assert "Budi" not in attribution(session, changed, changed.story).text()
    assert "belum ditinjau pembaca kedua" in attribution(session, file, file.story).text(), "as it was shipped"
