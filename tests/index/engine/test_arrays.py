"""Arrays in a file: what is written is read, and whatever is not as it was written is told."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.engine.arrays import ArrayFile, ArrayWriter, fitting
from kb.base.problems import KnownError

numbers = st.lists(st.integers(0, 2**40), max_size=40)


def write(path: Path, **arrays: list[int]) -> Path:
    path.unlink(missing_ok=True)
    with ArrayWriter(path) as writer:
        writer.note("documents", 7)
        for name, own in arrays.items():
            writer.add(name, np.asarray(own, dtype=np.int64))
    return path


def read_all(path: Path) -> dict[str, list[int]]:
    file = ArrayFile(path)
    file.verify()
    return {name: file[name].tolist() for name in ("a", "b")}


@given(a=numbers, b=numbers)
@settings(deadline=None)
def test_what_is_written_is_read(tmp_path_factory, a, b):
    path = write(tmp_path_factory.getbasetemp() / "some.segment", a=a, b=b)
    assert read_all(path) == {"a": a, "b": b}
    assert ArrayFile(path).facts == {"documents": 7}


@pytest.mark.parametrize(("most", "name"), [(0, "uint8"), (256, "uint16"), (65_536, "uint32"), (2**32, "int64")])
def test_the_smallest_type_is_taken(most, name):
    assert fitting(most) == np.dtype(name)


def test_arrays_may_come_in_pieces(tmp_path):
    with ArrayWriter(tmp_path / "x") as writer:
        writer.add_parts("a", np.dtype(np.uint16), (np.arange(at, at + 3) for at in (0, 3, 6)))
    assert ArrayFile(tmp_path / "x")["a"].tolist() == list(range(9))


@settings(deadline=None)
@given(place=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_any_changed_byte_is_noticed(tmp_path_factory, place, flip):
    path = write(tmp_path_factory.getbasetemp() / "flipped.segment", a=list(range(50)), b=[2**33, 1])
    data = bytearray(path.read_bytes())
    at = place % len(data)
    data[at] ^= flip
    path.write_bytes(bytes(data))
    try:
        found = read_all(path)
    except KnownError as error:
        assert error.code == "index-broken"
    else:  # only the empty room between arrays may change unnoticed
        assert found == {"a": list(range(50)), "b": [2**33, 1]}


@pytest.mark.parametrize("size", [0, 1, 7, 8, 40, 100, -1])
def test_a_cut_file_is_told_when_it_is_opened(tmp_path, size):
    path = write(tmp_path / "x", a=list(range(50)))
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(KnownError) as caught:
        ArrayFile(path)
    assert caught.value.code == "index-broken"


def test_a_failed_write_leaves_no_file(tmp_path):
    def broken():
        yield np.arange(3)
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"), ArrayWriter(tmp_path / "x") as writer:
        writer.add_parts("a", np.dtype(np.uint8), broken())
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_array_is_told(tmp_path):
    with pytest.raises(KnownError):
        ArrayFile(write(tmp_path / "x", a=[1]))["c"]
