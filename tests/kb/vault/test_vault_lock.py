"""The passphrase of the private store: nothing legible without it, nothing lost by it, whatever happens meanwhile."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import keyring
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import fail

from kb.base import atomic, folders, process
from kb.base.problems import KnownError
from kb.desk.withdrawal import withdraw
from kb.erasure.history_worker import ErasureStart
from kb.gate import Decisions
from kb.library import outgoing_texts
from kb.library.clearance import Clearance
from kb.library.gate_process import check_apart
from kb.library.gatekeeper import Gatekeeper
from kb.library.library import Library
from kb.story.author import Author
from kb.vault import vault_key, vault_keyring
from kb.vault.vault import Client, Vault
from kb.vault.vault_key import HELD
from kb.vault.vault_lock import VaultLock
from kb.vault.vault_seal import BrokenSealError, Sealer
from tests.kb.gate import drafts
from tests.kb.shelf import bytes_below, new_library, put_story
from tests.kb.story.test_consent import GOOD

PHRASE = "kopi pahit di beranda"
SECRETS = (b"Karsinah", b"Kenanga", b"bukti rekaman", b"naskah-asli", b"surat-karsinah")


Lock = partial(VaultLock, cost=2**10)
"""A passphrase that is tried a hundred times need not be costly to try; one test looks at the real cost."""


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    VaultLock().lock()


class MemoryKeyring(KeyringBackend):
    """A keyring as a system has one."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def system_keyring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    made = MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    made = Vault(new_library(tmp_path).folder)
    made.remember(Client(name="Karsinah", pseudonym="Kenanga", others=("Mbok Karsi",)))
    made.keep_consent(GOOD)
    made.keep_proof("surat-karsinah.mp3", b"bukti rekaman " * 100)
    made.keep_original("naskah-asli", "Karsinah bercerita.")
    made.keep_original("naskah-asli", "Karsinah bercerita lagi.")
    made.keep_decisions("naskah-asli", Decisions().with_reason("2/name/Karsinah", "Karsinah setuju."))
    made.note_change("naskah-asli", "Siti", "Karsinah menjadi Kenanga")
    made.keep_withdrawn("naskah-asli", "media/Karsinah.jpg", b"Karsinah")
    made.log_withdrawal("naskah-asli", {"story": "naskah-asli", "title": "Karsinah"})
    return made


def held(vault: Vault) -> Mapping[str, object]:
    """Return all that can be read of a vault."""
    return {
        "clients": vault.clients(),
        "names": dict(vault.names()),
        "consents": vault.consents(),
        "proof": vault.proof("surat-karsinah.mp3"),
        "originals": [vault.original(name) for name in vault.originals("naskah-asli")],
        "decisions": vault.decisions("naskah-asli"),
        "changes": vault.changes("naskah-asli"),
        "withdrawn": dict(vault.withdrawn("naskah-asli")),
        "log": [dict(one) for one in vault.withdrawals()],
    }


def legible() -> list[str]:
    """Return every file of the desk with a secret in its bytes or its name."""
    found = []
    for file in folders.desk().rglob("*"):
        data = str(file.relative_to(folders.desk())).encode() + (file.read_bytes() if file.is_file() else b"")
        found += [str(file) for secret in SECRETS if secret in data]
    return found


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as told:
        action()
    assert told.value.what.id != told.value.what.en
    return told.value.code


def test_a_passphrase_seals_everything_names_of_files_too(vault: Vault):
    before = held(vault)
    assert legible()
    lock = Lock()
    assert lock.standing() == "none"
    lock.set(PHRASE)
    assert lock.standing() == "unlocked"
    assert held(vault) == before
    assert legible() == []


def test_a_locked_store_says_nothing_and_lets_nothing_pass(vault: Vault):
    lock = Lock()
    lock.set(PHRASE)
    lock.lock()
    assert lock.standing() == "locked"
    library = vault.library
    for action in (
        vault.clients,
        vault.names,
        vault.consents,
        vault.answered,
        vault.withdrawals,
        lambda: vault.decisions("naskah-asli"),
        lambda: vault.originals("naskah-asli"),
        lambda: vault.proof("surat-karsinah.mp3"),
        lambda: vault.keep_original("baru", "Karsinah"),
        lambda: vault.remember(Client(name="Darmo", pseudonym="Joko")),
        lambda: Gatekeeper(library).gate(Vault(library)),
        lambda: check_apart(library, drafts.draft("Karsinah datang."), "writing"),
        lambda: outgoing_texts.look_through(library, {"catatan": "Karsinah datang."}),
    ):
        assert code_of(action) == "vault-locked"
    assert legible() == []
    lock.unlock(PHRASE)
    assert vault.names()["Karsinah"] == "Kenanga"


def test_another_library_of_the_desk_is_locked_as_well(vault: Vault, tmp_path: Path):
    Lock().set(PHRASE)
    Lock().lock()
    assert code_of(Vault(tmp_path / "lain").names) == "vault-locked"


def test_a_long_draft_is_checked_in_another_process_with_the_key(vault: Vault, monkeypatch: pytest.MonkeyPatch):
    Lock().set(PHRASE)
    seen: dict[str, object] = {}
    run = subprocess.run

    def look(command: list[str], **more: object) -> object:
        seen.update(more, command=command)
        return run(command, **more)

    monkeypatch.setattr("kb.base.process.subprocess.run", look)
    found = check_apart(vault.library, drafts.draft("Karsinah datang kemarin."), "submit")
    assert any(finding.words == "Karsinah" for finding in found.must)
    key = Lock().held_key()
    assert len(key) == 32
    for place in (repr(seen["command"]), repr(seen["env"])):
        assert key.hex() not in place and repr(key)[2:-1] not in place
    assert key in seen["input"]


def test_the_wrong_passphrase_is_told_and_changes_nothing(vault: Vault):
    lock = Lock()
    lock.set(PHRASE)
    before = held(vault)
    lock.lock()
    for action in (
        lambda: lock.unlock("salah sama sekali"),
        lambda: lock.change("salah sama sekali", "kata sandi yang baru"),
        lambda: lock.remove("salah sama sekali"),
    ):
        assert code_of(action) == "wrong-passphrase"
    lock.unlock(f"  {PHRASE} ")
    assert held(vault) == before


def test_a_short_passphrase_is_refused_and_nothing_is_begun(vault: Vault):
    assert code_of(lambda: Lock().set("rahasia")) == "short-passphrase"
    assert Lock().standing() == "none"
    assert code_of(lambda: Lock().unlock(PHRASE)) == "no-passphrase"


def test_another_passphrase_rewrites_only_the_lock(vault: Vault):
    lock = Lock()
    lock.set(PHRASE)
    sealed = {file: file.read_bytes() for file in vault.folder.rglob("*.sealed")}
    lock.change(PHRASE, "hujan sore di kampung")
    assert {file: file.read_bytes() for file in vault.folder.rglob("*.sealed")} == sealed
    lock.lock()
    assert code_of(lambda: lock.unlock(PHRASE)) == "wrong-passphrase"
    lock.unlock("hujan sore di kampung")
    (lock.root / "lock.json").write_bytes(b"")  # the copy knows the new one as well, and no longer the old one
    lock.lock()
    assert code_of(lambda: lock.unlock(PHRASE)) == "wrong-passphrase"
    lock.unlock("hujan sore di kampung")


def test_without_the_passphrase_all_is_as_it_was(vault: Vault):
    before = held(vault)
    files = {file.relative_to(vault.folder) for file in vault.folder.rglob("*") if file.is_file()}
    lock = Lock()
    lock.set(PHRASE)
    lock.remove(PHRASE)
    assert lock.standing() == "none"
    assert held(vault) == before
    assert {file.relative_to(vault.folder) for file in vault.folder.rglob("*") if file.is_file()} == files


class KilledError(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("way", ["set", "change", "remove"])
def test_killed_at_any_moment_nothing_is_lost(vault: Vault, monkeypatch: pytest.MonkeyPatch, way: str):
    before, lock, at = held(vault), Lock(), 0
    new = "hujan sore di kampung"
    write, unlink = atomic.write_atomically, Path.unlink

    def do() -> None:
        if way == "set":
            lock.set(PHRASE)
        elif way == "change":
            lock.change(PHRASE, new)
        else:
            lock.remove(PHRASE)

    while True:
        at += 1
        if way != "set" and lock.standing() == "none":
            lock.set(PHRASE)
        left = [at]

        def step(left: list[int] = left) -> None:
            left[0] -= 1
            if not left[0]:
                raise KilledError

        with monkeypatch.context() as patch:
            patch.setattr(atomic, "write_atomically", lambda place, data: (step(), write(place, data)))
            patch.setattr(Path, "unlink", lambda self, **more: (step(), unlink(self, **more))[1])
            try:
                do()
                killed = False
            except KilledError:
                killed = True
        HELD.drop(lock.root)
        if lock.standing() != "none":
            for phrase in (new, PHRASE):
                try:
                    lock.unlock(phrase)
                    break
                except KnownError as error:
                    assert error.code == "wrong-passphrase"
        assert held(vault) == before, at
        assert (legible() == []) == (lock.standing() == "unlocked")
        if lock.standing() == "unlocked":
            lock.remove(phrase)
            assert held(vault) == before
        if not killed:
            break
        assert at < 200
    assert at > {"set": 15, "change": 2, "remove": 15}[way]


def test_a_damaged_lock_is_helped_by_its_copy_or_told(vault: Vault):
    lock = Lock()
    lock.set(PHRASE)
    lock.lock()
    files = [lock.root / name for name in ("lock.json", "lock-copy.json")]
    good = files[0].read_bytes()
    for broken in (
        b"",
        b"{",
        good[:-9],
        good.replace(b'"p": 1', b'"p": 2'),
        good.replace(b'"n": 1024', b'"n": 2147483648'),
    ):
        files[0].write_bytes(broken)
        lock.unlock(PHRASE)
        lock.lock()
    files[1].write_bytes(b"{}")
    assert code_of(lambda: lock.unlock(PHRASE)) == "vault-lock-damaged"
    assert code_of(vault.names) == "vault-lock-damaged"
    for file in files:
        file.unlink()
    assert code_of(vault.names) == "vault-lock-damaged"  # gone is not open
    assert code_of(lambda: vault.originals("naskah-asli")) == "vault-lock-damaged"
    files[0].write_bytes(good)
    lock.unlock(PHRASE)
    assert vault.names()["Karsinah"] == "Kenanga"


def test_a_lock_of_a_newer_version_is_left_alone(vault: Vault):
    lock = Lock()
    lock.set(PHRASE)
    file = lock.root / "lock.json"
    told = json.loads(file.read_bytes()) | {"version": 2}
    file.write_text(json.dumps(told))
    assert code_of(vault.names) == "vault-newer"


def test_a_damaged_file_is_told_with_its_place_and_the_others_are_read(vault: Vault):
    Lock().set(PHRASE)
    (place,) = (vault.folder / "proofs").iterdir()
    data = bytearray(place.read_bytes())
    for at in (0, 20, len(data) // 2, len(data) - 1):
        place.write_bytes(bytes(data[:at]) + bytes([data[at] ^ 1]) + bytes(data[at + 1 :]))
        assert code_of(lambda: vault.proof("surat-karsinah.mp3")) == "vault-unreadable"
    place.write_bytes(bytes(data[:-1]))
    assert code_of(lambda: vault.proof("surat-karsinah.mp3")) == "vault-unreadable"
    assert vault.names()["Karsinah"] == "Kenanga"


def test_a_sealed_file_does_not_pass_for_another(vault: Vault):
    Lock().set(PHRASE)
    places = list((vault.folder / "originals").iterdir())
    assert len(places) == 2
    one, two = (place.read_bytes() for place in places)
    places[0].write_bytes(two)
    places[1].write_bytes(one)
    for name in ("naskah-asli.md", "naskah-asli~2.md"):
        assert code_of(lambda name=name: vault.original(name)) == "vault-unreadable"


def test_what_is_put_back_beside_sealed_files_is_sealed_at_the_next_unlocking(vault: Vault):
    lock = Lock()
    lock.set(PHRASE)
    (vault.folder / "originals/lain.md").write_text("Karsinah dari cadangan")
    (vault.folder / "originals/naskah-asli.md").write_text("Karsinah yang lain")
    lock.lock()
    lock.unlock(PHRASE)
    assert legible() == []
    assert vault.original("lain.md") == "Karsinah dari cadangan"
    assert "Karsinah yang lain" in [vault.original(name) for name in vault.originals("naskah-asli")]


def test_who_forgot_the_passphrase_begins_anew_and_loses_nothing(vault: Vault):
    lock = Lock()
    lock.set(PHRASE)
    before = held(vault)
    lock.lock()
    aside = lock.set_aside()
    assert (lock.standing(), vault.clients()) == ("none", ())
    aside.rename(lock.root)  # it came back to mind
    lock.unlock(PHRASE)
    assert held(vault) == before


def test_the_keyring_opens_it_until_it_is_asked_to_forget(vault: Vault, system_keyring: MemoryKeyring):
    lock = Lock()
    lock.set(PHRASE, remember=True)
    lock.lock()
    assert vault_keyring.available()
    assert lock.unlock_remembered() and lock.remembered()
    lock.change(PHRASE, "hujan sore di kampung")
    lock.lock()
    assert lock.unlock_remembered()
    lock.forget_remembered()
    lock.lock()
    assert not lock.unlock_remembered()
    assert lock.standing() == "locked"
    lock.unlock("hujan sore di kampung", remember=True)
    assert system_keyring.kept
    lock.remove("hujan sore di kampung")
    assert not system_keyring.kept
    lock.set(PHRASE)
    lock.lock()
    assert PHRASE not in repr(system_keyring.kept)
    vault_keyring.keep(lock.root, b"x" * 32)  # of a store that was replaced
    assert not lock.unlock_remembered()
    assert lock.standing() == "locked"


def test_a_keyring_that_fails_costs_only_the_question(vault: Vault, monkeypatch: pytest.MonkeyPatch):
    lock = Lock()
    monkeypatch.setattr("keyring.core._keyring_backend", fail.Keyring())
    assert not vault_keyring.available()
    lock.set(PHRASE, remember=True)
    lock.lock()
    assert not lock.unlock_remembered()
    lock.unlock(PHRASE, remember=True)


def test_guessing_is_costly():
    header = vault_key.KeyHeader(state="closed", salt=b"", nonce=b"", wrapped=b"", mark=b"")
    assert (header.n * header.r * 128 >= 64 * 2**20, header.kdf) == (True, "scrypt")


@settings(max_examples=200)
@given(key=st.binary(min_size=32, max_size=32), name=st.text(max_size=60), data=st.binary(max_size=3000))
def test_what_is_sealed_can_be_opened_and_nothing_else(key: bytes, name: str, data: bytes):
    name = name.encode("utf-8", "replace").decode()
    sealer = Sealer(key)
    sealed = sealer.seal(name, data)
    assert sealer.open(sealed) == (name, data)
    assert sealer.name(sealed[:4096]) == name
    assert sealer.seal(name, data) != sealed
    with pytest.raises(BrokenSealError):
        Sealer(bytes(32) if key != bytes(32) else b"x" * 32).open(sealed)


@settings(max_examples=200)
@given(data=st.binary(max_size=200), at=st.integers(0, 10_000), bit=st.integers(0, 7), cut=st.booleans())
def test_no_changed_bit_is_taken_for_good(data: bytes, at: int, bit: int, cut: bool):
    sealer = Sealer(b"k" * 32)
    sealed = bytearray(sealer.seal("originals/a.md", data))
    at %= len(sealed)
    if cut:
        del sealed[at:]
    else:
        sealed[at] ^= 1 << bit
    with pytest.raises(BrokenSealError):
        sealer.open(bytes(sealed))


@settings(max_examples=30)
@given(phrase=st.text(min_size=8, max_size=40))
def test_any_words_can_be_a_passphrase(phrase: str):
    phrase = phrase.encode("utf-8", "replace").decode()
    if len(vault_key._normal(phrase)) < 8:
        return
    key = vault_key.new_key()
    header = vault_key.wrap(key, phrase, "closed", 2**10)
    assert vault_key.unwrap(header, phrase) == key
    with pytest.raises(KnownError):
        vault_key.unwrap(header, phrase + "x")


def test_a_history_is_looked_through_in_another_process_with_the_key(vault: Vault):
    Lock().set(PHRASE)
    command = process.python("kb.erasure.history_worker", "check", str(vault.library))
    for key, found in ((Lock().held_key(), "finished"), (b"", "problem")):
        told = (
            process.ask(command, msgspec.json.encode(ErasureStart(key=key)) + b"\n", seconds=60)
            if key
            else _failed(command)
        )
        last = json.loads(told.splitlines()[-1])
        assert found in last, last
        assert key or last["problem"]["code"] == "vault-locked"


def _failed(command: tuple[str, ...]) -> bytes:
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        process.ask(command, b"{}\n", seconds=60)
    return bytes(stopped.value.stdout)


def test_while_it_is_locked_nothing_is_written_into_a_library(vault: Vault):
    lock = Lock()
    lock.set(PHRASE)
    lock.lock()
    put_story(vault.library, "satu")
    library = Library.open(vault.library)
    before = bytes_below(vault.library)
    person = Author("Siti", "siti@contoh.id")
    for act in (
        lambda: withdraw(library, "satu", person, vault),
        lambda: Clearance(vault.library).clear({"pesan": "Karsinah datang."}),
        lambda: Clearance(vault.library).hand(person),
    ):
        assert code_of(act) == "vault-locked"
    assert bytes_below(vault.library) == before
    library.close()


def test_looking_for_a_keyring_starts_no_program():
    heard = "import sys; sys.addaudithook(lambda event, said: event == 'subprocess.Popen' and print(said[1]))"
    ask = f"{heard}; from kb.vault import vault_keyring; vault_keyring.available()"
    done = subprocess.run([sys.executable, "-c", ask], cwd=process.ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == ""
