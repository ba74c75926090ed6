"""JSON from files: whatever is wrong with it is one kind of error, and it is read in one way."""

import re

import msgspec
import pytest

from kb.base import plain_json
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff",
        b'{"a":"\xff"}',
        b'{"\xba":1}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"nul",
        b"[1,]",
        b"\xef\xbb\xbf{}",
    ],
)
def test_what_is_no_json_is_one_error(raw):
    for kind in (dict[str, str], object, list[list[int]]):
        with pytest.raises(msgspec.DecodeError):
            plain_json.decode(raw, type=kind)


def test_another_shape_is_that_error_too():
    assert plain_json.decode(b'{"a": 1}') == {"a": 1}
    with pytest.raises(msgspec.DecodeError):
        plain_json.decode(b'{"a": 1}', type=list[int])


def test_all_json_is_read_like_this():
    files = [
        file for folder in ("kb", "index") for file in (ROOT / folder).rglob("*.py") if file.name != "plain_json.py"
    ]
    assert [file.name for file in files if re.search(r"msgspec\.json\.decode\(", file.read_text())] == []
