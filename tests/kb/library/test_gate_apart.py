"""The gate in a process of its own says what it says here."""

import sys

import pytest

from kb.base.problems import KnownError
from kb.library.gate_process import check_apart
from kb.library.gatekeeper import Gatekeeper
from kb.vault.vault import Client, Vault
from tests.kb.gate import drafts
from tests.kb.shelf import new_library


def test_it_finds_the_same_with_pictures_and_private_names(tmp_path):
    folder = new_library(tmp_path).folder
    vault = Vault(folder)
    vault.remember(Client(name="Karsinah", pseudonym="Melati"))
    one = drafts.draft(
        "Siang itu Karsinah datang. Perempuan itu, 45 tahun, penjual jamu di Desa Karangjati, pulang.",
        pictures={"a.jpg": drafts.jpeg(drafts.exif(gps=True))},
        decisions=drafts.names(Darmo="public").with_reason("8/age/45 tahun", "Perlu."),
    )
    found = check_apart(folder, one, "submit")
    assert found == Gatekeeper(folder).gate(vault).check(one, "submit")
    assert {finding.row for finding in found.all} >= {1, 2, 8, 14}


def test_what_stops_it_is_told_in_a_sentence(tmp_path, monkeypatch):
    folder = new_library(tmp_path).folder
    (Vault(folder).folder).mkdir(parents=True)
    (Vault(folder).folder / "pseudonyms.json").write_bytes(b"{")
    with pytest.raises(KnownError) as told:
        check_apart(folder, drafts.draft("Halo."), "writing")
    assert told.value.code == "vault-unreadable"
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    with pytest.raises(KnownError) as told:
        check_apart(folder, drafts.draft("Halo."), "writing")
    assert told.value.code == "gate-stopped"
