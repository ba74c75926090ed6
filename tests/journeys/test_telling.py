"""Telling what a story is about in the small forms beside it: once with keys alone, once with the mouse; the file has it."""

import pytest
from PySide6.QtCore import QPoint

from kb.drafts.drafts import Drafts
from tests.journeys.person import Person
from ui.write.forms.details_panel import FormsPanel

BODY = "Kami mendampingi anak jalanan di terminal. Sebagian kembali ke sekolah."
TOLD = {
    "issues": ["isu.anak-putus-sekolah", "isu.anak-jalanan"],
    "period": "1998~/..",
    "regions": [{"code": "32.12", "role": "practice"}],
    "lessons": [{"event": "Orang tua ikut rapat.", "lesson": "Undang mereka sejak awal."}],
    "claims": [
        {
            "what": "Anak yang kembali bersekolah",
            "value": "12",
            "evidence": "bkt.pengakuan",
            "certainty": "probable",
        }
    ],
}


@pytest.fixture
def panel(person: Person) -> FormsPanel:
    """The forms beside a draft that somebody has begun."""
    person.press("Ctrl+N")
    page = person.window.rooms.write_page
    person.until(page.begin_page.isVisible)
    person.tab_to(page.begin_page.ways["quick"])
    person.press("Space")
    person.until(lambda: page.view is not None and page.view.isVisible())
    page.writing.put_body(BODY, "Tempel")
    person.come_back()
    return page.view.column.panel("details")


def on_disk(person: Person, panel: FormsPanel) -> dict[str, object]:
    """What the file of the draft says once everything typed is there."""
    person.until(lambda: panel.writing.saving.is_done)
    values = Drafts().open(panel.writing.draft.id).file.front.values
    return {key: value for key, value in values.items() if key in TOLD}


def test_by_keys_alone(person: Person, panel: FormsPanel) -> None:
    column = person.window.rooms.write_page.view.column
    person.tab_to(column._buttons["content"])
    person.press("Right")
    person.until(panel.isVisible)

    def open_form(name: str):
        card = panel.cards[name]
        person.tab_to(card.head)
        if not card.is_open:
            person.press("Space")
        return card.form

    issues = open_form("issues")
    person.tab_to(issues.field)
    person.type("anjal")
    person.press("Return")
    person.type("drop out")
    person.press("Down", "Return")
    person.tab_to(issues.chips.chips[1], key="Shift+Tab")
    person.press("Ctrl+Left")
    place = open_form("regions")
    person.tab_to(place.field)
    person.type("indramayu")
    person.press("Return")
    person.until(place.asking.answers[0].hasFocus)
    person.press("Return")
    period = open_form("period")
    person.tab_to(period.start.year)
    person.type("1998")
    person.tab_to(period.start.about)
    person.press("Space")
    person.tab_to(period.ending)
    person.press("Down", "Down")
    lessons = open_form("lessons")
    person.tab_to(lessons.add)
    person.press("Space")
    person.type("Orang tua ikut rapat.")
    person.press("Tab")
    person.type("Undang mereka sejak awal.")
    person.tab_to(lessons.done)
    person.press("Space")
    claims = open_form("claims")
    person.tab_to(claims.add)
    person.press("Space")
    person.type("Anak yang kembali bersekolah")
    person.press("Tab")
    person.type("12")
    person.tab_to(claims.done)
    person.press("Space")
    person.picture("telling-keys")
    assert on_disk(person, panel) == TOLD
    person.press("Ctrl+Z")
    assert "value" not in panel.writing.draft.file.front.values["claims"][0]


def test_by_mouse(person: Person, panel: FormsPanel) -> None:
    column = person.window.rooms.write_page.view.column
    person.click(column._buttons["details"])

    def open_form(name: str):
        card = panel.cards[name]
        if not card.is_open:
            person.click(card.head)
        return card.form

    issues = open_form("issues")
    person.until(lambda: bool(issues.suggested.pills))
    person.click(next(pill for pill in issues.suggested.pills if "Anak jalanan" in pill.text()))
    person.click(issues.field)
    person.type("drop out")
    person.until(lambda: bool(issues.field.offers))
    view = issues.field._list.view
    person.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    first, second = issues.chips.chips
    person.drag(second, second.rect().center(), second.mapFromGlobal(first.mapToGlobal(first.rect().center())))
    place = open_form("regions")
    person.click(place.field)
    person.type("kabupaten indramayu")
    person.press("Return")
    person.click(place.asking.answers[0])
    period = open_form("period")
    person.click(period.start.year)
    person.type("1998")
    person.click(period.start.about, QPoint(8, 12))
    period.ending.setFocus()
    person.press("Down", "Down")  # the list of a box is a window of its own, which no mouse of a test reaches
    lessons = open_form("lessons")
    person.click(lessons.add)
    for key, text in TOLD["lessons"][0].items():
        person.click(lessons.editor.fields[key].part.viewport())
        person.type(text)
    person.click(lessons.done)
    claims = open_form("claims")
    person.click(claims.add)
    person.click(claims.editor.fields["what"].part.viewport())
    person.type("Anak yang kembali bersekolah")
    person.click(claims.editor.fields["value"].part)
    person.type("12")
    person.click(claims.done)
    person.picture("telling-mouse")
    assert on_disk(person, panel) == TOLD
    person.click(panel.cards["lessons"].later)
    assert not panel.cards["lessons"].is_open
