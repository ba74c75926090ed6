"""The text on the page: it opens nothing by itself, copies plain words, and keeps the place."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kb.reading import read
from ui.read.copy_text import clipboard_text, context_menu
from ui.read.reader import StoryBrowser
from ui.read.story_images import Pictures
from ui.read.trail import ReadingPlace
from ui.widgets.theme import DARK, LIGHT, apply_theme

LONG = "\n\n".join(
    f"## Bagian {n}\n\nPeta nomor {n} 😀 dari benang. " + "Kata demi kata mengisi baris. " * 30 for n in range(60)
)
HOSTILE = """![a](file:///etc/hostname) ![b](//tuan/rumah/x.png) ![c](https://jauh.id/x.png) ![d](media/../../rahasia.png)
![e](/etc/hostname) ![f](media/gambar.svg) ![g](media/benar.png) <img src="file:///etc/hostname">

<link rel="stylesheet" href="file:///etc/hostname"><iframe src="//tuan/rumah"></iframe>

[klik](file:///etc/hostname) [klik](javascript:alert(1)) [klik](//tuan/rumah) [catatan](media/benar.png)
"""


@pytest.fixture
def browser(qtbot: QtBot) -> StoryBrowser:
    made = StoryBrowser()
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.show()
    return made


def story_folder(folder: Path) -> Path:
    media = folder / "cerita" / "media"
    media.mkdir(parents=True)
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(media / "benar.png"))
    assert image.save(str(folder / "rahasia.png"))
    (media / "tipu.png").symlink_to(folder / "rahasia.png")
    (media / "gambar.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    return folder / "cerita"


def test_nothing_outside_the_media_folder_is_ever_opened(qtbot, browser, tmp_path, monkeypatch):
    asked, opened = [], []
    real = Pictures.load
    monkeypatch.setattr(Pictures, "load", lambda self, *rest: opened.append(rest[0]) or real(self, *rest))
    decide = StoryBrowser.loadResource
    monkeypatch.setattr(
        StoryBrowser, "loadResource", lambda self, kind, name: asked.append(name) or decide(self, kind, name)
    )
    with qtbot.waitSignal(browser.picture_shown, timeout=10_000):
        browser.show_reading(read(HOSTILE), Pictures(story_folder(tmp_path)))
        browser.grab()
    assert opened == ["media/benar.png"] * len(opened)
    assert opened
    assert all(QUrl(name).scheme() == "picture" for name in asked)
    for address in (
        "file:///etc/hostname",
        "//tuan/rumah/x.png",
        "/etc/hostname",
        "picture:99",
        "picture:x",
        "media/benar.png",
    ):
        for kind in QTextDocument.ResourceType:
            answer = browser.document().resource(kind.value, QUrl(address))
            assert isinstance(answer, QImage)
            assert (answer.width(), answer.height()) == (1, 1)


def test_pictures_that_lead_out_or_are_no_pictures_are_not_found(tmp_path):
    pictures = Pictures(story_folder(tmp_path))
    assert pictures.size("media/benar.png").width() == 900
    for source in ("media/tipu.png", "media/gambar.svg", "media/../../rahasia.png", "rahasia.png", "media", "media/tak-ada.png",
                   "C:\\x.png", "media\\benar.png", "file:///etc/hostname", "media/" + "x" * 5000, "media/\0", ""):  # fmt: skip
        assert pictures.size(source) is None
        assert pictures.load(source, 100) is None
    assert Pictures().path("media/benar.png") is None
    assert pictures.load("media/benar.png", 300, 2.0).width() == 600
    assert pictures == Pictures(tmp_path / "cerita") != Pictures()


def test_a_picture_fits_the_column_at_every_width(browser, tmp_path):
    browser.show_reading(read("![Peta](media/benar.png)"), Pictures(story_folder(tmp_path)))
    for width in (760, 320, 900):
        browser.resize(width, 600)
        cursor = browser.textCursor()
        cursor.setPosition(1)
        shown = cursor.charFormat().toImageFormat()
        assert shown.width() == browser.viewport().width() <= browser.look.column
        assert shown.height() == pytest.approx(shown.width() / 3, abs=1)


def test_a_click_on_a_link_only_tells(browser, qtbot):
    browser.show_reading(read("[ke sana](story:lain) dan [ke luar](https://contoh.id/a)\n\n" + HOSTILE), Pictures())
    before = browser.document()
    told = []
    browser.link_requested.connect(told.append)
    cursor = browser.textCursor()
    cursor.setPosition(3)
    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=browser.cursorRect(cursor).center())
    assert told == ["story:lain"]
    browser.setSource(QUrl("file:///etc/hostname"))
    browser.reload()
    assert browser.document() is before
    assert "ke sana" in browser.toPlainText()


def test_a_footnote_leads_there_and_back(browser):
    browser.show_reading(read(f"Awal[^1]\n\n{LONG}\n\n[^1]: Sumbernya."), Pictures())
    bar = browser.verticalScrollBar()
    browser.follow("note:1")
    assert bar.value() > 2000
    browser.follow("mark:1")
    assert bar.value() < 200
    for odd in ("note:", "note:9", "mark:x", "note:²"):
        browser.follow(odd)
    assert bar.value() < 200


def test_what_is_copied_is_plain_text(browser):
    reading = read(
        "**Tebal** 😀\nbaris\n\n| a | b |\n|---|---|\n| c | |\n\n- butir\n\n![Peta](media/x.png)\n\n1[^1]\n\n[^1]: x"
    )
    browser.show_reading(reading, Pictures())
    browser.selectAll()
    browser.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.formats() == ["text/plain"]
    assert data.text() == "Tebal 😀 baris\na\tb\nc\t\nbutir\n[Peta]\n11\nx"
    assert clipboard_text(reading, 4, 4) == ""


def test_the_menu_speaks_indonesian_and_copies_an_address(browser):
    browser.show_reading(read("[x](mailto:a@contoh.id)"), Pictures())
    menu = context_menu(browser, "mailto:a@contoh.id")
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Salin",
        "Pilih semua",
        "Salin alamat tautan",
    ]
    assert not menu.actions()[0].isEnabled()
    menu.actions()[-1].trigger()
    assert QGuiApplication.clipboard().text() == "a@contoh.id"
    assert len(context_menu(browser, "story:lain").actions()) == 2


def test_keys_turn_pages_and_the_wheel_works_beside_the_column(browser, qtbot):
    browser.show_reading(read(LONG), Pictures())
    bar = browser.verticalScrollBar()
    for key, moved in ((Qt.Key.Key_Space, 1), (Qt.Key.Key_Down, 1), (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_Up, -1), (Qt.Key.Key_End, 1),
                       (Qt.Key.Key_PageUp, -1), (Qt.Key.Key_Home, -1)):  # fmt: skip
        before = bar.value()
        qtbot.keyClick(browser, key)
        assert (bar.value() - before) * moved > 0, key
    qtbot.keyClick(browser, Qt.Key.Key_Space)
    qtbot.keyClick(browser, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    wheel(browser, QPoint(5, 300), -120)
    assert bar.value() > 0


def test_control_and_the_wheel_ask_for_another_size(browser, qtbot):
    asked = []
    browser.size_step_requested.connect(asked.append)
    for turn in (120, -120):
        wheel(browser.viewport(), QPoint(5, 5), turn, Qt.KeyboardModifier.ControlModifier)
    assert asked == [1, -1]


def wheel(to: QWidget, at: QPoint, turn: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(to.mapToGlobal(at)), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False
    )  # fmt: skip
    QApplication.sendEvent(to, event)


def top_words(browser: StoryBrowser) -> str:
    start = browser.place().offset
    return browser.reading.plain[start : start + 20]


def test_the_place_stays_in_another_size_width_theme_and_language(browser, qapp, qtbot):
    browser.show_reading(read(LONG), Pictures())
    browser.reveal(browser.reading.plain.index("Bagian 31"), at_top=True)
    seen = browser.reading.plain.index("Bagian 31")
    changes = (
        lambda: browser.set_size(24),
        lambda: browser.resize(420, 600),
        lambda: apply_theme(qapp, DARK),
        lambda: apply_theme(qapp, LIGHT),
        lambda: browser.set_sides(200, 0),
        lambda: browser.surround.set_header(QWidget()),
    )
    for change in changes:
        change()
        QApplication.processEvents()
        assert abs(browser.place().offset - seen) < 120
        assert not browser.place().top
    browser.set_size(17)
    browser.resize(760, 600)
    browser.go_to(ReadingPlace())
    assert browser.place() == ReadingPlace()


def test_the_column_is_never_wider_than_the_measure(browser):
    browser.show_reading(read(LONG), Pictures())
    browser.resize(1600, 600)
    assert browser.viewport().width() == browser.look.column
    browser.resize(300, 600)
    assert browser.viewport().width() < 300


def test_a_header_of_any_height_leaves_the_text_below_it(browser, qtbot):
    header = QWidget()
    header.setFixedHeight(333)
    browser.surround.set_header(header)
    footer = QWidget()
    footer.setFixedHeight(120)
    browser.surround.set_footer(footer)
    browser.show_reading(read(LONG), Pictures())
    cursor = browser.textCursor()
    cursor.setPosition(0)
    assert browser.cursorRect(cursor).top() >= 333
    bar = browser.verticalScrollBar()
    browser.reveal(len(browser.reading.plain) - 2)
    bar.setValue(bar.maximum())
    assert footer.geometry().bottom() == pytest.approx(browser.viewport().height(), abs=2)
    assert header.geometry().bottom() < 0


def test_dragging_selects_the_same_words_in_the_plain_text(browser, qtbot):
    browser.show_reading(read("Awal 😀 yang *miring*.\n\n- Bukan di kertas, melainkan 👩🏽 benang"), Pictures())
    plain = browser.reading.plain
    start, end = plain.index("Bukan"), plain.index("benang") + 3
    for offset, act in ((start, QTest.mousePress), (end, QTest.mouseRelease)):
        cursor = browser.textCursor()
        cursor.setPosition(browser.places.to_document(offset))
        rect = browser.cursorRect(cursor)
        point = QPoint(rect.left(), rect.center().y())
        if act is QTest.mouseRelease:
            QTest.mouseMove(browser.viewport(), point)
        act(browser.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert browser.selection() == (start, end)
    assert browser.textCursor().selectedText() == plain[start:end]


def test_even_the_deepest_list_leaves_room_for_words(browser):
    browser.show_reading(
        read("\n".join(" " * 4 * depth + f"- butir {depth} yang panjang" for depth in range(40))), Pictures()
    )
    lines = [block.layout().lineCount() for block in blocks(browser) if block.text().startswith("butir")]
    assert max(lines) <= 2


def blocks(browser: StoryBrowser):
    block = browser.document().begin()
    while block.isValid():
        yield block
        block = block.next()
