"""A name is asked about as it is, and what has one name is asked about once."""

import pytest

from tests.bench.gate_exact import exact
from tests.kb.gate.drafts import draft, gate


def test_names_are_asked_about_without_a_word_more() -> None:
    share, wrong = exact()
    assert share >= 0.95, wrong


def asked(text: str, **head: str) -> list[str]:
    return [entry.name for entry in gate().check(draft(text, front=head)).names if entry.answer is None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Program Kelana Bahari dibuka.\n\nKader Kelana Bahari datang.", ["Kelana Bahari"]),
        ("The Kelana Bahari Programme opened.\n\nPeople of Kelana Bahari came.", ["Kelana Bahari"]),
        ("Kami membuka Program Rumah Belajar.\n\nSejak itu kader Rumah Belajar berkeliling.", []),
        # Who acts as people do is asked about, whatever a programme is called.
        ("Program Sahabat Rindu dibuka.\n\nSahabat Rindu menangis.", ["Rindu"]),
    ],
)
def test_a_programme_is_asked_about_once(text: str, names: list[str]) -> None:
    assert asked(text) == names


def test_the_title_of_the_story_is_nobody() -> None:
    title = "Suara Ibu Hamil Muda"
    assert asked("Kami menulis Suara Ibu Hamil Muda bersama.", title=title) == []
    assert asked("Kami menulis Suara Ibu Hamil Muda bersama.") != []


def test_who_is_named_in_the_title_is_somebody() -> None:
    assert "Melki" in asked("Melki berumur sembilan tahun.", title="Rumah Kecil Melki")
    assert asked("Kami belajar.", title="Surat untuk Bunga") == ["Bunga"]
