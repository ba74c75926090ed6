"""The vault: private, on the desk, whole or not at all, never inside a library."""

import contextlib
import hashlib
import os
import shutil
import stat
from pathlib import Path

import msgspec
import pytest

from kb.base import atomic, folders
from kb.base.problems import KnownError
from kb.gate import Answer, Decisions, OutgoingStory
from kb.gate.names.known_names import BEFORE
from kb.library.gatekeeper import Gatekeeper
from kb.vault.vault import Client, Vault
from tests.kb.shelf import bytes_below, new_library
from tests.kb.story.test_consent import GOOD, but

SITI = Client(name="Siti Karsinah", pseudonym="Kenanga", others=("Karsinah",))


def test_an_empty_vault_writes_nothing(tmp_path: Path):
    vault = Vault(tmp_path / "pustaka")
    assert (vault.clients(), vault.names(), vault.consents(), vault.originals("cerita")) == ((), {}, (), ())
    assert not vault.folder.exists()


def test_pseudonyms_are_remembered_by_every_way_a_name_is_written(tmp_path: Path):
    Vault(tmp_path).remember(SITI)
    vault = Vault(tmp_path)
    assert vault.names() == {"Siti Karsinah": "Kenanga", "Karsinah": "Kenanga"}
    vault.remember(Client(name="SITI KARSINAH", pseudonym="Dahlia"))
    assert [client.pseudonym for client in vault.clients()] == ["Dahlia"]
    vault.forget("siti karsinah")
    assert vault.clients() == ()


def test_each_library_has_its_own(tmp_path: Path):
    Vault(tmp_path / "satu").remember(SITI)
    assert Vault(tmp_path / "dua").clients() == ()


def test_nothing_reaches_the_library(tmp_path: Path):
    with_library = new_library(tmp_path)
    before = bytes_below(with_library.folder)
    vault = Vault(with_library.folder)
    vault.remember(SITI)
    vault.keep_consent(GOOD)
    vault.keep_proof("surat.pdf", b"bukti")
    vault.keep_original("cerita", "Siti Karsinah datang.")
    assert bytes_below(with_library.folder) == before
    assert vault.folder.is_relative_to(folders.desk())
    with_library.close()


def test_a_desk_inside_any_library_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shelf = new_library(tmp_path)
    monkeypatch.setenv(folders.HOME_VARIABLE, str(shelf.folder / "rumah"))
    for library in (shelf.folder, tmp_path / "lain"):
        with pytest.raises(KnownError) as told:
            Vault(library)
        assert told.value.code == "desk-in-library"
    shelf.close()


def test_consents_are_kept_by_story_and_replaced_by_id(tmp_path: Path):
    vault = Vault(tmp_path)
    vault.keep_consent(GOOD)
    vault.keep_consent(but(id="c2", story="lain"))
    vault.keep_consent(but(proof="baru.pdf"))
    assert [record.proof for record in vault.consents("cerita")] == ["baru.pdf"]
    assert len(vault.consents()) == 2


def test_originals_and_proofs_are_never_written_over(tmp_path: Path):
    vault = Vault(tmp_path)
    names = [vault.keep_original("cerita", text) for text in ("satu", "dua", "tiga")]
    assert vault.originals("cerita") == tuple(names)
    assert [vault.original(name) for name in names] == ["satu", "dua", "tiga"]
    assert vault.keep_proof("surat.pdf", b"1") != vault.keep_proof("surat.pdf", b"2")


@pytest.mark.parametrize("name", ["../../keluar.pdf", "/etc/passwd", "..", "", "a/b\\c.pdf", "~.pdf", "surat ijin.pdf"])
def test_a_proof_stays_in_its_folder_whatever_it_is_called(tmp_path: Path, name: str):
    vault = Vault(tmp_path)
    kept = vault.keep_proof(name, b"bukti")
    assert vault.proof(kept) == b"bukti"
    assert [file.name for file in (vault.folder / "proofs").iterdir()] == [kept]


def test_a_broken_list_is_told_and_left_alone(tmp_path: Path):
    vault = Vault(tmp_path)
    vault.remember(SITI)
    file = vault.folder / "pseudonyms.json"
    file.write_bytes(b"[{")
    for action in (vault.clients, lambda: vault.remember(SITI)):
        with pytest.raises(KnownError) as told:
            action()
        assert told.value.code == "vault-unreadable"
    assert file.read_bytes() == b"[{"
    with pytest.raises(KnownError, match="not in the private store"):
        vault.proof("tidak-ada.pdf")


@pytest.mark.skipif(os.name == "nt", reason="rights of files are another thing on Windows")
def test_only_the_person_can_read_it(tmp_path: Path):
    vault = Vault(tmp_path)
    vault.remember(SITI)
    assert stat.S_IMODE(vault.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((vault.folder / "pseudonyms.json").stat().st_mode) == 0o600


def test_answers_that_hold_everywhere_are_known_to_other_drafts(tmp_path):
    vault = Vault(tmp_path / "pustaka")
    said = Decisions()
    for name, kind in (
        ("Yayasan Matahari", "organisation"),
        ("Rawa Malang", "place"),
        ("Siti Aminah", "public"),
        ("Siti", "public"),
        ("Hartini", "other"),
        ("Melati", "pseudonym"),
    ):
        said = said.with_answer(name, Answer(kind=kind))
    said = said.with_answer("Budi Santoso", Answer(kind="colleague", agreed=True))
    said = said.with_answer("Rina Wati", Answer(kind="colleague"))
    vault.keep_decisions("satu", said)
    assert set(vault.answered()) == {"yayasan matahari", "rawa malang", "siti aminah", "budi santoso"}
    vault.keep_decisions("dua", Decisions().with_answer("Siti Aminah", Answer(kind="client")))
    assert "siti aminah" not in vault.answered()
    (vault.folder / "decisions/tiga.json").write_bytes(b"{")
    assert vault.answered() == {}


def test_the_gate_says_that_a_name_was_answered_before(tmp_path):
    library = new_library(tmp_path)
    vault, keeper = Vault(library.folder), Gatekeeper(library.folder)
    one = OutgoingStory(text="Kami bekerja bersama Yayasan Matahari Terbit di kota itu.")
    assert [entry.answer for entry in keeper.gate(vault).check(one, "writing").names] == [None]
    vault.keep_decisions("satu", Decisions().with_answer("Yayasan Matahari Terbit", Answer(kind="organisation")))
    (entry,) = keeper.gate(vault).check(one, "writing").names
    assert (entry.answer.kind, entry.known) == ("organisation", BEFORE)
    own = msgspec.structs.replace(one, decisions=Decisions().with_answer(entry.name, Answer(kind="client")))
    assert keeper.gate(vault).check(own, "writing").names[0].answer.kind == "client"


def old_place(library: Path) -> Path:
    """Return where versions that knew libraries by their place kept what is private."""
    place = os.path.normcase(library.resolve())
    return folders.desk() / "vault" / hashlib.sha256(os.fsencode(place)).hexdigest()[:24]


def as_before(library: Path, other: Path) -> None:
    """Move what is kept of a library to where earlier versions kept it for another place."""
    Vault(library).folder.rename(old_place(other))


def test_a_library_may_be_moved_copied_and_renamed(tmp_path):
    library = new_library(tmp_path)
    Vault(library.folder).remember(SITI)
    library.close()
    moved = tmp_path / "Lain" / "Nama Lain"
    moved.parent.mkdir()
    library.folder.rename(moved)
    assert Vault(moved).clients() == (SITI,)
    copy = shutil.copytree(moved, tmp_path / "salinan")
    Vault(copy).remember(Client(name="Darmo", pseudonym="Joko"))
    assert set(Gatekeeper(moved).gate(Vault(moved)).check(OutgoingStory(text="Darmo datang."), "writing").must)
    assert [client.name for client in Vault(moved).clients()] == ["Siti Karsinah", "Darmo"]


def test_a_client_of_one_library_is_a_client_in_each(tmp_path):
    Vault(tmp_path / "satu").remember(SITI)
    other = Vault(tmp_path / "dua")
    other.remember(Client(name="Karsinah", pseudonym="Dahlia"))
    assert other.names() == {"Siti Karsinah": "Kenanga", "Karsinah": "Dahlia"}


@pytest.mark.parametrize("named", ["", "id: \n", "id: 7 x!\n", "- rusak"])
def test_a_library_without_id_is_known_by_its_place(tmp_path, named):
    library = new_library(tmp_path).folder
    (library / "library.yaml").write_text(named)
    vault = Vault(library)
    vault.remember(SITI)
    assert vault.folder == old_place(library)
    assert Vault(library).clients() == (SITI,)


def test_what_was_kept_by_place_is_taken_over_once_with_all_that_is_in_it(tmp_path):
    library = new_library(tmp_path).folder
    vault = Vault(library)
    vault.remember(SITI)
    vault.keep_consent(but(proof=vault.keep_proof("surat.pdf", b"lama")))
    vault.keep_original("cerita", "asli")
    vault.keep_decisions("cerita", Decisions().with_reason("8/age", "Perlu."))
    vault.note_change("cerita", "Siti", "diganti")
    before = bytes_below(vault.folder)
    as_before(library, library)
    assert Vault(library).names()["Siti Karsinah"] == "Kenanga"
    assert bytes_below(vault.folder) == before
    assert not old_place(library).exists()
    (kept,) = (folders.desk() / "vault/kept").iterdir()
    assert bytes_below(kept) == before


def test_two_that_turn_out_to_be_one_library_become_one(tmp_path):
    library = new_library(tmp_path).folder
    vault = Vault(library)
    vault.remember(SITI)
    vault.remember(Client(name="Darmo", pseudonym="Joko"))
    vault.keep_consent(but(proof=vault.keep_proof("surat.pdf", b"lama")))
    vault.keep_consent(but(id="c2", story="lain", proof=vault.keep_proof("lain.pdf", b"sama")))
    vault.keep_original("cerita", "asli yang lama")
    vault.note_change("cerita", "Siti", "pertama")
    as_before(library, library)
    with_id = library / "library.yaml"
    hidden = with_id.rename(library / "nanti")
    elsewhere = shutil.copytree(library, tmp_path / "salinan")
    (elsewhere / "nanti").rename(elsewhere / "library.yaml")
    now = Vault(elsewhere)
    now.remember(Client(name="SITI KARSINAH", pseudonym="Dahlia", others=("Bu Siti",)))
    now.keep_consent(but(id="c3", story="baru", proof=now.keep_proof("surat.pdf", b"baru")))
    now.keep_original("cerita", "asli yang baru")
    now.note_change("cerita", "Siti", "kedua")
    hidden.rename(with_id)
    one = Vault(library)
    assert [(client.name, client.pseudonym, client.others) for client in one.clients()] == [
        ("SITI KARSINAH", "Dahlia", ("Bu Siti", "Karsinah")),
        ("Darmo", "Joko", ()),
    ]
    assert {record.id: one.proof(record.proof) for record in one.consents()} == {
        "c1": b"lama",
        "c2": b"sama",
        "c3": b"baru",
    }
    assert {one.original(name) for name in one.originals("cerita")} == {"asli yang lama", "asli yang baru"}
    assert [entry.what for entry in one.changes("cerita")] == ["pertama", "kedua"]


def test_taking_over_can_be_killed_and_done_again(tmp_path, monkeypatch):
    library = new_library(tmp_path).folder
    vault = Vault(library)
    vault.remember(SITI)
    vault.keep_consent(but(proof=vault.keep_proof("surat.pdf", b"lama")))
    vault.keep_original("cerita", "asli")
    before = bytes_below(vault.folder)
    as_before(library, library)
    write = atomic.write_atomically
    for many in range(6):
        left = iter([True] * many)

        def killed(place, data, left=left):
            if next(left, None) is None:
                raise KeyboardInterrupt
            write(place, data)

        with monkeypatch.context() as patch:
            patch.setattr(atomic, "write_atomically", killed)
            with contextlib.suppress(KeyboardInterrupt):
                Vault(library).clients()
    Vault(library).clients()
    assert bytes_below(vault.folder) == before


def test_pictures_whose_names_look_alike_are_all_kept(tmp_path):
    vault = Vault(tmp_path)
    names = ("media/a/b.jpg", "media/a_b.jpg", "media/A_b.jpg", "media/a b.jpg", "media/a-b.jpg", "media/a/B.jpg")
    for name in (*names, *names):  # made again after a power cut
        vault.keep_withdrawn("satu", name, name.encode())
    kept = vault.withdrawn("satu")
    assert sorted(kept.values()) == sorted(name.encode() for name in names)
    assert len({name.casefold() for name in kept}) == len(names)
