"""Beside another editor: whatever somebody else finished writing is in the file, in the history, or beside it."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pygit2
import pytest

from kb.base import entries, file_exchange
from kb.base.entries import Folder
from kb.base.file_exchange import CONFLICT, OvertakenError
from kb.base.problems import KnownError
from kb.library.commit_reason import CommitReason
from kb.library.kept_beside import kept_beside
from kb.library.library import Library
from kb.story.story_file import StoryFile
from tests.conftest import ROOT
from tests.kb.shelf import SITI, new_library

SECONDS = float(os.environ.get("PUSTAKA_BESIDE_SECONDS", "2"))
PATH = "stories/an/anak-jalanan/story.md"


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def put(file: Path, data: bytes, base: bytes | None) -> None:
    with Folder.of(file.parent) as folder:
        file_exchange.put(folder, file.name, data, base)


def take(file: Path, base: bytes) -> None:
    with Folder.of(file.parent) as folder:
        file_exchange.take(folder, file.name, base)


def settle_left(place: Path, is_known: Callable[[str, bytes], bool]) -> tuple[str, ...]:
    with Folder.of(place) as folder:
        return file_exchange.settle_left(folder, is_known)


def everything(library: Library) -> str:
    """All that is in the file, beside it and in the history."""
    found = [file.read_bytes() for file in (library.folder / PATH).parent.iterdir() if not file.name.endswith(".swp")]
    repository = pygit2.Repository(str(library.folder / ".git"))
    found += [one.data for key in repository.odb if isinstance(one := repository[key], pygit2.Blob)]
    return b"\n".join(found).decode("utf-8", "replace")


def save(library: Library, text: str) -> str:
    """Save like a window does: on top of what was read; returns "saved", or why not."""
    try:
        base = library.read_path(PATH)
        if base.story is None:
            return "half-written"
        head = base.raw.decode().partition("\n---\n")[0]
        file = StoryFile.parse(f"{head}\n---\n\n{text}\n".encode(), PATH)
        library.save(file, SITI, CommitReason.SAVED, base=base)
    except KnownError as error:
        return error.code
    return "saved"


@pytest.mark.parametrize("how", ["rename", "in-place"])
def test_what_another_program_writes_meanwhile_is_never_lost(tmp_path: Path, how: str) -> None:
    library = new_library(tmp_path, "anak-jalanan")
    save(library, "Mula-mula.")
    log = tmp_path / "log"
    other = subprocess.Popen(
        [sys.executable, "-m", "tests.kb.other_editor", library.folder / PATH, log, str(SECONDS), how], cwd=ROOT
    )
    ours, told = [], set()
    while other.poll() is None:
        text = f"Tulisan kami ke-{len(ours) + 1}."
        result = save(library, text)
        told.add(result)
        if result == "saved":
            ours.append(text)
    theirs = log.read_text(encoding="utf-8").splitlines()
    present = everything(library)
    assert other.returncode == 0
    assert len(theirs) > 5
    assert len(ours) > 5
    assert told <= {"saved", "changed-elsewhere", "half-written", "vanished", "already-there"}
    lost = [one for one in (*theirs, *ours) if one not in present]
    assert (lost, len(theirs), len(ours)) == ([], len(theirs), len(ours)), told
    assert not list((library.folder / PATH).parent.glob(".*"))


@pytest.fixture(params=["exchange", "no exchange"])
def file(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file on a disk that knows how to exchange two files in one step, and on one that does not."""
    if request.param == "no exchange":
        monkeypatch.setattr(file_exchange, "_renamed", lambda folder, old, new, flags: False)
    place = tmp_path / "folder" / "story.md"
    place.parent.mkdir()
    place.write_bytes(b"lama")
    return place


def test_a_file_is_replaced_where_it_is_still_what_was_read(file: Path) -> None:
    file.chmod(0o640)
    put(file, b"baru", b"lama")
    assert file.read_bytes() == b"baru"
    assert file.stat().st_mode & 0o777 == 0o640
    assert names(file.parent) == ["story.md"]


def test_newer_words_stay_in_their_place(file: Path) -> None:
    with pytest.raises(OvertakenError) as caught:
        put(file, b"baru", b"lebih lama")
    assert (file.read_bytes(), caught.value.kept) == (b"lama", ())
    with pytest.raises(OvertakenError):
        put(file, b"baru", None)
    with pytest.raises(OvertakenError):
        take(file, b"lebih lama")
    assert file.read_bytes() == b"lama"
    assert names(file.parent) == ["story.md"]
    take(file, b"lama")
    assert names(file.parent) == []
    with pytest.raises(OvertakenError):
        put(file, b"baru", b"lama")
    put(file, b"baru", None)
    assert file.read_bytes() == b"baru"
    assert names(file.parent) == ["story.md"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who has a file open")
def test_an_editor_that_has_the_file_open_still_gets_its_words_in(file: Path) -> None:
    with file.open("r+b") as editor, subprocess.Popen([sys.executable, "-c", "import time; time.sleep(0.1)"]) as pause:

        def finish() -> None:
            pause.wait()
            editor.write(b"dari penyunting")
            editor.close()

        thread = threading.Thread(target=finish)
        thread.start()
        with pytest.raises(OvertakenError):
            put(file, b"baru", b"lama")
        thread.join()
    assert [one.read_bytes() for one in file.parent.iterdir()] == [b"dari penyunting"] * 2  # in its place, and a copy


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who has a file open")
def test_what_an_editor_writes_long_after_is_found_at_the_next_start(file: Path) -> None:
    with file.open("r+b") as editor:
        put(file, b"baru", b"lama")
        assert file.read_bytes() == b"baru"
        assert settle_left(file.parent, lambda name, raw: False) == ()  # it is still open
        editor.write(b"dari penyunting")
    (seen,) = settle_left(file.parent, lambda name, raw: raw in {b"lama", b"baru"})
    assert (file.parent / seen).read_bytes() == b"dari penyunting"
    assert CONFLICT in seen
    assert names(file.parent) == [seen, "story.md"]


def test_who_wrote_twice_has_both_kept_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = new_library(tmp_path, "anak-jalanan")
    save(library, "Mula-mula.")
    place = library.folder / PATH
    exchanged = file_exchange._exchange

    def with_another(folder: Folder, beside: str, name: str, known: tuple[bytes, ...]) -> None:
        if len(calls) < 2:
            other = place.with_name("lain.swp")
            other.write_bytes(f"Tulisan lain {len(calls)}.".encode())
            other.replace(place)
        calls.append(name)
        exchanged(folder, beside, name, known)

    calls: list[str] = []
    monkeypatch.setattr(file_exchange, "_exchange", with_another)
    assert save(library, "Tulisan kami.") == "changed-elsewhere"
    assert place.read_bytes() == b"Tulisan lain 1."
    (path,) = kept_beside(library.folder)
    assert (library.folder / path).read_bytes() == b"Tulisan lain 0."
    (problem,) = [one for one in library.problems() if one.code == "kept-beside"]
    assert problem.path == path
    (library.folder / path).unlink()
    assert not [one for one in library.problems() if one.code == "kept-beside"]


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def swapped(place: Path, outside: Path) -> None:
    """Put a link into the place of a folder, as one who means harm would."""
    place.rename(place.with_name("disingkirkan"))
    place.symlink_to(outside)


LEFT = f".catatan.md.{'0' * 16}.tmp"
ACTS: dict[str, Callable[[Folder], object]] = {
    "put": lambda folder: file_exchange.put(folder, "catatan.md", b"yang baru", b"yang lama"),
    "new": lambda folder: file_exchange.put(folder, "baru.md", b"yang baru", None),
    "take": lambda folder: file_exchange.take(folder, "catatan.md", b"yang lama"),
    "take anything": lambda folder: file_exchange.take(folder, "catatan.md"),
    "settle": lambda folder: file_exchange.settle_left(folder, lambda _name, _raw: True),
    "settle and keep": lambda folder: file_exchange.settle_left(folder, lambda _name, _raw: False),
}


def at_step(monkeypatch: pytest.MonkeyPatch, step: int, deed: Callable[[], None]) -> list[str]:
    """Do something just before the n-th thing that is asked of the disk; returns the list of what was asked."""
    asked: list[str] = []
    plain = {name: getattr(os, name) for name in ("open", "mkdir", "rename", "unlink", "scandir", "fsync", "fstat")}

    def ask(name: str, *given: object, **more: object) -> object:
        asked.append(name)
        if len(asked) == step:
            deed()
        return plain[name](*given, **more)

    for name in plain:
        monkeypatch.setattr(os, name, partial(ask, name))
    return asked


@pytest.mark.skipif(not entries.BY_HANDLE, reason="this system opens no folders")
@pytest.mark.parametrize("exchange", [True, False])
@pytest.mark.parametrize("act", ACTS)
def test_a_folder_that_becomes_a_link_while_it_is_written_in_leads_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str, exchange: bool
) -> None:
    """Whoever has the same files elsewhere, and puts a link there at any step of a writing, gets nothing changed there."""
    if not exchange:
        monkeypatch.setattr(file_exchange, "_renamed", lambda folder, old, new, flags: False)
    for level in ("a/b", "a"):
        step, asked = 0, [""]
        while len(asked) > step:
            step += 1
            library, outside = tmp_path / f"{level[-1]}-{step}", tmp_path / f"luar-{level[-1]}-{step}"
            home = library / "a" / "b"
            home.mkdir(parents=True)
            (home / "catatan.md").write_bytes(b"yang lama")
            (home / LEFT).write_bytes(b"sisa")
            shutil.copytree(library / level, outside)
            before = files_below(outside)
            with monkeypatch.context() as patch:
                asked = at_step(patch, step, partial(swapped, library / level, outside))
                with suppress(OvertakenError, OSError), entries.inside(library, "a/b") as folder:
                    ACTS[act](folder)
            assert files_below(outside) == before, (level, step, asked)
        assert step > 5, "every step had its turn"


@pytest.mark.skipif(not entries.BY_HANDLE, reason="this system opens no folders")
@pytest.mark.parametrize("act", ["put", "take", "settle_left"])
def test_a_writer_that_has_looked_for_links_writes_where_it_has_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    library = new_library(tmp_path, "anak-jalanan")
    home, outside = (library.folder / PATH).parent, tmp_path / "luar"
    path = f"{PATH.rpartition('/')[0]}/catatan.md"
    (home / "catatan.md").write_bytes(b"yang lama")
    (home / LEFT).write_bytes(b"sisa")
    shutil.copytree(home, outside)
    before, plain = files_below(outside), getattr(file_exchange, act)

    def after_a_swap(*given: object) -> object:
        swapped(home, outside)
        return plain(*given)

    monkeypatch.setattr(file_exchange, act, after_a_swap)
    match act:
        case "put":
            library.writer.put(library.clearance.page(path, b"yang baru"), b"yang lama")
        case "take":
            library.writer.remove(library.clearance.gone(path), base=b"yang lama")
        case _:
            library.writer.settle_left()
    assert files_below(outside) == before
    assert files_below(home.with_name("disingkirkan")) != before, "it did what it was asked to do"
