"""“Perlu diperbaiki”: every problem with place and remedy, in the language of the window, and doors to file and folder."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from kb.base.problems import Problem
from kb.base.words import Words
from ui.health.repairs_page import RepairsPage


@dataclass
class OneFolder:
    folder: Path


class FewProblems(QObject):
    """As much of a session as the page asks."""

    problems_changed = Signal()
    closed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.library, self.language, self.found = OneFolder(folder), "id", []
        self.asked = 0

    def problems(self) -> list[Problem]:
        return self.found

    def refresh(self) -> None:
        self.asked += 1


def problem(number: int = 1, **fields: object) -> Problem:
    words = {"what": Words(f"Masalah {number}.", f"Problem {number}."), "remedy": Words("Perbaiki.", "Mend it.")}
    return Problem(**{"code": "x", "path": f"stories/a/{number}/story.md", "line": 7, **words, **fields})


@pytest.fixture
def session(qapp, tmp_path) -> FewProblems:
    return FewProblems(tmp_path)


@pytest.fixture
def page(session, qtbot) -> RepairsPage:
    made = RepairsPage(session)
    qtbot.addWidget(made)
    made.show()
    return made


def said(page: RepairsPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]


def test_nothing_to_repair_is_said_in_words(page):
    assert any("Tidak ada yang perlu diperbaiki" in text for text in said(page))


def test_each_problem_says_what_where_and_what_helps(page, session, qtbot):
    counts = []
    page.count_changed.connect(counts.append)
    session.found = [problem(1), problem(2, path="", line=None, serious=False)]
    session.problems_changed.emit()
    assert counts == [2]
    texts = said(page)
    assert {"Masalah 1.", "Perbaiki.", "stories/a/1/story.md, baris 7", "Masalah 2."} <= set(texts)
    session.language = "en"
    page.retranslate()
    assert "Problem 1." in said(page)


def test_file_and_folder_are_opened_in_the_persons_own_programs(page, session, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(
        "ui.health.repairs_page.QDesktopServices.openUrl", lambda url: shown.append(Path(url.toLocalFile()))
    )
    session.found = [problem(1)]
    session.problems_changed.emit()
    for button in page.findChildren(QPushButton):
        if "story.md" in button.accessibleName():
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    file = session.library.folder / "stories/a/1/story.md"
    assert shown == [file, file.parent]


def test_a_very_long_list_is_shown_in_part(page, session):
    session.found = [problem(number) for number in range(250)]
    session.problems_changed.emit()
    assert sum(text.startswith("Masalah ") for text in said(page)) == 100
    assert any("150" in text for text in said(page))


def test_checking_again_is_one_press(page, session, qtbot):
    qtbot.mouseClick(page._again, Qt.MouseButton.LeftButton)
    assert session.asked == 1
