"""Every text surface with words that wish to be markup: nothing of them is obeyed, and no file they name is opened."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint
from PySide6.QtGui import QColor, QImage, Qt, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMenu, QTextEdit, QToolTip, QWidget
from shiboken6 import isValid

from tests.hostile.words import ORDERS, bad, spoil
from ui.widgets.plain import PlainLabel, shown, tip

SIGNS = set(ORDERS) - set("0123456789abcdefghijklmnopqrstuvwxyz;[]JHm\u200f")


@pytest.fixture
def bait():
    """A picture outside of every library that tells whether anybody has opened it."""
    with tempfile.TemporaryDirectory() as folder:
        yield laid(Path(folder) / "umpan.png")


def laid(file: Path) -> Path:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(file))
    reset(file)
    QImage(str(file))
    if not opened(file):
        pytest.skip("this file system does not say when a file was opened")
    reset(file)
    return file


def reset(file: Path) -> None:
    os.utime(file, (1_000_000_000, 1_700_000_000))


def opened(file: Path) -> bool:
    return file.stat().st_atime != 1_000_000_000


def is_plain(text: str) -> bool:
    """Whether Qt shows all of a text letter by letter where it guesses."""
    if not Qt.mightBeRichText(text):
        return True
    page = QTextDocument()
    page.setHtml(text)
    said = page.toPlainText()
    return "\ufffc" not in said and "<img" in said.replace("\xa0", " ")


def tips_of(part: QWidget) -> list[str]:
    """Return every tooltip that a part would show."""
    found = [part.toolTip(), *(action.toolTip() for action in part.actions())]
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        found += [str(text) for text in tips_in(part.model(), QModelIndex()) if text]
    if isinstance(part, QTextEdit):
        block = part.document().begin()
        while block.isValid():
            found += [one.format.toolTip() for one in block.textFormats()]
            block = block.next()
    return [text for text in found if text]


def tips_in(model: QAbstractItemModel, parent: QModelIndex) -> list[object]:
    found = []
    for row in range(min(200, model.rowCount(parent))):
        index = model.index(row, 0, parent)
        found += [model.data(index, Qt.ItemDataRole.ToolTipRole), *tips_in(model, index)]
    return found


def look_at(window: QWidget, seen: dict[str, set[str]]) -> None:
    """Paint everything that can be seen, show every tooltip, and read what labels and titles say."""
    QApplication.processEvents()
    for top in {window, *(top for top in QApplication.topLevelWidgets() if top.isVisible())}:
        top.grab()
        seen["titles"].add(top.windowTitle())
        for part in [top, *top.findChildren(QWidget)]:
            if not isValid(part):
                continue  # an answer that came while a tooltip was shown has put another in its place
            if isinstance(part, QLabel):
                note_label(part, seen)
            for text in set(tips_of(part)) - seen["tips"]:
                seen["tips"].add(text)
                assert is_plain(text), f"{type(part).__name__}: {text!r}"
                QToolTip.showText(QPoint(9, 9), text)
                QApplication.processEvents()
    QToolTip.hideText()


def note_label(label: QLabel, seen: dict[str, set[str]]) -> None:
    if label.textFormat() == Qt.TextFormat.PlainText:
        seen["labels"].add(label.text())
        assert not SIGNS.intersection(label.text()), repr(label.text())
    elif label.text() and label.metaObject().className() != "QTipLabel":
        seen["rich"].add(label.text())
        assert label.textFormat() == Qt.TextFormat.RichText, label.text()
        assert "<img" not in label.text()


def test_a_library_full_of_markup_is_shown_letter_by_letter(start, read_library, tmp_path, bait, qtbot):
    library = Path(shutil.copytree(read_library, tmp_path / "Pustaka <img src=x>"))
    spoil(library, bait)
    program = start(library)
    window, pages = program.window, program.window.pages
    seen: dict[str, set[str]] = {"tips": set(), "labels": set(), "titles": set(), "rich": set()}
    look_at(window, seen)
    pages.search("<img src=file:///etc/passwd> anak")
    qtbot.wait(400)
    look_at(window, seen)
    pages.browse()
    qtbot.wait(500)
    look_at(window, seen)
    stories = sorted(file.parent.name for file in library.rglob("story.md"))
    assert program.session.overview.total == len(stories)
    for story in stories[:4]:
        pages.go_story(story)
        qtbot.wait(150)
        look_at(window, seen)
    pages.go_board()
    qtbot.wait(400)
    look_at(window, seen)
    for slug in ("layak", "bandungwangi", "yayasan-kusuma-buana"):
        pages.go_organisation(slug)
        qtbot.wait(150)
        look_at(window, seen)
    pages.go_repairs()
    qtbot.wait(150)
    look_at(window, seen)
    window.reviews.show_history(stories[0])
    qtbot.wait(300)
    look_at(window, seen)
    window.reviews.go_review()
    qtbot.wait(150)
    look_at(window, seen)
    window.rooms.edit_story(stories[0])
    qtbot.wait(800)
    look_at(window, seen)
    window.rooms.go_drafts()
    qtbot.wait(300)
    look_at(window, seen)
    for menu in window.findChildren(QMenu):
        look_at(menu, seen)
    assert sum("<img" in text for text in seen["labels"]) > 10
    assert sum("&lt;img" in text for text in seen["tips"]) > 5
    assert any("<img" in text for text in seen["titles"])
    assert not any(SIGNS.intersection(text) for text in seen["titles"])
    assert not opened(bait)


def test_a_title_that_is_markup_says_its_letters_in_label_and_tooltip(qtbot, bait):
    words = bad("Judul", bait)
    label = PlainLabel(words)
    qtbot.addWidget(label)
    label.setToolTip(tip(words))
    label.show()
    label.grab()
    QToolTip.showText(QPoint(5, 5), label.toolTip(), label)
    QApplication.processEvents()
    assert label.text().startswith("<img src=")
    assert label.text().endswith(" Judul")
    assert not SIGNS.intersection(label.text())
    assert is_plain(label.toolTip())
    assert not opened(bait)
    careless = QLabel(words)
    qtbot.addWidget(careless)
    careless.grab()
    assert opened(bait), "the trap does not catch what it is made for"


@pytest.mark.parametrize(
    "text", ["Biasa saja", "1 < 2 dan 3 > 2", "a & b", "dua\nbaris", "“Kutipan” – ya", "שלום", "👩🏽‍⚕️"]
)
def test_ordinary_words_stay_what_they_are(text):
    assert shown(text) == text
    assert tip(text) == text
