"""Beside another editor: whatever somebody else finished writing is in the file, in the history, or beside it."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pygit2
import pytest

from kb.base import file_exchange
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
        monkeypatch.setattr(file_exchange, "_renamed", lambda old, new, flags: False)
    place = tmp_path / "folder" / "story.md"
    place.parent.mkdir()
    place.write_bytes(b"lama")
    return place


def test_a_file_is_replaced_where_it_is_still_what_was_read(file: Path) -> None:
    file.chmod(0o640)
    file_exchange.put(file, b"baru", b"lama")
    assert file.read_bytes() == b"baru"
    assert file.stat().st_mode & 0o777 == 0o640
    assert names(file.parent) == ["story.md"]


def test_newer_words_stay_in_their_place(file: Path) -> None:
    with pytest.raises(OvertakenError) as caught:
        file_exchange.put(file, b"baru", b"lebih lama")
    assert (file.read_bytes(), caught.value.kept) == (b"lama", ())
    with pytest.raises(OvertakenError):
        file_exchange.put(file, b"baru", None)
    with pytest.raises(OvertakenError):
        file_exchange.take(file, b"lebih lama")
    assert file.read_bytes() == b"lama"
    assert names(file.parent) == ["story.md"]
    file_exchange.take(file, b"lama")
    assert names(file.parent) == []
    with pytest.raises(OvertakenError):
        file_exchange.put(file, b"baru", b"lama")
    file_exchange.put(file, b"baru", None)
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
            file_exchange.put(file, b"baru", b"lama")
        thread.join()
    assert [one.read_bytes() for one in file.parent.iterdir()] == [b"dari penyunting"] * 2  # in its place, and a copy


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who has a file open")
def test_what_an_editor_writes_long_after_is_found_at_the_next_start(file: Path) -> None:
    with file.open("r+b") as editor:
        file_exchange.put(file, b"baru", b"lama")
        assert file.read_bytes() == b"baru"
        assert file_exchange.settle_left(file.parent, lambda place, raw: False) == ()  # it is still open
        editor.write(b"dari penyunting")
    (seen,) = file_exchange.settle_left(file.parent, lambda place, raw: raw in {b"lama", b"baru"})
    assert seen.read_bytes() == b"dari penyunting"
    assert CONFLICT in seen.name
    assert names(file.parent) == [seen.name, "story.md"]


def test_who_wrote_twice_has_both_kept_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = new_library(tmp_path, "anak-jalanan")
    save(library, "Mula-mula.")
    place = library.folder / PATH
    exchanged = file_exchange._exchange

    def with_another(beside: Path, target: Path, known: tuple[bytes, ...]) -> None:
        if len(calls) < 2:
            other = target.with_name("lain.swp")
            other.write_bytes(f"Tulisan lain {len(calls)}.".encode())
            other.replace(target)
        calls.append(target)
        exchanged(beside, target, known)

    calls: list[Path] = []
    monkeypatch.setattr(file_exchange, "_exchange", with_another)
    assert save(library, "Tulisan kami.") == "changed-elsewhere"
    assert place.read_bytes() == b"Tulisan lain 1."
    (path,) = kept_beside(library.folder)
    assert (library.folder / path).read_bytes() == b"Tulisan lain 0."
    (problem,) = [one for one in library.problems() if one.code == "kept-beside"]
    assert problem.path == path
    (library.folder / path).unlink()
    assert not [one for one in library.problems() if one.code == "kept-beside"]
