"""Git's objects, loose and packed, honest and lying: whoever made them, reading ends, and takes no more room than allowed."""

import ast
import hashlib
import os
import struct
import time
import zlib
from pathlib import Path

import pygit2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.base.problems import KnownError
from kb.history import git_store
from kb.history.git_objects import object_id, read_object
from kb.history.git_store import Repository
from kb.history.history import History
from kb.story.author import Author
from tests.source_tree import modules, name_of, nodes_of

NAME = "ab" + "cd" * 19
FAILURES = (pygit2.GitError, KeyError, ValueError, OSError)


@pytest.fixture
def git(tmp_path: Path) -> Path:
    pygit2.init_repository(tmp_path)
    return tmp_path / ".git"


def lie(git: Path, raw: bytes, name: str = NAME) -> None:
    place = git / "objects" / name[:2]
    place.mkdir(exist_ok=True)
    (place / name[2:]).write_bytes(raw)


def whole(data: bytes, kind: bytes = b"blob") -> bytes:
    return b"%s %d\0" % (kind, len(data)) + data


SOME = bytes(range(256)) * 20
CUT = zlib.compress(whole(os.urandom(3_000)))
LIES = {
    "half": CUT[: len(CUT) // 2],
    "a few bytes": CUT[:12],
    "one byte": CUT[:1],
    "all but one": CUT[:-1],
    "nothing": b"",
    "no object": b"\x78\x9c" + SOME,
    "a terabyte": zlib.compress(b"blob 999999999999\0x"),
    "no kind": zlib.compress(b"aneh 1\0x"),
    "less than it says": zlib.compress(b"blob 5000\0x"),
    "more than it says": zlib.compress(b"blob 1\0" + SOME),
    "no size": zlib.compress(b"blob \0x"),
    "a long head": zlib.compress(b"blob " + b"1" * 9_000 + b"\0"),
    "another": zlib.compress(whole(b"halo")),
}


@pytest.mark.parametrize("raw", LIES.values(), ids=LIES)
def test_a_loose_object_that_lies_is_an_error_at_once(git: Path, raw: bytes) -> None:
    lie(git, raw)
    repository = Repository(git)
    begun = time.monotonic()
    for read in (lambda: repository.odb.read(NAME), lambda: repository[NAME], lambda: repository.revparse_single(NAME)):
        with pytest.raises(FAILURES):
            read()
    with pytest.raises(pygit2.GitError):
        read_object(repository, bytes.fromhex(NAME))
    assert time.monotonic() - begun < 2


def test_no_more_is_unpacked_than_an_object_says(git: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_store, "LARGEST", 1_000)
    lie(git, zlib.compress(whole(bytes(1_001))))
    good = object_id(b"blob", bytes(1_000))
    lie(git, zlib.compress(whole(bytes(1_000))), good.hex())
    repository = Repository(git)
    with pytest.raises(pygit2.GitError):
        read_object(repository, bytes.fromhex(NAME))
    assert read_object(repository, good) == (b"blob", bytes(1_000))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of this form are POSIX")
def test_a_link_or_a_pipe_in_the_place_of_an_object_is_not_opened(git: Path, tmp_path: Path) -> None:
    outside = tmp_path / "luar"
    oid = object_id(b"blob", b"luar")
    outside.write_bytes(zlib.compress(whole(b"luar")))
    place = git / "objects" / oid.hex()[:2]
    place.mkdir()
    (place / oid.hex()[2:]).symlink_to(outside)
    (git / "objects" / "ab").mkdir(exist_ok=True)
    os.mkfifo(git / "objects" / "ab" / NAME[2:])
    repository = Repository(git)
    for one in (oid, bytes.fromhex(NAME)):
        with pytest.raises((pygit2.GitError, OSError)):
            read_object(repository, one)


def test_what_is_written_is_read_again_and_freeing_changes_nothing(git: Path) -> None:
    repository = Repository(git)
    oid = repository.create_blob(b"halo")
    repository.free()
    assert repository[oid].data == b"halo"
    other = repository.create_blob(b"dunia")
    assert list(git.rglob("*.tmp")) == []
    assert {oid, other} == set(repository.odb)
    assert oid in repository
    assert "0" * 40 not in repository
    assert repository.revparse_single(str(oid)[:8]).id == oid
    lie(git, LIES["half"])
    repository.free()
    with pytest.raises(pygit2.GitError):
        read_object(repository, bytes.fromhex(NAME))


# Packs


def number(size: int) -> bytes:
    made = bytearray()
    while True:
        made.append(size & 127 | (128 if size > 127 else 0))
        size >>= 7
        if not size:
            return bytes(made)


def head(kind: int, size: int) -> bytes:
    first, rest = kind << 4 | size & 15, size >> 4
    return bytes([first | (128 if rest else 0)]) + (number(rest) if rest else b"")


def back(distance: int) -> bytes:
    made = [distance & 127]
    while distance := distance >> 7:
        distance -= 1
        made.insert(0, distance & 127 | 128)
    return bytes(made)


def change(base: bytes, new: bytes) -> bytes:
    """Take what both begin with from the base, and the rest as it is."""
    same = next(
        (at for at, (one, other) in enumerate(zip(base, new, strict=False)) if one != other), min(len(base), len(new))
    )
    made = number(len(base)) + number(len(new))
    if same:
        made += bytes([0b11110000 & 0b10110000, same & 255, same >> 8 & 255])
    rest = new[same:]
    for at in range(0, len(rest), 127):
        piece = rest[at : at + 127]
        made += bytes([len(piece)]) + piece
    return made


def pack(git: Path, parts: list[tuple[bytes, bytes]], name: str = "1" * 40) -> None:
    """Write a pack of what is packed under some ids, with its index."""
    raw, places = b"PACK" + struct.pack(">II", 2, len(parts)), {}
    for oid, packed in parts:
        places[oid] = len(raw)
        raw += packed
    sums = hashlib.sha1(raw).digest()
    ids = sorted(places)
    fan = [sum(1 for oid in ids if oid[0] <= first) for first in range(256)]
    index = b"\xfftOc" + struct.pack(">I256I", 2, *fan) + b"".join(ids) + bytes(4 * len(ids))
    index += struct.pack(f">{len(ids)}I", *(places[oid] for oid in ids)) + sums
    folder = git / "objects" / "pack"
    folder.mkdir(exist_ok=True)
    (folder / f"pack-{name}.pack").write_bytes(raw + sums)
    (folder / f"pack-{name}.idx").write_bytes(index + hashlib.sha1(index).digest())


def chain(texts: list[bytes], *, by_id: bool) -> list[tuple[bytes, bytes]]:
    """Return the parts of a pack in which each text rests on the one before."""
    parts: list[tuple[bytes, bytes]] = []
    places: list[int] = []
    at = 12
    for place, text in enumerate(texts):
        if not place:
            packed = head(3, len(text)) + zlib.compress(text)
        else:
            told = change(texts[place - 1], text)
            base = parts[-1][0] if by_id else back(at - places[-1])
            packed = head(7 if by_id else 6, len(told)) + base + zlib.compress(told)
        parts.append((object_id(b"blob", text), packed))
        places.append(at)
        at += len(packed)
    return parts


@pytest.mark.parametrize("by_id", [False, True])
def test_what_rests_on_others_in_a_pack_is_put_together(git: Path, *, by_id: bool) -> None:
    texts = [os.urandom(9_000)[: 5_000 + 10 * place] for place in range(3)]
    texts = [texts[0][:4_000] + b"-%d-" % place + texts[0][4_000:] for place in range(60)]
    pack(git, chain(texts, by_id=by_id))
    repository = Repository(git)
    for text in texts:
        oid = object_id(b"blob", text)
        assert read_object(repository, oid) == (b"blob", text)
        assert repository.odb.read_header(oid.hex()) == (pygit2.enums.ObjectType.BLOB, len(text))
        assert pygit2.Oid(raw=oid) in repository
    assert {one.raw for one in repository.odb} == {object_id(b"blob", text) for text in texts}
    assert repository.revparse_single(object_id(b"blob", texts[7]).hex()[:10]).data == texts[7]


def test_libgit2_agrees_about_such_packs(git: Path) -> None:
    texts = [b"x" * 700 + b"%d" % place for place in range(9)]
    pack(git, chain(texts, by_id=False))
    plain = pygit2.Repository(str(git))
    for text in texts:
        assert plain.odb.read(object_id(b"blob", text).hex())[1] == text


def test_objects_that_rest_on_each_other_in_a_circle_are_an_error(git: Path) -> None:
    one, other = bytes.fromhex("11" * 20), bytes.fromhex("22" * 20)
    told = zlib.compress(change(b"x", b"y"))
    size = len(change(b"x", b"y"))
    pack(git, [(one, head(7, size) + other + told), (other, head(7, size) + one + told)])
    repository = Repository(git)
    for read in (read_object, lambda where, oid: where.odb.read_header(oid.hex())):
        with pytest.raises(pygit2.GitError):
            read(repository, one)


def test_a_chain_that_grows_with_each_step_is_an_error(git: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_store, "_MOST_WORK", 100_000)
    texts = [bytes(5_000) + b"%d" % place for place in range(40)]
    pack(git, chain(texts, by_id=False))
    with pytest.raises(pygit2.GitError, match="too many"):
        read_object(Repository(git), object_id(b"blob", texts[-1]))
    assert read_object(Repository(git), object_id(b"blob", texts[3]))[1] == texts[3]


def test_a_pack_that_comes_later_is_seen(git: Path) -> None:
    repository = Repository(git)
    oid = object_id(b"blob", b"baru")
    with pytest.raises(KeyError):
        read_object(repository, oid)
    pack(git, chain([b"baru"], by_id=False))
    assert read_object(repository, oid) == (b"blob", b"baru")


TEXTS = [b"cerita " * 90 + b"%d" % place for place in range(6)]


@settings(max_examples=150, deadline=2_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    spoilt=st.sampled_from(["pack", "idx"]), flips=st.lists(st.tuples(st.integers(0, 3_000), st.integers(1, 255)), max_size=4),
    cut=st.none() | st.integers(0, 3_000),
)  # fmt: skip
def test_a_spoilt_pack_gives_the_right_bytes_or_an_error(
    git: Path, spoilt: str, flips: list[tuple[int, int]], cut: int | None
) -> None:
    pack(git, chain(TEXTS, by_id=bool(len(flips) % 2)))
    place = git / "objects" / "pack" / f"pack-{'1' * 40}.{spoilt}"
    raw = bytearray(place.read_bytes())
    for at, other in flips:
        raw[at % len(raw)] ^= other
    place.write_bytes(raw[:cut])
    repository = Repository(git)
    for text in TEXTS:
        oid = object_id(b"blob", text)
        try:
            assert read_object(repository, oid) == (b"blob", text)
        except FAILURES:
            continue
    list(repository.odb)


@settings(max_examples=150, deadline=2_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=600), cut=st.none() | st.integers(0, 700), flip=st.none() | st.tuples(st.integers(0, 700), st.integers(1, 255)))  # fmt: skip
def test_a_spoilt_loose_object_gives_the_right_bytes_or_an_error(
    git: Path, data: bytes, cut: int | None, flip: tuple[int, int] | None
) -> None:
    raw = bytearray(zlib.compress(whole(data)))
    if flip:
        raw[flip[0] % len(raw)] ^= flip[1]
    oid = object_id(b"blob", data)
    lie(git, bytes(raw[:cut]), oid.hex())
    try:
        assert read_object(Repository(git), oid) == (b"blob", data)
    except FAILURES:
        assert flip or cut is not None


def test_nobody_opens_a_repository_but_with_this_reader() -> None:
    """`pygit2.Repository(...)` reads with Git's own reader, and so do the other ways that pygit2 has to one."""
    others = {"Repository", "Odb", "OdbBackendLoose", "OdbBackendPack", "clone_repository", "discover_repository"}
    found = [
        (name_of(file), node.lineno)
        for file in modules()
        if name_of(file) != "kb/history/git_store.py"
        for node in nodes_of(file)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in others
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "pygit2"
    ]
    assert found == []
    taken = [
        (name_of(file), node.lineno)
        for file in modules()
        for node in nodes_of(file)
        if isinstance(node, ast.ImportFrom) and node.module == "pygit2" and others & {one.name for one in node.names}
    ]
    assert taken == []


def test_a_history_with_a_cut_state_says_so_at_once(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.init()
    ratna = Author("Ratna", "ratna@contoh.id")
    first = history.commit({"a.md": b"satu"}, "Satu", ratna)
    history.commit({"a.md": b"dua"}, "Dua", ratna)
    history.close()
    assert first
    place = tmp_path / ".git" / "objects" / first[:2] / first[2:]
    place.chmod(0o644)
    place.write_bytes(place.read_bytes()[:40])
    begun = time.monotonic()
    with pytest.raises(KnownError) as raised:
        History(tmp_path).log("a.md")
    assert raised.value.code == "history-broken"
    assert History(tmp_path).raw_at("a.md") == b"dua"
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("raw", LIES.values(), ids=LIES)
def test_bringing_the_index_up_to_a_damaged_state_is_a_sentence(tmp_path: Path, raw: bytes) -> None:
    history = History(tmp_path)
    history.init()
    history.commit({"a/b.md": b"satu"}, "Satu", Author("Ratna", "ratna@contoh.id"))
    below = pygit2.Repository(str(tmp_path)).revparse_single("HEAD:a").id
    (tmp_path / ".git" / "objects" / str(below)[:2] / str(below)[2:]).unlink()
    lie(tmp_path / ".git", raw, str(below))
    history.close()
    with pytest.raises(KnownError) as raised:
        History(tmp_path).refresh_index()
    assert raised.value.code == "history-broken"
    assert "built-in" not in str(raised.value)
