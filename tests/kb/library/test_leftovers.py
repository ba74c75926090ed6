"""What killed programs leave behind is settled at the next start: half files and half batches of drafts."""

import os
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kb.base import atomic, folders
from kb.base.problems import KnownError
from kb.base.process import environment
from kb.desk import desk_upkeep
from kb.drafts.draft_batch import CUTS, settle_batches
from kb.drafts.drafts import Drafts
from kb.drafts.kept_cuts import keep_cuts, kept_cuts
from kb.drafts.text_split import Cut, split
from kb.library.commit_reason import CommitReason
from kb.library.leftovers import settle_library
from kb.library.library import Library
from kb.text.passages import passages
from kb.vault.vault import Vault
from kb.vocabulary.vocabulary import Vocabulary
from tests.conftest import ROOT
from tests.kb.shelf import SITI, new_library

VOCABULARY = Vocabulary.load(ROOT / "content" / "vocabulary")[0]
TEXT = "\n\n".join(f"Alinea ke-{number} dari sebuah esai yang panjang." for number in range(12)) + "\n"
KILLED = """
import os, signal, sys
from pathlib import Path
from kb.base import file_exchange
from kb.story.author import Author
from kb.drafts.drafts import Drafts
from kb.library.library import Library
from kb.drafts.text_split import split
from kb.vault.vault import Vault
from tests.kb.library.test_leftovers import VOCABULARY, cuts_of
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
what, folder = sys.argv[1], Path(sys.argv[2])
library = Library.open(folder)
if what == "split":
    drafts, number = Drafts(), 0
    plain = drafts.add
    def add(*given, **more):
        global number
        number += 1
        if number == int(sys.argv[3]):
            die()
        return plain(*given, **more)
    drafts.add = add
    source = drafts.open(sys.argv[4])
    split(source, cuts_of(source.body), drafts, VOCABULARY, Vault(folder))
elif what == "save":
    file = library.read("satu")
    place = {"before": "_exchange", "after": "_settle"}[sys.argv[3]]
    setattr(file_exchange, place, die)
    library.writer.put(library.clearance.page("README.md", b"yang baru"), b"yang lama")
"""


def cuts_of(text: str) -> list[Cut]:
    return [Cut(title=f"Cerita {one.number}", spans=((one.start, one.end),)) for one in passages(text)[:6]]


def killed(*arguments: str) -> None:
    """Run a program that is killed in the middle, as a power cut would."""
    around = {**environment(), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], env=around, cwd=ROOT, check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = new_library(tmp_path, "satu")
    (made.folder / "README.md").write_bytes(b"yang lama")
    return made


pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills the way Unix does")


@pytest.mark.parametrize("at", [3, 6])
def test_a_killed_splitting_leaves_no_half_and_can_be_done_again(library: Library, at: int) -> None:
    drafts = Drafts()
    source = drafts.new({"title": "Esai"}, TEXT)
    keep_cuts(drafts.place(source.id), source.body, cuts_of(source.body))
    killed("split", str(library.folder), str(at), source.id)
    assert len(drafts.rows()) == at
    desk_upkeep.put_in_order(drafts)
    assert [row.id for row in drafts.rows()] == [source.id]
    assert len(drafts.removed()) == at - 1, "they can be brought back"
    assert len(kept_cuts(drafts.place(source.id), source.body)) == 6, "the cuts are there to be made"
    made = split(source, cuts_of(source.body), drafts, VOCABULARY, Vault(library.folder))
    assert {row.id for row in drafts.rows()} == {source.id, *(draft.id for draft in made)}
    assert not (drafts.place(source.id) / CUTS).exists()
    desk_upkeep.put_in_order(drafts)
    assert len(drafts.rows()) == 7
    assert list((drafts.folder / ".batches").iterdir()) == []


def test_a_draft_that_somebody_wrote_in_since_stays(library: Library) -> None:
    drafts = Drafts()
    source = drafts.new({"title": "Esai"}, TEXT)
    killed("split", str(library.folder), "3", source.id)
    mine = next(row for row in drafts.rows() if row.id != source.id)
    drafts.keep(drafts.open(mine.id).with_body("Kata saya sendiri.\n"), "saved")
    settle_batches(drafts)
    assert {row.id for row in drafts.rows()} == {source.id, mine.id}


def test_a_splitting_that_fails_leaves_nothing_half(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = Drafts()
    source = drafts.new({"title": "Esai"}, TEXT)
    plain, number = drafts.add, 0

    def add(*given: object, **more: object) -> object:
        nonlocal number
        number += 1
        if number == 4:
            raise atomic.told(OSError(28, "No space left on device"), drafts.folder)
        return plain(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(drafts, "add", add)
    with pytest.raises(KnownError):
        split(source, cuts_of(source.body), drafts, VOCABULARY, Vault(library.folder))
    assert [row.id for row in drafts.rows()] == [source.id]


def test_a_splitting_at_work_is_left_alone(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = Drafts()
    source = drafts.new({"title": "Esai"}, TEXT)
    plain = drafts.add

    def add(*given: object, **more: object) -> object:
        made = plain(*given, **more)  # type: ignore[arg-type]
        settle_batches(Drafts())  # another window starts just now
        return made

    monkeypatch.setattr(drafts, "add", add)
    assert len(split(source, cuts_of(source.body), drafts, VOCABULARY, Vault(library.folder))) == 6
    assert len(drafts.rows()) == 7


def test_half_files_of_the_desk_go_and_whole_ones_stay() -> None:
    place = Drafts().folder / "naskah-1"
    place.mkdir(parents=True)
    names = [f".{secrets.token_hex(8)}.tmp", f".{secrets.token_hex(8)}.tmp", ".punya-orang.tmp", "story.md"]
    for name in names:
        (place / name).write_bytes(b"x")
    half = Drafts().folder / f".{secrets.token_hex(8)}.tmp"
    half.mkdir()
    (half / "story.md").write_bytes(b"x")
    old = time.time() - 120
    for one in (half, *(place / name for name in names[1:])):
        os.utime(one, (old, old))
    atomic.sweep(folders.desk())
    assert sorted(one.name for one in place.iterdir()) == sorted([names[0], ".punya-orang.tmp", "story.md"])
    assert not half.exists()


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_killed_saving_is_settled_and_no_word_is_lost(library: Library, moment: str) -> None:
    killed("save", str(library.folder), moment)
    left = [one for one in library.folder.iterdir() if one.name.endswith(".tmp")]
    assert len(left) == 1
    held = {(library.folder / "README.md").read_bytes(), left[0].read_bytes()}
    assert held == {b"yang lama", b"yang baru"}
    seen = settle_library(Library.open(library.folder))
    assert not [one for one in library.folder.iterdir() if one.name.endswith(".tmp")]
    assert {
        (library.folder / "README.md").read_bytes(),
        *((library.folder / path).read_bytes() for path in seen),
    } == held
    told = {problem.path for problem in Library.open(library.folder).problems() if problem.code == "kept-beside"}
    assert told == set(seen)
    assert settle_library(Library.open(library.folder)) == ()


def test_what_the_history_holds_is_not_kept_twice(library: Library) -> None:
    (library.folder / "README.md").write_bytes(b"yang lama")
    library.adopt(SITI)
    file = library.clearance.page("README.md", b"yang lama")
    library.writer.remember([file], CommitReason.SAVED, library.clearance.hand(SITI))
    killed("save", str(library.folder), "after")
    assert settle_library(Library.open(library.folder)) == ()
    assert (library.folder / "README.md").read_bytes() == b"yang baru"
    assert not [one for one in library.folder.iterdir() if ".konflik-" in one.name]


def test_a_start_without_a_kill_does_not_look_through_the_library(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle_library(library)
    looked = []
    monkeypatch.setattr("kb.library.library_writer.LibraryWriter.settle_left", lambda _self: looked.append(1) or ())
    settle_library(library)
    assert looked == []
