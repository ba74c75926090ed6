"""Backup and restore: every byte comes back, and nothing that is damaged, cut, forged or in the way changes anything."""

import hashlib
import io
import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.annotation.annotation import Annotation, new_id
from kb.backup.backup_writer import make_backup, said_of
from kb.backup.desk_swap import settle_desk
from kb.backup.manifest import MANIFEST
from kb.backup.restore import open_backup
from kb.backup.sealed_stream import SealedReader, SealingWriter
from kb.base import folders
from kb.base.problems import KnownError
from kb.drafts.drafts import Drafts
from kb.history.history import History
from kb.library.library import Library
from kb.notes import note_edit
from kb.notes.notes import Notes
from kb.vault.vault import Client, Vault
from kb.vault.vault_lock import VaultLock
from tests.kb.shelf import SITI, commit, new_library

SECRET = "kuda lumping hijau"
CHEAP = 2**10


def everything(folder: Path) -> dict[str, tuple[int, bytes | None]]:
    """Return all that lies in a folder, Git's own too, with rights and bytes."""
    return {
        place.relative_to(folder).as_posix(): (stat.S_IMODE(place.stat().st_mode), place.read_bytes() if place.is_file() else None)
        for place in sorted(folder.rglob("*"))
    }  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with a history and a desk with all that a desk holds."""
    made = new_library(tmp_path, "satu", "dua")
    commit(History(made.folder), ["stories/sa/satu/story.md"], "Simpan", SITI)
    Notes(made, folders.desk()).apply(
        note_edit.add(Annotation(id=new_id(), story="satu", text="pribadi", private=True)), SITI
    )
    Drafts().new({"title": "Naskah saya"}, "Kata-kata saya.\n")
    vault = Vault(made.folder)
    vault.remember(Client(name="Rosalina Bano", pseudonym="Melati"))
    vault.keep_proof("surat.pdf", os.urandom(200_000))
    (folders.desk() / "settings.json").write_bytes(b"{}")
    for place in (folders.desk(), *folders.desk().rglob("*")):
        place.chmod(0o700 if place.is_dir() else 0o600)
    return made


@pytest.mark.parametrize("passphrase", ["", SECRET])
def test_all_of_it_comes_back(library: Library, tmp_path: Path, passphrase: str) -> None:
    lock = VaultLock(cost=CHEAP)
    lock.set("kata sandi simpanan")
    before, desk = everything(library.folder), everything(folders.desk())
    file, target = tmp_path / "semua.cadangan", tmp_path / "pulih" / "Pustaka"
    told: list[tuple[int, int]] = []
    manifest = make_backup(file, library.folder, passphrase=passphrase, cost=CHEAP, say=lambda *at: told.append(at))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert told[-1][0] == told[-1][1] == manifest.size and manifest.skipped == ()
    assert (b"Kata-kata saya" in file.read_bytes()) is False
    Drafts().new({"title": "Sesudah cadangan"})
    changed = everything(folders.desk())
    with open_backup(file, passphrase) as backup:
        assert backup.manifest == manifest
        backup.restore_library(target)
        backup.restore_desk()
    assert everything(target) == before
    assert everything(folders.desk()) == changed, "not before the next start"
    kept = settle_desk()
    assert kept is not None and everything(kept) == changed
    assert everything(folders.desk()) == desk
    assert stat.S_IMODE(folders.desk().stat().st_mode) == 0o700
    assert settle_desk() is None
    lock.lock()
    with pytest.raises(KnownError):
        Vault(target).clients()
    lock.unlock("kata sandi simpanan")
    assert Vault(target).clients()[0].name == "Rosalina Bano"
    assert (
        len(History(target).log("stories/sa/satu/story.md"))
        == len(History(library.folder).log("stories/sa/satu/story.md"))
        > 0
    )
    assert [row.title for row in Drafts().rows()] == ["Naskah saya"]
    again = Library.open(target)
    assert [note.text for note in Notes(again, folders.desk()).of("satu").annotations] == ["pribadi"]


def test_what_is_in_it_is_said(library: Library) -> None:
    assert "TIDAK disegel" in said_of(True, False).id and "nama asli klien" in said_of(True, False).id
    assert "1 naskah" in said_of(True, False).id
    assert "NOT sealed" not in said_of(True, True).en and "sealed with a passphrase" in said_of(True, True).en
    VaultLock(cost=CHEAP).set("kata sandi simpanan")
    assert "nama asli klien" not in said_of(True, False).id
    assert "meja kerja, serta pesan dan alasan" in said_of(False, False).id


def test_what_is_said_of_unsigned_texts_stays_out_of_a_library_for_somebody_else(
    library: Library, tmp_path: Path
) -> None:
    place = library.folder / ".review" / "satu"
    place.mkdir(parents=True)
    (place / "a.json").write_text('{"note": "Hapus nama Karsinah di alinea dua."}')
    file = tmp_path / "pustaka.cadangan"
    for desk in (True, False):
        manifest = make_backup(file, library.folder, desk=desk)
        assert any(".review" in one.path for one in manifest.files) == desk
        with zipfile.ZipFile(file) as archive:
            said = b"".join(archive.read(name) for name in archive.namelist())
        assert (b"Karsinah" in said) == desk
    with open_backup(file) as backup:
        backup.restore_library(tmp_path / "pulih")
    assert (tmp_path / "pulih" / "stories" / "sa" / "satu" / "story.md").is_file()


def test_the_desk_stays_out_where_it_is_not_wanted(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "pustaka.cadangan"
    make_backup(file, library.folder, desk=False)
    with zipfile.ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if name.startswith("desk/")]
    with open_backup(file) as backup, pytest.raises(KnownError) as caught:
        backup.restore_desk()
    assert caught.value.code == "backup-no-part"


def test_nothing_that_is_there_is_written_over(library: Library, tmp_path: Path) -> None:
    file, target = tmp_path / "x.cadangan", tmp_path / "ada"
    make_backup(file, library.folder, desk=False)
    target.mkdir()
    (target / "punya-saya.txt").write_bytes(b"x")
    with open_backup(file) as backup, pytest.raises(KnownError) as caught:
        backup.restore_library(target)
    assert caught.value.code == "exists"
    assert [one.name for one in target.iterdir()] == ["punya-saya.txt"]


def test_a_backup_lies_in_nothing_that_it_holds(library: Library) -> None:
    for place in (library.folder, folders.desk()):
        with pytest.raises(KnownError) as caught:
            make_backup(place / "x.cadangan", library.folder)
        assert caught.value.code == "backup-inside"


def test_links_and_pipes_are_left_out_and_told(library: Library, tmp_path: Path) -> None:
    (library.folder / "luar").symlink_to(tmp_path)
    os.mkfifo(library.folder / "pipa")
    manifest = make_backup(tmp_path / "x.cadangan", library.folder, desk=False)
    assert set(manifest.skipped) == {"library/luar", "library/pipa"}


def test_a_wrong_passphrase_opens_nothing(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "x.cadangan"
    make_backup(file, library.folder, passphrase=SECRET, cost=CHEAP)
    for given_, code in (("", "backup-sealed"), ("kuda lumping biru", "backup-wrong-passphrase")):
        with pytest.raises(KnownError) as caught, open_backup(file, given_):
            pass
        assert caught.value.code == code
    with pytest.raises(KnownError) as caught:
        make_backup(tmp_path / "y.cadangan", library.folder, passphrase="pendek", cost=CHEAP)
    assert caught.value.code == "short-passphrase"
    assert not (tmp_path / "y.cadangan").exists()


@pytest.mark.parametrize("passphrase", ["", SECRET])
def test_flipped_bits_and_cut_ends_are_noticed(library: Library, tmp_path: Path, passphrase: str) -> None:
    file, hurt = tmp_path / "x.cadangan", tmp_path / "rusak.cadangan"
    make_backup(file, library.folder, desk=False, passphrase=passphrase, cost=CHEAP)
    whole = file.read_bytes()
    before = everything(library.folder)
    outcomes = set()
    for number in range(20):
        at = len(whole) * number // 20
        flipped = bytearray(whole)
        flipped[at] ^= 1 << (number % 8)
        for wrong in (bytes(flipped), whole[:at]):
            hurt.write_bytes(wrong)
            target = tmp_path / f"pulih-{number}"
            try:
                with open_backup(hurt, passphrase) as backup:
                    backup.restore_library(target)
            except KnownError as error:
                outcomes.add(error.code)
                assert not target.exists()
            else:
                assert everything(target) == before, "a bit that says nothing (a date, a comment) may flip"
                shutil.rmtree(target)
    assert "backup-damaged" in outcomes
    assert not [one for one in tmp_path.iterdir() if one.name.endswith(".tmp")]


@pytest.mark.skipif(os.name == "nt", reason="no limits of this kind")
def test_a_full_disk_leaves_the_backup_before_untouched(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "x.cadangan"
    file.write_bytes(b"yang dulu")
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, hard))
    try:
        with pytest.raises(KnownError) as caught:
            make_backup(file, library.folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.code == "no-room"
    assert file.read_bytes() == b"yang dulu"
    make_backup(file, library.folder, desk=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, hard))
    try:
        with open_backup(file) as backup, pytest.raises(KnownError) as caught:
            backup.restore_desk()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.code == "no-room"
    assert settle_desk() is None
    assert not [one for one in (*tmp_path.iterdir(), *folders.desk().parent.iterdir()) if one.name.endswith(".tmp")]


def test_it_can_be_stopped(library: Library, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        make_backup(tmp_path / "x.cadangan", library.folder, stop=lambda: True)
    assert caught.value.code == "backup-stopped"
    assert list(tmp_path.iterdir()) == [library.folder]


def forged(file: Path, change: Callable[[dict, list[tuple[zipfile.ZipInfo, bytes]]], None]) -> None:
    """Write a backup again as a stranger could, with another list of contents."""
    with zipfile.ZipFile(file) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist() if info.filename != MANIFEST]
        manifest = json.loads(archive.read(MANIFEST))
    change(manifest, members)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in members:
            archive.writestr(info, data)
        archive.writestr(MANIFEST, json.dumps(manifest))


def add(name: str, data: bytes = b"x", mode: int = 0o100644) -> Callable[[dict, list], None]:
    def change(manifest: dict, members: list) -> None:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        members.append((info, data))
        manifest["files"].append([name, len(data), hashlib.sha256(data).hexdigest(), 0o644])

    return change


def unlisted(_manifest: dict, members: list) -> None:
    members.append((zipfile.ZipInfo("library/tambahan"), b"x"))


def missing(manifest: dict, _members: list) -> None:
    manifest["files"].append(["library/tidak-ada", 1, "0" * 64, 0o644])


def exchanged(_manifest: dict, members: list) -> None:
    at = next(number for number, (info, _) in enumerate(members) if info.filename.endswith("satu/story.md"))
    info, data = members[at]
    members[at] = info, data[::-1]


def climbing(manifest: dict, _members: list) -> None:
    manifest["folders"].append(["library/../../luar", 0o755])


def future(manifest: dict, _members: list) -> None:
    manifest["format"] = 99


@pytest.mark.parametrize(
    "change",
    [
        add("library/../../luar.txt"), add("/luar.txt"), add("library//luar.txt"), add("library/a\\..\\b"), add("lain/x"),
        add("library/tautan", b"/etc/passwd", 0o120777), add("library/pipa", b"", 0o010644), add("library/tanpa-folder/x"),
        unlisted, missing, exchanged, climbing, future, add("library/bom", b"\0" * 100_000_000),
    ],
)  # fmt: skip
def test_a_forged_backup_is_refused(library: Library, tmp_path: Path, change: Callable[[dict, list], None]) -> None:
    file = tmp_path / "x.cadangan"
    make_backup(file, library.folder, desk=False)
    forged(file, change)
    before = sorted(one.name for one in tmp_path.iterdir())
    with pytest.raises(KnownError) as caught, open_backup(file) as backup:
        backup.restore_library(tmp_path / "pulih")
    assert caught.value.code in {"backup-unsafe", "backup-damaged", "backup-newer", "backup-too-big"}
    assert sorted(one.name for one in tmp_path.iterdir()) == before


@pytest.mark.parametrize("data", [b"", b"PK", b"hallo", b"PPBACK01", b"PPBACK01\xff\xff\xff\xff" + b"x" * 100])
def test_any_other_file_is_none(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.cadangan"
    file.write_bytes(data)
    with pytest.raises(KnownError), open_backup(file, SECRET):
        pass


@given(st.lists(st.binary(max_size=70_000), max_size=5), st.data())
def test_what_is_sealed_is_read_anywhere(pieces: list[bytes], data: st.DataObject) -> None:
    sealed = io.BytesIO()
    writer = SealingWriter(sealed, SECRET, cost=CHEAP)
    for piece in pieces:
        writer.write(piece)
    writer.finish()
    whole = b"".join(pieces)
    reader = io.BufferedReader(SealedReader(sealed, SECRET))
    assert reader.read() == whole
    at = data.draw(st.integers(0, len(whole)))
    reader.seek(at)
    assert reader.read(100) == whole[at : at + 100]
    raw = sealed.getvalue()
    cut = data.draw(st.integers(0, len(raw) - 1))
    with pytest.raises((KnownError, OSError)):
        SealedReader(io.BytesIO(raw[:cut]), SECRET)
