"""Damage, removal and foreign hands: an index that cannot be trusted is noticed and made anew, and gives no wrong answer."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.engine import arrays
from index.engine.index_home import read_current, search_folder
from index.language.stems import Stems
from index.question.interpreter import Interpreter
from index.upkeep.refresh import bring_up_to_date
from index.upkeep.verification import is_intact
from index.values.request_results import Request, Results
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library

FLIPS = 200
ROOT = Path(__file__).resolve().parents[3]
QUESTIONS = (
    Request(text="anak jalanan"), Request(text="pendampingan"), Request(text="“sapi biru”"), Request(text="nom*"),
    Request(sort="newest"), Request(ticks={"issue": frozenset({"isu.anak-jalanan"})}), Request(text="tahun:1999"),
)  # fmt: skip


@pytest.fixture
def filled(shelf, monkeypatch):
    names = Interpreter(shelf.vocabulary, shelf.regions)
    monkeypatch.setattr(
        "index.answer.search.Interpreter", lambda *_: names
    )  # the slow half of opening, and always the same
    for number in range(12):
        tagged = {"issues": ("isu.anak-jalanan",)} if number % 2 else {}
        shelf.add(
            f"cerita-{number}", f"anak jalanan nomor {number}, pendampingan sapi biru {number % 3}",
            created=f"2020-01-{number + 1:02}T00:00:00Z", **tagged,
        )  # fmt: skip
    shelf.build()
    shelf.add("cerita-3", "kakaknya didampingi")
    shelf.update("cerita-3")
    return shelf


def home_of(shelf) -> Path:
    return search_folder(shelf.cache)


def answers(shelf) -> list[tuple]:
    index = shelf.open()
    found = [index.search(question) for question in QUESTIONS]
    assert all(isinstance(one, Results) for one in found)
    return [(one.total, list(one.ids), one.facets, one.years, [hit.excerpt for hit in one.hits]) for one in found]


def heal(shelf) -> None:
    """Do what every start does with what is there."""
    if not is_intact(shelf.cache):
        shelf.build()
    try:
        shelf.update()
    except KnownError:
        shelf.build()


@pytest.mark.parametrize("held", [0, arrays.HELD])
def test_no_flipped_bit_leaves_a_wrong_answer(filled, monkeypatch, held):
    monkeypatch.setattr(arrays, "HELD", held)
    truth, chance = answers(filled), random.Random(held)
    kept = filled.cache.with_name("kept")
    shutil.copytree(filled.cache, kept)
    for _ in range(FLIPS // 2):
        files = [file for file in home_of(filled).rglob("*") if file.is_file() and file.stat().st_size]
        victim = chance.choices(files, [file.stat().st_size ** 0.5 for file in files])[0]
        raw = bytearray(victim.read_bytes())
        at = chance.randrange(len(raw))
        raw[at] ^= 1 << chance.randrange(8)
        victim.write_bytes(bytes(raw))
        heal(filled)
        assert answers(filled) == truth, f"{victim.name} at {at}"
        shutil.rmtree(filled.cache)
        shutil.copytree(kept, filled.cache)


def test_what_is_held_in_memory_never_answers_wrongly_even_before_the_check(filled):
    truth = answers(filled)
    segment = max(home_of(filled).rglob("*.segment"), key=lambda file: file.stat().st_size)
    good = segment.read_bytes()
    for at in random.Random(1).sample(range(len(good)), 60):
        segment.write_bytes(good[:at] + bytes([good[at] ^ 4]) + good[at + 1 :])
        try:
            assert answers(filled) == truth
        except KnownError as error:
            assert error.code == "index-broken"


@pytest.fixture
def opened(shipped, tmp_path):
    library, catalogue = Library.open(shipped), Catalogue(tmp_path / "catalogue.db")
    cache = tmp_path / "cache"
    bring_up_to_date(library, catalogue, cache)
    yield library, catalogue, cache
    catalogue.close()
    library.close()


@pytest.mark.parametrize("harm", ["folders", "flip", "contents", "open-to-others"])
def test_bringing_up_to_date_mends_what_is_gone_or_damaged(opened, harm):
    library, catalogue, cache = opened
    folder = search_folder(cache) / read_current(search_folder(cache)).folder
    if harm == "folders":
        shutil.rmtree(folder)
    elif harm == "contents":
        (folder / "contents.json").unlink()
    elif harm == "open-to-others":
        if os.name == "nt":
            pytest.skip("rights of POSIX")
        next(folder.glob("*.segment")).chmod(0o666)
    else:
        segment = next(folder.glob("*.segment"))
        raw = bytearray(segment.read_bytes())
        raw[len(raw) // 2] ^= 1
        segment.write_bytes(bytes(raw))
    assert bring_up_to_date(library, catalogue, cache, looking=float("inf")) == catalogue.count()
    assert is_intact(cache)
    assert bring_up_to_date(library, catalogue, cache) == 0


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
@pytest.mark.parametrize("which", ["home", "folder", "note", "segment"])
def test_an_index_that_others_may_write_is_not_opened(filled, which):
    home = home_of(filled)
    folder = home / read_current(home).folder
    place = {"home": home, "folder": folder, "note": home / "current.json", "segment": next(folder.glob("*.segment"))}
    place[which].chmod(place[which].stat().st_mode | 0o020)
    with pytest.raises(KnownError) as caught:
        filled.open()
    assert caught.value.code == "index-missing"
    filled.build()
    assert answers(filled)[0][0] == 11


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_an_index_of_another_user_is_not_opened(filled):
    home = home_of(filled)
    os.chown(next(home.rglob("*.segment")), 1234, 1234)
    assert read_current(home) is None
    os.chown(home, 1234, 1234)
    with pytest.raises(KnownError) as caught:
        filled.build()
    assert caught.value.code == "cache-of-another"


CHILD = """
import sys
from pathlib import Path
from index.engine import arrays
from index.values.request_results import Request
from index.answer.search import SearchIndex
from kb.base.problems import KnownError
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary
arrays.HELD = int(sys.argv[3])
index = SearchIndex.open(Path(sys.argv[1]), Vocabulary.load(Path(sys.argv[2]))[0], Regions())
print(index.search(Request(text="anak")).total, flush=True)
input()
try:
    print(index.search(Request(text="jalanan pendampingan")).total, flush=True)
except KnownError as error:
    print(error.code, flush=True)
input()
print(index.search(Request(text="anak")).total, flush=True)
"""


@pytest.mark.parametrize("held", [0, arrays.HELD])
def test_a_searcher_survives_a_file_that_is_cut_under_it(filled, shipped, held):
    command = [sys.executable, "-c", CHILD, str(filled.cache), str(shipped / "vocabulary"), str(held)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin and child.stdout
        assert child.stdout.readline() == "11\n"
        for segment in home_of(filled).rglob("*.segment"):
            os.truncate(segment, 64)
        child.stdin.write("\n")
        child.stdin.flush()
        assert child.stdout.readline() == ("11\n" if held else "index-broken\n")
        heal(filled)
        child.stdin.write("\n")
        child.stdin.flush()
        assert child.stdout.readline() == "11\n"
    assert child.returncode == 0


def test_a_wrong_stem_in_the_file_is_not_believed(tmp_path):
    first = Stems(tmp_path)
    first.stem("pendampingan")
    first.save()
    first.stem("mendampingi")
    first.save()
    file = tmp_path / "stems.tsv"
    file.write_bytes(file.read_bytes().replace(b"pendampingan\tdamping", b"pendampingan\tdampinh"))
    again = Stems(tmp_path)
    assert again.stem("pendampingan") == again.stem("mendampingi") == "damping"


def test_what_has_not_changed_is_neither_read_nor_verified_again(filled, monkeypatch):
    """Whoever saves a story waits for its own small segment, not for the whole index."""
    index = filled.open()
    read, opened = [], arrays.ArrayFile.__init__

    def noted(self, path: Path) -> None:
        read.append(path.name)
        opened(self, path)

    filled.add("cerita-baru", "kata yang baru sekali")
    filled.update("cerita-baru")
    monkeypatch.setattr(arrays.ArrayFile, "__init__", noted)
    assert index.search(Request(text="baru sekali")).total == 1
    assert len(read) == 1
    assert index.search(Request(text="anak jalanan")).total == len(index.search(Request(sort="newest")).ids) - 2


def test_a_file_that_somebody_wrote_into_is_read_again(filled):
    index = filled.open()
    largest = max(home_of(filled).rglob("*.segment"), key=lambda file: file.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-1] + b"!")
    filled.add("cerita-baru", "kata yang baru sekali")
    with pytest.raises(KnownError):
        filled.update("cerita-baru")
        index.search(Request(text="baru sekali"))


def test_a_file_that_a_joining_takes_away_meanwhile_is_nobodys(filled, monkeypatch):
    home = home_of(filled)
    folder = home / read_current(home).folder
    (folder / "lama.joining").write_bytes(b"")
    listed = list(folder.iterdir())
    (folder / "lama.joining").unlink()
    monkeypatch.setattr(Path, "iterdir", lambda place: iter(listed) if place == folder else iter(()))
    assert read_current(home) is not None, "listed a moment ago, and gone"
