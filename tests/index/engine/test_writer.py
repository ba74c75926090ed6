"""Changing an index: whatever happens at whatever moment, a reader sees one state and a later build goes on."""

import random
import threading

import pytest

from index.engine import index_writer
from index.engine.index_home import read_current, search_folder
from index.engine.segment_list import FILE, read_contents
from index.engine.stamp import stamp_for
from index.upkeep import index_builder, index_updater
from index.upkeep.index_builder import Watch
from index.upkeep.index_updater import tidy
from index.values.request_results import Request
from kb.base.problems import KnownError


@pytest.fixture
def small_batches(monkeypatch):
    """Save every three stories, where a real build saves every two thousand."""
    monkeypatch.setattr(index_builder, "AT_ONCE", 3)
    monkeypatch.setattr(index_updater, "AT_ONCE", 3)


def fill(shelf, count=10):
    for number in range(count):
        shelf.add(f"cerita-{number}", f"anak jalanan nomor {number}", issues=("isu.anak-jalanan",))
    return shelf


def folder_of(shelf):
    home = search_folder(shelf.cache)
    return home / read_current(home).folder


def found(shelf, text="") -> set[str]:
    return set(shelf.open().search(Request(text=text)).ids)


class Killed(BaseException):
    """What no program catches."""


@pytest.mark.usefixtures("small_batches")
def test_a_killed_build_goes_on_where_it_was(shelf):
    fill(shelf)

    def die(done: int, total: int) -> None:
        if done == 8:
            raise Killed

    with pytest.raises(Killed):
        shelf.build(Watch(progress=die))
    (half,) = search_folder(shelf.cache).glob("index-*")
    assert sum(part.documents for part in read_contents(half).parts) == 6
    shelf.add("cerita-1", "petani")  # changed and gone meanwhile
    del shelf.stories["cerita-2"]
    told = []
    assert shelf.build(Watch(progress=lambda done, total: told.append(done)))
    assert len(told) == 5
    assert folder_of(shelf) == half
    assert len(read_contents(half).parts) == 1
    assert found(shelf) == set(shelf.stories)
    assert found(shelf, "petani") == {"cerita-1"}
    assert found(shelf, "nomor 2") == set()


@pytest.mark.usefixtures("small_batches")
def test_a_half_built_index_for_other_names_is_not_taken_up(shelf):
    asked = iter([False] * 7 + [True])
    assert fill(shelf).build(Watch(cancelled=lambda: next(asked))) is False
    (half,) = search_folder(shelf.cache).glob("index-*")
    shelf.organisations = {"lain": ("Lain",)}
    assert shelf.build()
    assert folder_of(shelf) != half and not half.exists()
    assert found(shelf) == set(shelf.stories)


@pytest.mark.usefixtures("small_batches")
def test_a_damaged_half_is_thrown_away(shelf):
    asked = iter([False] * 7 + [True])
    fill(shelf).build(Watch(cancelled=lambda: next(asked)))
    (half,) = search_folder(shelf.cache).glob("index-*")
    (half / FILE).write_bytes(b"nothing")
    assert shelf.build()
    assert found(shelf) == set(shelf.stories)


@pytest.mark.parametrize("step", ["write_contents", "sweep_parts", "marked"])
def test_a_save_that_dies_at_any_step_leaves_the_old_state_or_the_new(shelf, monkeypatch, step):
    fill(shelf).build()
    index = shelf.open()

    def die(*_: object):
        raise Killed

    shelf.add("cerita-3", "petani")
    with monkeypatch.context() as patched:
        patched.setattr(index_writer, step, die)
        with pytest.raises(Killed):
            shelf.update()
    assert index.search(Request()).total == 10
    assert found(shelf) == set(shelf.stories)
    shelf.update()
    assert set(index.search(Request(text="petani")).ids) == {"cerita-3"}
    index.verify()


def test_joining_lets_others_save(shelf, monkeypatch):
    """A story changed while segments are being joined; another goes, and what is joined waits for nobody."""
    fill(shelf).build()
    for number in range(3):
        shelf.add(f"lagi-{number}", "anak")
        shelf.update()
    merge = index_writer.merge

    def merge_while_others_write(segments, path):
        monkeypatch.setattr(index_writer, "merge", merge)  # what has gone is written anew by the update itself
        count = merge(segments, path)
        shelf.add("cerita-3", "petani")
        assert set(shelf.update()) == {"cerita-3"}
        del shelf.stories["lagi-1"]
        leaving.start()  # the segments without it are written when these are joined
        return count

    leaving = threading.Thread(target=shelf.update)

    monkeypatch.setattr(index_writer, "merge", merge_while_others_write)
    assert index_writer.join(folder_of(shelf), read_contents(folder_of(shelf)).parts) in {True, False}
    leaving.join()
    assert found(shelf) == set(shelf.stories)
    assert found(shelf, "petani") == {"cerita-3"}
    shelf.open().verify()


def test_idle_time_joins_all(shelf):
    fill(shelf).build()
    assert tidy(shelf.cache, stamp_for(shelf.vocabulary)) is False
    for number in range(4):
        shelf.add(f"cerita-{number}", f"nelayan {number}")
        shelf.update()
    assert tidy(shelf.cache, stamp_for(shelf.vocabulary)) is True
    (part,) = read_contents(folder_of(shelf)).parts
    assert (part.documents, part.gone) == (10, "")
    assert found(shelf) == set(shelf.stories)
    assert found(shelf, "nelayan") == {f"cerita-{number}" for number in range(4)}


def test_what_is_damaged_is_never_joined(shelf):
    fill(shelf).build()
    shelf.add("lagi", "anak")
    shelf.update()
    folder = folder_of(shelf)
    file = max(folder.glob("*.segment"), key=lambda one: one.stat().st_size)
    data = bytearray(file.read_bytes())
    data[data.index(b"anak jalanan nomor")] ^= 1
    file.write_bytes(bytes(data))
    with pytest.raises(KnownError) as caught:
        index_writer.join(folder, read_contents(folder).parts)
    assert caught.value.code == "index-broken"
    assert not list(folder.glob("*.joining"))


def test_a_flipped_byte_gives_an_answer_or_a_known_error(shelf):
    fill(shelf, 30).build()
    (file,) = folder_of(shelf).glob("*.segment")
    whole = file.read_bytes()
    rng = random.Random(5)
    for _ in range(60):
        data = bytearray(whole)
        data[rng.randrange(len(data))] ^= rng.randrange(1, 256)
        file.unlink()
        file.write_bytes(bytes(data))
        try:
            index = shelf.open()
            for text in ("", "anak", '"anak jalanan"', "jal*", "-nomor", "isu:anak"):
                results = index.search(Request(text=text))
                assert len(list(results.ids)) == results.total
        except KnownError as error:
            assert error.code == "index-broken"
