"""Notes and other texts on their way out of the program."""

import pytest

from kb.library.outgoing_texts import look_through
from kb.vault.vault import Client, Vault
from tests.kb.shelf import bytes_below, new_library


@pytest.fixture
def folder(tmp_path):
    library = new_library(tmp_path, "satu")
    Vault(library.folder).remember(Client(name="Siti Karsinah", pseudonym="Melati"))
    return library.folder


def test_what_leads_to_a_person_stops_everything(folder):
    found = look_through(folder, {"n1": "Telepon 0812-3456-7890.", "n2": "Kami bertemu siti karsinah di pasar."})
    assert [(one.row, one.piece, one.words) for one in found.must] == [
        (1, "comment:n1", "0812-3456-7890"),
        (2, "comment:n2", "Siti Karsinah"),
    ]


def test_names_of_many_hands_are_shown_and_not_asked(folder):
    found = look_through(folder, {"n1": "Siang itu Darmo datang.", "n2": "Darmo lagi, dan Darmo."})
    assert (found.must, found.names) == ((), ("Darmo",))
    assert not found.is_clean


def test_harmless_notes_leave_and_nothing_is_written(folder):
    before = bytes_below(folder)
    assert look_through(folder, {"n1": "Kami mengalami hal serupa ketika mendampingi remaja di pasar."}).is_clean
    assert look_through(folder, {}).is_clean
    assert bytes_below(folder) == before
