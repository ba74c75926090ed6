"""Building beside the old index, stamps, damage, and the worker process."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from index.answer.search import SearchIndex
from index.engine.index_home import read_current, search_folder
from index.engine.stamp import stamp_for
from index.upkeep.index_builder import Watch, build
from index.upkeep.refresh import bring_up_to_date
from index.values.request_results import Request, Results
from kb.base.problems import KnownError
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library


def some(shelf, count=12):
    for number in range(count):
        shelf.add(f"cerita-{number}", f"anak jalanan nomor {number}", issues=("isu.anak-jalanan",))
    return shelf


def index_folder(shelf) -> Path:
    home = search_folder(shelf.cache)
    return home / read_current(home).folder


def total(index: SearchIndex, text="anak") -> int:
    return index.search(Request(text=text)).total


def test_progress_is_told_to_the_end(shelf):
    told = []
    some(shelf).build(Watch(progress=lambda done, total: told.append((done, total))))
    assert told == [(number, 12) for number in range(1, 13)]


def test_a_new_index_takes_the_place_of_the_old_one_at_once(shelf):
    some(shelf).build()
    index, old = shelf.open(), index_folder(shelf)
    shelf.add("lagi", "anak")
    shelf.build()
    assert total(index) == 13
    assert not old.exists()
    assert len(list(search_folder(shelf.cache).glob("index-*"))) == 1


def test_a_cancelled_build_leaves_the_old_index(shelf):
    some(shelf).build()
    index, old = shelf.open(), index_folder(shelf)
    asked = iter([False, False, True])
    assert shelf.build(Watch(cancelled=lambda: next(asked))) is False
    assert index_folder(shelf) == old
    assert list(search_folder(shelf.cache).glob("index-*")) == [old]
    assert total(index) == 12


def test_a_failing_story_leaves_the_old_index_and_a_later_build_sweeps(shelf):
    some(shelf).build()
    index = shelf.open()

    def fail(done: int, total: int) -> None:
        raise RuntimeError(done, total)

    with pytest.raises(RuntimeError):
        shelf.build(Watch(progress=fail))
    assert total(index) == 12
    shelf.build()
    assert len(list(search_folder(shelf.cache).glob("index-*"))) == 1


def test_only_one_builds_at_a_time_and_who_waits_may_be_stopped(shelf, monkeypatch):
    monkeypatch.setattr("index.upkeep.index_builder._PATIENCE", 0.1)
    some(shelf)

    def build_again(done: int, total: int) -> None:
        assert not shelf.build(Watch(cancelled=lambda: True))
        with pytest.raises(KnownError) as caught:
            shelf.build()
        assert caught.value.code == "index-busy"

    assert shelf.build(Watch(progress=build_again))


def test_another_stamp_asks_for_a_build(shelf, monkeypatch):
    some(shelf).build()
    monkeypatch.setattr("index.engine.stamp.SCHEMA_NUMBER", 999)
    for ask in (shelf.open, shelf.update):
        with pytest.raises(KnownError) as caught:
            ask()
        assert caught.value.code == "index-stale"
    shelf.build()
    assert total(shelf.open()) == 12


def test_the_stamp_knows_the_words_of_the_vocabulary(shelf, vocabulary):
    changed = Library.create(shelf.cache / "lain", "Lain", _author()).vocabulary
    assert stamp_for(vocabulary) == stamp_for(vocabulary)
    concepts = dict(vocabulary.concepts)
    concept = concepts["isu.odhiv"]
    concepts["isu.odhiv"] = msgspec.structs.replace(concept, alt={"id": ("sebutan baru",)})
    monkey = type("Other", (), {"concepts": concepts})()
    assert stamp_for(monkey).vocabulary != stamp_for(vocabulary).vocabulary
    assert changed is not None


def _author():
    from kb.story.author import Author  # noqa: PLC0415

    return Author(name="Penguji", email="penguji@contoh.invalid")


@pytest.mark.parametrize("note", [b"", b"{", b'{"folder": "../../etc", "stamp": {}}', b"\xff" * 50])
def test_an_unreadable_note_about_the_index_asks_for_a_build(shelf, note):
    some(shelf).build()
    (search_folder(shelf.cache) / "current.json").write_bytes(note)
    with pytest.raises(KnownError) as caught:
        shelf.open()
    assert caught.value.code == "index-missing"
    shelf.build()
    assert total(shelf.open()) == 12


@pytest.mark.parametrize("suffix", ["contents.json", ".segment", ".gone"])
@pytest.mark.parametrize("harm", ["gone", "empty", "random", "half"])
def test_damage_is_told_and_a_build_mends_it(shelf, suffix, harm):
    some(shelf).build()
    shelf.add("cerita-3", "anak yang lain")
    shelf.update("cerita-3")
    files = [file for file in index_folder(shelf).iterdir() if file.name.endswith(suffix)]
    assert files
    for file in files:
        size = file.stat().st_size
        if harm == "gone":
            file.unlink()
        else:
            noise = random.Random(size).randbytes(size)
            file.write_bytes({"empty": b"", "random": noise, "half": file.read_bytes()[: size // 2]}[harm])
    try:
        index = shelf.open()
        index.search(Request(text="anak jalanan"))
        index.search(Request())
    except KnownError as error:
        assert error.code in {"index-broken", "index-missing"}
    try:
        shelf.add("baru", "anak")
        shelf.update()
    except KnownError as error:
        assert error.code in {"index-broken", "index-missing", "index-busy"}
    shelf.build()
    assert total(shelf.open()) == 13


def test_an_index_is_never_kept_inside_a_library(shelf, tmp_path):
    (tmp_path / "library.yaml").write_text("id: x\n", encoding="utf-8")
    for ask in (shelf.build, shelf.open, shelf.update):
        with pytest.raises(KnownError) as caught:
            ask()
        assert caught.value.code == "index-in-library"
    assert not (shelf.cache / "search").exists()


@pytest.fixture
def library(shipped, tmp_path) -> Path:
    target = tmp_path / "pustaka"
    shutil.copytree(shipped, target)
    return target


QUESTIONS = {
    "psk anak indramayu": "indramayu",
    "trafiking": "",
    "peer group": "",
    "manajemen kasus ODHA": "",
}


def test_the_shipped_stories_are_found_by_the_words_of_the_field(library, tmp_path):
    opened, catalogue, cache = Library.open(library), Catalogue(tmp_path / "catalogue.db"), tmp_path / "cache"
    catalogue.update(opened)
    assert build(library, catalogue.file, cache)
    index = SearchIndex.open(cache, opened.vocabulary, opened.regions)
    everything = index.search(Request())
    assert everything.total == len([card for card in catalogue.all_cards() if card.status == "published"])
    for text, part in QUESTIONS.items():
        results = index.search(Request(text=text))
        assert isinstance(results, Results) and 0 < results.total < everything.total, text
        assert part in results.ids[0]
        for facet in ("issue", "method", "region"):
            for value, count in results.facets[facet].items():
                narrowed = index.search(Request(text=text, ticks={facet: frozenset({value})}))
                assert narrowed.total == count
    assert bring_up_to_date(opened, catalogue, cache) == 0
    index.close()
    catalogue.close()
    opened.close()


def worker(library: Path, cache: Path) -> subprocess.Popen[str]:
    root = Path(__file__).resolve().parents[3]
    return subprocess.Popen(
        [sys.executable, "-m", "index.upkeep.index_worker", str(library), str(cache)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[list[dict], str]:
    assert process.stdout and process.stderr
    lines = [json.loads(line) for line in process.stdout]
    complaint = process.stderr.read()
    process.wait(30)
    process.stdout.close()
    process.stderr.close()
    if process.stdin:
        process.stdin.close()
    return lines, complaint


def test_the_worker_reads_builds_and_then_only_updates(library, tmp_path):
    cache = tmp_path / "cache"
    process = worker(library, cache)
    lines, complaint = ended(process)
    assert (process.returncode, complaint) == (0, "")
    assert lines[-1]["finished"] is True and lines[-1]["changed"] >= 10
    assert {line["step"] for line in lines[:-1]} == {"read", "index"}
    assert all(0 <= line["done"] <= line["total"] for line in lines[:-1])
    lines, _ = ended(worker(library, cache))
    assert lines[-1] == {"finished": True, "changed": 0}


def test_the_worker_says_what_is_wrong(tmp_path):
    process = worker(tmp_path / "tidak-ada", tmp_path / "cache")
    lines, complaint = ended(process)
    assert (process.returncode, complaint) == (1, "")
    assert lines[-1]["problem"]["what"]["id"]


@pytest.mark.parametrize("way", ["stdin", "signal", "kill"])
def test_a_stopped_worker_leaves_the_old_index(library, tmp_path, way):
    cache = tmp_path / "cache"
    ended(worker(library, cache))
    home = search_folder(cache)
    before = read_current(home)
    msgspec_free = json.loads((home / "current.json").read_text())
    msgspec_free["names"] = "an organisation was called otherwise"
    (home / "current.json").write_text(json.dumps(msgspec_free))
    process = worker(library, cache)
    assert process.stdin
    if way == "stdin":
        process.stdin.close()
        process.stdin = None
    else:
        process.send_signal(signal.SIGTERM if way == "signal" and os.name != "nt" else signal.SIGKILL)
    lines, _ = ended(process)
    if way == "stdin":
        assert process.returncode == 0
        assert lines[-1]["finished"] in {True, False}
    after = read_current(home)
    opened = Library.open(library)
    index = SearchIndex.open(cache, opened.vocabulary, opened.regions)
    assert index.search(Request(text="anak")).total > 0
    assert before and after
    index.close()
    opened.close()
    assert ended(worker(library, cache))[0][-1]["finished"] is True
    assert len(list(home.glob("index-*"))) == 1
