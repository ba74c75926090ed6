"""Every reader of values from files takes any value in any place: it is read, or refused in words, within a moment."""

import copy
import json
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.base.problems import KnownError
from tests.hostile.bad_values import MOMENTS, VALUES
from tests.hostile.fuzz_targets import TARGETS
from tests.hostile.kept_targets import FEEDS, KEPT

SECONDS = 1.0
EXAMPLES = int(os.environ.get("PUSTAKA_EXAMPLES", "25"))
MARK = "\u0001HERE"
NAMED = {"id": "Satu", "en": "One"}

IN_LIBRARIES: dict[str, list[Any]] = {
    "story": [{
        "id": "anak", "title": "T", "period": "1995/2000", "issues": ["isu.anak"], "regions": [{"code": "32.12", "role": "origin"}], "version": 3,
        "claims": [{"what": "x", "value": "1", "conflict": {"value": "2", "source": "y"}}], "participation": {"akt.anak": "told"},
        "consent": {"basis": "consent", "withdrawn": "2020-01-01"}, "reviews": [{"by": "B", "date": "2020-01-01", "outcome": "signed", "answers": {"a": "b"}}],
    }],
    "library": [{"id": "p", "title": {"id": "P", "en": "P"}, "languages": ["id"], "stewards": [{"name": "Siti", "key": "ed25519:AAAA"}]}],
    "vocabulary": [{"id": "isu", "title": NAMED, "concepts": [{"id": "isu.a", "label": NAMED, "alt": {"id": ["b"]}, "broader": ["isu.b"], "scope": NAMED}]}],
    "page": [{"id": "rumah", "name": "Rumah", "founded": "1995", "lineage": [{"organisation": "x", "year": "1999", "relation": "from"}], "roles": [{"period": "1990"}]}],
    "annotation": [{
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:uuid:0", "type": "Annotation", "motivation": ["commenting"], "created": "2020-01-01T00:00:00Z",
        "modified": "2020-01-01T00:00:00Z", "creator": {"type": "Person", "name": "S", "email_sha1": "0"},
        "body": [{"type": "TextualBody", "value": "Isi.", "format": "text/plain", "purpose": "commenting"}],
        "target": {"type": "SpecificResource", "source": "story:anak", "selector": [
            {"type": "TextQuoteSelector", "exact": "Kami", "prefix": "a"}, {"type": "TextPositionSelector", "start": 1, "end": 5}]},
    }],
    "exchange": [{"rows": [{"uri": "http://contoh.id", "text": "x", "created": "2020", "user": "acct:a@b", "target": [{"source": "x"}]}]}],
    "review": [{
        "doing": "decided", "when": "2026-11-24T00:00:00Z", "text": "x", "by": {"name": "S"}, "said": {"names": {}, "public": []}, "pictures": ["a"],
        "review": {"by": "B", "outcome": "signed", "date": "2026-11-24", "answers": {"a": "b"}},
    }],
    "draft": [{"id": "a", "created": "2026-11-24T00:00:00Z", "form": "quick", "library": "/a", "story": "x", "source": "y"}],
    "identity": [{"version": 1, "key": "ed25519:AAAA", "secret": "AAAA", "made": "2026"}],
    "vault": [{"version": 1, "n": 1024, "r": 8, "p": 1, "salt": "AAAA", "nonce": "AAAA", "key": "AAAA", "mark": "AAAA", "digest": "0"}],
}  # fmt: skip
HEADS = {"story", "page"}

ODD: dict[str, str] = {
    **{
        f"value-{number}": json.dumps(value)
        for number, value in enumerate((None, True, "", " ", [], {}, -1, 0.5, "x" * 400))
    },
    **{f"moment-{number}": json.dumps(moment) for number, moment in enumerate(MOMENTS)},
    **{f"written-{number}": json.dumps(value) for number, value in enumerate(VALUES) if "\\ud800" not in value},
    "2^31": str(2**31),
    "2^63": str(2**63),
    "2^64": str(2**64),
    "30 digits": "9" * 30,
    "400 digits": "9" * 400,
    "6000 digits": "9" * 6_000,
    "below": f"-{'9' * 30}",
    "exponent": "1e308",
    "overflow": "1e999",
    "not a number": "NaN",
    "infinite": "-Infinity",
    "nothing": '"a\\u0000b"',
    "half a sign": '"\\ud800"',
    "turned": '"\\u202egnp.exe"',
    "long": json.dumps("kata " * 200_000),
    "one long word": json.dumps("x" * 1_000_000),
    "many": f"[{'0,' * 999_999}0]",
    "many texts": "[" + '"a",' * 499_999 + '"a"]',
    "many empty": f"[{'{},' * 99_999}{{}}]",
    "many keys": "{" + ",".join(f'"k{number}":""' for number in range(100_000)) + "}",
    "deep": "[" * 39 + "]" * 39,
    "deeper": "[" * 900 + "]" * 900,
    "deepest": "[" * 100_000 + "]" * 100_000,
    "deep keys": '{"a":' * 5_000 + "1" + "}" * 5_000,
}

READERS: dict[str, tuple[Callable[[bytes], None], list[Any]]] = {
    **{name: (TARGETS[name].feed, documents) for name, documents in IN_LIBRARIES.items()},
    **{name: (feed, KEPT[name]) for name, feed in FEEDS.items()},
}


def places(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where something stands in a document, the whole of it first."""
    yield way
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from places(one, (*way, step))


def put(document: object, way: tuple[str | int, ...], odd: str) -> bytes:
    """Return a document as bytes with something odd in one of its places."""
    whole: Any = copy.deepcopy(document)
    if not way:
        return odd.encode()
    at = whole
    for step in way[:-1]:
        at = at[step]
    at[way[-1]] = MARK
    return json.dumps(whole, ensure_ascii=False).replace(json.dumps(MARK), odd, 1).encode()


def written(name: str, data: bytes) -> bytes:
    if name in HEADS:
        return b"---\n" + data + b"\n---\n\nIsi.\n"
    return data + b"\0\0\0---\ntitle: T\n---\n\nIsi.\n" if name == "draft" else data


def feed(name: str, data: bytes) -> None:
    seconds = float("inf")
    for _ in range(2):  # the second time where something else was in the way of the first
        begun = time.process_time()
        try:
            READERS[name][0](written(name, data))
        except KnownError as error:
            assert error.what.id
            assert error.remedy.id
        seconds = min(seconds, time.process_time() - begun)
        if seconds < SECONDS:
            return
    pytest.fail(f"{seconds:.1f} s for {len(data)} bytes")


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=EXAMPLES)
@given(st.data())
def test_any_value_in_any_place(name: str, data: st.DataObject):
    document = data.draw(st.sampled_from(READERS[name][1]))
    way = data.draw(st.sampled_from(list(places(document))))
    feed(name, put(document, way, ODD[data.draw(st.sampled_from(list(ODD)))]))


@pytest.mark.parametrize("name", READERS)
def test_what_is_well_is_read(name: str):
    for document in READERS[name][1]:
        feed(name, json.dumps(document).encode())
