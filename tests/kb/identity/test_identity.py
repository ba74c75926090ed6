"""Who somebody is: keys as text, an identity that is made once and never lost, cards, and what Git says of a signature."""

import os
import shutil
import stat
import subprocess
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.annotation.annotation import Annotation, new_id
from kb.base import folders
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.desk.withdrawal import withdraw
from kb.history.history import History
from kb.identity import identity_store, own_notes
from kb.identity.identity_card import IdentityCard, card_text, read_card
from kb.identity.identity_store import (
    can_sign,
    export_identity,
    import_identity,
    lock,
    make_identity,
    new_key,
    own_author,
    own_identity,
    read_export,
    set_passphrase,
    signature,
    unlock,
)
from kb.identity.keys import as_text, fingerprint, from_text, is_key, key_of, public_bytes, verified
from kb.identity.ssh import ssh_public
from kb.notes import note_edit
from kb.notes.notes import Notes
from kb.story.author import Author, author_of_hand
from kb.vault.vault import Vault
from tests.kb.shelf import SITI, commit, new_library

# From the W3C's own examples of did:key.
KNOWN = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"


@given(st.binary(min_size=32, max_size=32))
def test_a_key_is_written_and_read_back(public):
    key = key_of(public)
    assert is_key(key) and public_bytes(key) == public
    assert author_of_hand("Siti", Author("Siti", key=key).signed_email) == Author("Siti", key=key)


def test_a_key_of_another_program_is_read():
    raw = public_bytes(KNOWN)
    assert len(raw) == 32 and key_of(raw) == KNOWN


@pytest.mark.parametrize("text", ["", "did:key:", KNOWN[:-1], KNOWN + "a", KNOWN.replace("z6Mk", "z6LS"), f" {KNOWN}"])
def test_what_is_no_key_is_none_and_proves_nothing(text):
    assert not is_key(text)
    assert not verified(text, as_text(b"0" * 64), b"")


@given(st.binary(max_size=70))
def test_bytes_are_written_as_one_word_and_read_back(raw):
    assert from_text(as_text(raw)) == raw and as_text(raw).isalnum()


def test_an_identity_is_made_once_for_its_owner_alone():
    first = make_identity()
    file = folders.desk() / "identity" / "identity.json"
    assert own_identity() == make_identity() == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert own_author(" Siti ") == Author("Siti", key=first.key) != own_author("Nama Lain")
    assert own_author("Nama Lain").key == first.key
    assert verified(first.key, signature(first.key, b"kata"), b"kata")
    assert not verified(first.key, signature(first.key, b"kata"), b"kata lain")


def test_programs_that_start_together_make_one_identity():
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(make_identity().key)) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 6 and len(set(found)) == 1


@pytest.mark.parametrize("raw", [b"", b"{", b"{}", b'{"key":"did:key:zx","secret":"AAAA"}'])
def test_a_broken_identity_is_never_written_over_and_holds_nobody_up(raw):
    file = folders.desk() / "identity" / "identity.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(raw)
    with pytest.raises(KnownError) as told:
        make_identity()
    assert told.value.code == "identity-broken" and file.read_bytes() == raw
    assert own_author("Siti") == Author("Siti")


def test_a_passphrase_seals_the_key_until_it_is_given():
    key = make_identity().key
    secret = (folders.desk() / "identity" / "identity.json").read_text()
    assert set_passphrase("", "kucing belang tiga").has_passphrase
    kept = (folders.desk() / "identity" / "identity.json").read_text()
    assert secret.split('"secret": "')[1][:20] not in kept
    lock(key)
    assert own_identity().locked and not can_sign(key) and own_author("Siti").key == key
    for attempt, code in (("", "wrong-passphrase"), ("kucing", "wrong-passphrase")):
        with pytest.raises(KnownError) as told:
            unlock(attempt)
        assert told.value.code == code
    with pytest.raises(KnownError) as told:
        signature(key, b"kata")
    assert told.value.code == "key-locked"
    assert not unlock("kucing belang tiga").locked
    assert verified(key, signature(key, b"kata"), b"kata")
    lock(key)
    with pytest.raises(KnownError):
        set_passphrase("salah", "")
    assert not set_passphrase("kucing belang tiga", "").has_passphrase


@pytest.mark.parametrize("passphrase", ["", "sandi salinan"])
def test_an_identity_goes_to_a_second_computer_and_the_one_there_is_kept(tmp_path, passphrase):
    first = make_identity(tmp_path / "one")
    copy = export_identity(tmp_path / "siti.pustaka-identitas", "Siti", passphrase, desk=tmp_path / "one")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with pytest.raises(KnownError) as told:
        export_identity(copy, "Siti", "", desk=tmp_path / "one")
    assert told.value.code == "exists"
    assert (read_export(copy).name, read_export(copy).has_passphrase) == ("Siti", bool(passphrase))
    provisional = make_identity(tmp_path / "two")
    if passphrase:
        with pytest.raises(KnownError):
            import_identity(copy, "salah", tmp_path / "two")
        assert own_identity(tmp_path / "two") == provisional
    lock(first.key)
    assert import_identity(copy, passphrase, tmp_path / "two").key == first.key
    assert import_identity(copy, passphrase, tmp_path / "two").key == first.key
    assert verified(first.key, signature(first.key, b"x", tmp_path / "two"), b"x")
    (earlier,) = (tmp_path / "two" / "identity").glob("earlier-*.json")
    assert read_export(earlier).key == provisional.key


def test_a_copy_with_the_key_of_somebody_else_is_refused(tmp_path):
    make_identity(tmp_path / "one")
    copy = export_identity(tmp_path / "a.pustaka-identitas", "Siti", "", desk=tmp_path / "one")
    copy.write_text(copy.read_text().replace(own_identity(tmp_path / "one").key, new_key()))
    with pytest.raises(KnownError) as told:
        import_identity(copy, "", tmp_path / "two")
    assert told.value.code == "identity-broken" and own_identity(tmp_path / "two") is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_card_survives_the_way_letters_take(language):
    card = IdentityCard("Budi Santoso, M.Kesos", new_key())
    text = card_text(card, language)
    assert read_card(text) == card
    assert read_card("Halo Siti!\n\n" + "".join(f"> {line}\r\n" for line in text.splitlines()) + "\nSalam") == card
    assert read_card(text.replace(card.key, f"{card.key[:30]}\n{card.key[30:]}")) == card
    assert read_card(text.replace(": ", ":\u00a0")) == card


def test_a_card_that_changed_on_its_way_lets_nobody_in():
    card, other = IdentityCard("Budi", new_key()), new_key()
    text = card_text(card, "id")
    for changed, code in (
        (text.replace(card.key, other), "card-changed"),
        (text.replace(fingerprint(card.key), ""), "card-changed"),
        (text.replace(card.key, card.key[:-2] + "!!"), "no-card"),
        (text.replace(card.key, card.key[:-2]), "card-changed"),
        (text + card_text(IdentityCard("Cici", other), "id"), "no-card"),
        (text.replace("Nama: Budi", ""), "no-card"),
        ("", "no-card"),
    ):
        with pytest.raises(KnownError) as told:
            read_card(changed)
        assert told.value.code == code, changed


@given(st.text(max_size=300))
def test_no_pasted_text_breaks_the_reader_of_cards(text):
    try:
        read_card(text)
    except KnownError as error:
        assert error.code in {"no-card", "card-changed"}


@pytest.mark.skipif(not (shutil.which("git") and shutil.which("ssh-keygen")), reason="needs git and ssh-keygen")
def test_git_itself_verifies_what_the_history_holds(tmp_path):
    folder = tmp_path / "pustaka"
    folder.mkdir()
    history = History(folder)
    history.init()
    siti = Author("Siti Aminah", key=new_key())
    for number in range(3):
        (folder / "a.txt").write_text(f"{number}")
        commit(history, ["a.txt"], f"Langkah {number}", siti)
    history.close()
    signers = tmp_path / "signers"
    for key, right in ((siti.key, True), (new_key(), False)):
        signers.write_text(f"* {ssh_public(key)}\n")
        for state in ("HEAD", "HEAD~2"):
            done = subprocess.run(
                ["git", "-c", f"gpg.ssh.allowedSignersFile={signers}", "verify-commit", state],
                cwd=folder, capture_output=True, check=False, env={**os.environ, "HOME": str(tmp_path)},
            )  # fmt: skip
            assert (done.returncode == 0) is right, done.stderr
    subprocess.run(["git", "fsck", "--strict"], cwd=folder, check=True, capture_output=True)


def test_history_remembers_the_key_whatever_the_name(tmp_path: Path):
    history = History(tmp_path)
    history.init()
    key = new_key()
    for name in ("Siti", "Nama Baru"):
        (tmp_path / "a.txt").write_text(name)
        commit(history, ["a.txt"], "Ubah", Author(name, "siti@contoh.id", key))
    found = [author_of_hand(one.author, one.email) for one in history.log()]
    assert found == [Author("Nama Baru", key=key), Author("Siti", key=key)]
    history.close()


def test_hands_that_write_at_the_same_time_lose_nothing(tmp_path: Path):
    folder = tmp_path / "pustaka"
    folder.mkdir()
    begun = History(folder)
    begun.init()
    begun.close()

    def write(name: str) -> None:
        history, author = History(folder), Author(name, key=new_key())
        for number in range(8):
            (folder / f"{name}-{number}.txt").write_text("x")
            commit(history, [f"{name}-{number}.txt"], name, author)
        history.close()

    hands = [threading.Thread(target=write, args=(name,)) for name in ("a", "b", "c")]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    history = History(folder)
    assert sorted(one.message for one in history.log()) == sorted("abc" * 8)
    assert all(history.raw_at(f"{name}-7.txt") == b"x" for name in "abc")
    history.close()


def notes_on(desk) -> list[str]:
    return sorted(file.relative_to(desk).as_posix() for file in (desk / "notes").rglob("*.json"))


def with_another(tmp_path) -> Path:
    make_identity(tmp_path / "other")
    return export_identity(tmp_path / "b.pustaka-identitas", "Budi", "", desk=tmp_path / "other")


def test_private_notes_belong_to_the_key_that_wrote_them(tmp_path):
    """Written before there was a key they belong to the first one; whoever comes next does not see them."""
    desk, shelf = tmp_path / "desk", new_library(tmp_path, "satu")
    notes = Notes(shelf, desk)
    notes.apply(note_edit.add(Annotation(id=new_id(), story="satu", text="Dari Siti.", private=True)), SITI)
    first = make_identity(desk)
    own = export_identity(tmp_path / "a.pustaka-identitas", "Siti", "", desk=desk)
    catalogue = Catalogue(tmp_path / "catalogue.db", desk)
    catalogue.update(shelf)
    assert catalogue.note_texts("satu")
    second = import_identity(with_another(tmp_path), "", desk)
    assert second.key != first.key
    catalogue.update(shelf)
    assert notes.of("satu").annotations == () and catalogue.note_texts("satu") == []
    notes.apply(note_edit.add(Annotation(id=new_id(), story="satu", text="Dari Budi.", private=True)), SITI)
    assert [one.text for one in notes.of("satu").annotations] == ["Dari Budi."]
    import_identity(own, "", desk)
    catalogue.update(shelf)
    assert [one.text for one in notes.of("satu").annotations] == ["Dari Siti."]
    assert any("Siti" in text for text in catalogue.note_texts("satu"))
    catalogue.close()
    shelf.close()


def test_a_withdrawn_story_takes_the_private_notes_of_every_key_along(tmp_path):
    desk, shelf = folders.desk(), new_library(tmp_path, "satu")
    notes = Notes(shelf, desk)
    make_identity(desk)
    notes.apply(note_edit.add(Annotation(id=new_id(), story="satu", text="Dari Siti.", private=True)), SITI)
    import_identity(with_another(tmp_path), "", desk)
    withdraw(shelf, "satu", SITI, Vault(shelf.folder))
    assert not list((desk / "notes-of").rglob("*.json"))
    assert any(b"Dari Siti." in data for data in Vault(shelf.folder).withdrawn("satu").values())
    shelf.close()


@pytest.mark.parametrize("at", ["put_away", "_aside", "_write", "bring_back"])
def test_killed_while_another_identity_comes_no_note_is_lost(tmp_path, monkeypatch, at):
    desk = tmp_path / "desk"
    first = make_identity(desk)
    own = export_identity(tmp_path / "a.pustaka-identitas", "Siti", "", desk=desk)
    note = desk / "notes" / "pustaka" / "satu" / "a.json"
    note.parent.mkdir(parents=True)
    note.write_bytes(b"Siti")
    copy = with_another(tmp_path)

    def killed(*_: object, **__: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr(identity_store, at, killed)
        import_identity(copy, "", desk)
    now = make_identity(desk)  # as the next start does
    assert now.key in {first.key, read_export(copy).key}
    assert notes_on(desk) == (["notes/pustaka/satu/a.json"] if now.key == first.key else [])
    note.parent.mkdir(parents=True, exist_ok=True)
    if now.key != first.key:
        note.write_bytes(b"Yang lain")
    import_identity(own, "", desk)
    assert notes_on(desk) == ["notes/pustaka/satu/a.json"] and note.read_bytes() == b"Siti"


def test_what_was_written_in_the_meantime_is_not_written_over(tmp_path):
    for folder, text in (("notes", b"kini"), ("aside", b"dahulu")):
        (tmp_path / folder / "p/s").mkdir(parents=True)
        (tmp_path / folder / "p/s/a.json").write_bytes(text)
        (tmp_path / folder / "p/s/same.json").write_bytes(b"sama")
    (tmp_path / "aside/p/s/b.json").write_bytes(b"b")
    own_notes.bring(tmp_path / "aside", tmp_path / "notes")
    kept = {file.name: file.read_bytes() for file in (tmp_path / "notes/p/s").iterdir()}
    assert kept == {"a.json": b"kini", "a-2.json": b"dahulu", "same.json": b"sama", "b.json": b"b"}
    assert not (tmp_path / "aside").exists()
