"""Marks over the text: by name and priority, over any number of words, never in the document."""

import re

import pytest
from PySide6.QtGui import QAccessible, QColor
from pytestqt.qtbot import QtBot

from kb.reading import read
from ui.read.layers import LayerLook, Layers
from ui.read.matches import Matches
from ui.read.reader import StoryBrowser
from ui.read.story_contents import Contents
from ui.read.story_images import Pictures
from ui.widgets.theme import DARK, LIGHT, apply_theme

TEXT = "\n\n".join(f"## Bab {n}\n\nPeta 😀 ke-{n}: " + "benang dan peta. " * 12 for n in range(40))


@pytest.fixture
def browser(qtbot: QtBot) -> StoryBrowser:
    made = StoryBrowser()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.show_reading(read(TEXT), Pictures())
    return made


def found(browser: StoryBrowser, word: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(word, browser.reading.plain, re.IGNORECASE)]


def marked(browser: StoryBrowser) -> list[str]:
    marks = browser.extraSelections()
    return [mark.cursor.selectedText() for mark in marks]


def test_layers_come_and_go_by_name_and_lie_by_priority(browser):
    layers, changes = Layers(browser), []
    browser.document().contentsChange.connect(lambda *what: changes.append(what))
    words = found(browser, "ke-1:")
    layers.set_layer("atas", words, LayerLook(QColor("red"), priority=5))
    layers.set_layer("bawah", words, LayerLook(underline=QColor("blue"), priority=1))
    grounds = [mark.format.background().color().name() for mark in browser.extraSelections()]
    assert marked(browser) == ["ke-1:", "ke-1:"]
    assert grounds[1] == "#ff0000"
    layers.clear_layer("atas")
    layers.clear_layer("tak ada")
    assert layers.spans("bawah") == tuple(words)
    assert layers.spans("atas") == ()
    layers.clear()
    assert marked(browser) == []
    assert changes == []


def test_layers_are_laid_again_over_a_new_document(browser):
    layers = Layers(browser)
    layers.set_layer("kata", found(browser, "ke-2:"), LayerLook(QColor("red")))
    browser.set_size(24)
    assert marked(browser) == ["ke-2:"]


def test_a_span_over_blocks_leaves_out_what_is_not_text(browser, qtbot):
    browser.show_reading(read("satu\n\n| dua | tiga |\n|---|---|\n| empat | lima |\n\nenam"), Pictures())
    layers = Layers(browser)
    layers.set_layer("semua", [(2, len(browser.reading.plain) - 3)], LayerLook(QColor("red")))
    assert marked(browser) == ["tu", "dua", "tiga", "empat", "lima", "en"]


def test_thousands_of_marks_are_handed_over_near_the_eye_only(browser):
    browser.show_reading(read("\n\n".join(["peta " * 60] * 80)), Pictures())
    layers, words = Layers(browser), found(browser, "peta")
    layers.set_layer("kata", words, LayerLook(QColor("red")))
    assert 0 < len(marked(browser)) < len(words)
    browser.reveal(words[-1][0])
    marks = browser.extraSelections()
    assert marks[-1].cursor.position() >= browser.places.to_document(words[-1][1])
    assert set(marked(browser)) == {"peta"}


def test_the_next_match_goes_round_is_stronger_and_is_announced(browser, monkeypatch):
    said = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    matches = Matches(browser, Layers(browser))
    matches.step()
    assert (matches.count, matches.number, matches.current) == (0, 0, None)
    words = found(browser, "ke-[123]:")
    matches.set_spans(reversed(words))
    assert matches.number == 0
    seen = []
    for _ in range(4):
        matches.step()
        seen.append(matches.current)
        marks = browser.extraSelections()
        top = browser.cursorRect(marks[-1].cursor).top()
        assert 0 <= top < browser.viewport().height()
    assert seen == [*words, words[0]]
    matches.step(False)
    assert matches.current == words[2]
    assert matches.place_in_words() == "3 dari 3"
    assert said[0] == "ke-1:, 1 dari 3"
    marks = browser.extraSelections()
    strongest = marks[-1].format
    assert strongest.background().color() == LIGHT.mark_now
    matches.clear()
    assert marked(browser) == []


def test_the_first_step_begins_at_what_is_seen(browser):
    matches = Matches(browser, Layers(browser))
    words = found(browser, r"ke-\d+:")
    matches.set_spans(words)
    browser.reveal(words[20][0] - 10, at_top=True)
    matches.step()
    assert matches.current in words[18:22]


def test_marks_take_the_colours_of_another_theme(browser, qapp):
    matches = Matches(browser, Layers(browser))
    matches.set_spans(found(browser, "ke-1:"))
    apply_theme(qapp, DARK)
    matches.dress()
    marks = browser.extraSelections()
    assert marks[0].format.background().color() == DARK.mark
    apply_theme(qapp, LIGHT)


STAGES = {"Asesmen": "thp.asesmen", "Terminasi": "thp.terminasi"}


def test_the_contents_name_stages_and_what_is_not_told(qtbot):
    reading = read("# Awal\n\nx\n\n## Asesmen\n\nisi\n\n#### Dalam\n\n## Terminasi\n\nTidak diceritakan.\n", STAGES.get)
    contents = Contents()
    qtbot.addWidget(contents)
    contents.set_sections(reading.sections)
    names = [contents.list.item(row).data(11) for row in range(contents.list.count())]
    assert names == ["Awal", "Asesmen", "Terminasi (tidak diceritakan)"]
    contents.follow(reading.plain.index("isi"))
    assert contents.list.currentItem().text() == "Asesmen"
    contents.follow(-1)
    assert contents.list.currentRow() == -1
    contents.show()
    contents.grab()
    contents.set_sections(())
    assert contents.list.count() == 0


def test_a_click_and_return_ask_for_a_section(qtbot):
    reading = read("## Satu\n\nx\n\n## Dua & tiga\n\ny")
    contents = Contents()
    qtbot.addWidget(contents)
    contents.set_sections(reading.sections)
    asked = []
    contents.section_requested.connect(asked.append)
    contents.list.setCurrentRow(1)
    contents.list.itemActivated.emit(contents.list.currentItem())
    contents.list.itemClicked.emit(contents.list.item(0))
    assert asked == [reading.sections[1].start, reading.sections[0].start]
