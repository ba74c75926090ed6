"""Two versions side by side in the window: marked in more than colour, folded, stepped through, in day and night."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from kb.review.review_look import words_of
from kb.story.story_file import StoryFile
from kb.versions.version_comparison import compare
from ui.history.difference_view import DifferenceView
from ui.widgets.theme import DARK, LIGHT, apply_theme


def story(period: str, *paragraphs: str) -> StoryFile:
    text = "\n\n".join(paragraphs)
    return StoryFile.parse(
        f"---\nid: satu\ntitle: Satu\nperiod: {period}\n---\n\n{text}\n".encode(), "stories/sa/satu/story.md"
    )


@pytest.fixture
def view(qtbot) -> DifferenceView:
    made = DifferenceView()
    qtbot.addWidget(made)
    made.resize(900, 140)
    made.show()
    same = [f"Alinea ke-{number}." for number in range(200)]
    found = compare(story("2019", "Awal.", *same, "Ibu datang."), story("2020", "Mula.", *same, "Ibu datang lagi."))
    made.show_difference(words_of(found), found.body, ("dulu", "kini"), "id")
    return made


def test_changes_are_marked_and_stepped_through(view, qtbot):
    assert view.count == 3, "the period, the first and the last paragraph"
    html = view.toHtml()
    assert html.count("line-through") >= 2 and html.count("underline") >= 3
    with qtbot.waitSignal(view.stepped) as told:
        qtbot.keyClicks(view, "n")
    assert told.args == [1, 3]
    qtbot.keyClicks(view, "nnn")
    assert view.verticalScrollBar().value() > 0
    with qtbot.waitSignal(view.stepped) as told:
        qtbot.keyClicks(view, "p")
    assert told.args == [2, 3]


def test_what_did_not_change_unfolds_piece_by_piece(view):
    assert "Alinea ke-50." not in view.toPlainText() and "196 alinea sama" in view.toPlainText()
    view.anchorClicked.emit(QUrl("lipat:1"))
    assert "Alinea ke-50." in view.toPlainText() and "116 alinea sama" in view.toPlainText()
    view.anchorClicked.emit(QUrl("https://contoh.id"))
    assert "116 alinea sama" in view.toPlainText()


def test_day_and_night_have_their_own_colours(view, qapp: QApplication):
    day = view.toHtml()
    apply_theme(qapp, DARK)
    assert view.toHtml() != day and view.count == 3
    apply_theme(qapp, LIGHT)
    assert view.toHtml() == day
