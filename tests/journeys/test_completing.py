"""Names of fields, their values, people, decades: taken in the field itself, by keys and by mouse."""

import pytest

from tests.journeys.person import Person
from ui.widgets.offer_list import OfferList


def offers(person: Person) -> OfferList:
    return person.window.search_help.list


def labels(person: Person) -> list[str]:
    return [one.label for one in offers(person).offers]


def write(person: Person, text: str) -> None:
    """Write into the field, without waiting for an answer."""
    person.press("Ctrl+K")
    person.until(person.window.header.search.hasFocus)
    person.press("Ctrl+A", "Delete")
    person.type(text)


def test_a_field_and_its_value_by_keys_alone(person: Person):
    field = person.window.header.search
    write(person, "meto")
    person.until(lambda: field.ghost == "de:")
    person.press("End")
    assert field.text() == "metode:"
    person.until(lambda: len(labels(person)) > 3)
    assert not person.find.header.problem.isVisible(), "what is not written yet is no mistake"
    person.type("seb")
    person.until(lambda: labels(person)[:1] == ["Pendekatan sebaya"])
    assert "teman-sebaya-menjadi-bandungwangi" in person.await_answer("metode:seb")
    person.press("Down", "Return")
    assert field.text() == 'metode:"Pendekatan sebaya"'
    found = person.await_answer(field.text())
    assert "teman-sebaya-menjadi-bandungwangi" in found
    assert offers(person).isHidden(), "what is chosen is done"
    person.type(" anak")
    assert set(person.await_answer(field.text())) <= set(found)
    assert field.ghost == "" or offers(person).isHidden()


def test_a_value_by_mouse_and_the_list_on_demand(person: Person):
    field = person.window.header.search
    write(person, "isu:")
    person.until(lambda: "Pekerja seks" in labels(person))
    view = offers(person).view
    row = labels(person).index("Pekerja seks")
    person.click(view.viewport(), view.visualRect(view.model().index(row)).center())
    assert field.text() == 'isu:"Pekerja seks"'
    assert len(person.await_answer(field.text())) == 3
    person.press("Ctrl+A", "Delete", "Ctrl+Space")
    person.until(lambda: "isu:" in labels(person) and "tahap:" in labels(person))
    person.press("Esc")
    assert offers(person).isHidden() and field.hasFocus()


@pytest.mark.parametrize(
    ("typed", "first", "taken"),
    [
        ("lembaga:ban", "Bandungwangi", "lembaga:Bandungwangi"),
        ("penulis:yer", "Yeremias", "penulis:Yeremias"),
        ("tahun:199", "1990–1999", "tahun:1990..1999"),
        ("wilayah:jaka", "Jakarta", "wilayah:Jakarta"),
        ("stage:asses", "Asesmen", "stage:Asesmen"),
    ],
)
def test_people_decades_places_and_stages_are_completed(person: Person, typed, first, taken):
    write(person, typed)
    person.until(lambda: labels(person)[:1] == [first])
    person.press("Tab")
    assert person.window.header.search.text() == taken
    assert person.await_answer(taken)


def test_a_list_that_lags_behind_the_letters_takes_their_place_all_the_same(
    person: Person, monkeypatch: pytest.MonkeyPatch
):
    write(person, "tahap:ase")
    person.until(lambda: labels(person)[:1] == ["Asesmen"])
    monkeypatch.setattr(person.program.session, "ask_completions", lambda *_: None)
    person.type("sm")
    person.press("Tab")
    assert person.window.header.search.text() == "tahap:Asesmen"
