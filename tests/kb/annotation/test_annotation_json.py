"""Notes as files of the W3C model: what we write keeps every MUST, what we read stays whole, what is wrong is told."""

import importlib.util
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.annotation.annotation import (
    ALL_KINDS,
    ANSWERS,
    COLOURS,
    KINDS,
    NO_TIME,
    Annotation,
    Quote,
    digest_of,
    email_sha1,
    is_by,
    quote_of,
)
from kb.annotation.annotation_json import VOCABULARY, annotation_bytes, read_annotation, to_document
from kb.annotation.annotation_model import CONTEXT, MAX_BYTES
from kb.base.problems import KnownError
from kb.story.author import Author

ID = "0af3a8c3-adb1-45ed-9bf0-af38aa38bfe0"
ONE = {"@context": CONTEXT, "id": "http://a.example/1", "type": "Annotation", "target": "story:anak"}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ids = st.uuids().map(str)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
times = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
quotes = st.builds(
    lambda exact, prefix, suffix, start, digest, occurs: Quote(
        exact=exact, prefix=prefix, suffix=suffix, start=start, end=start + len(exact), digest=digest, occurs=occurs
    ),
    texts.filter(bool),
    texts,
    texts,
    st.integers(0, 10**6),
    st.just("") | digests,
    st.sampled_from(["", "once", "again", "alike"]),
)
codes = st.lists(
    st.sampled_from(["isu.anak-jalanan", "bel.berbagi"]) | st.text("abc é😀-", min_size=1).map(str.strip).filter(bool),
    unique=True,
    max_size=3,
).map(tuple)
notes = st.builds(
    Annotation,
    id=ids,
    story=st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True),
    kind=st.sampled_from(list(KINDS)),
    quote=st.none() | quotes,
    text=texts,
    colour=st.sampled_from(["", *COLOURS]),
    codes=codes,
    region=st.sampled_from(["", "32", "32.12"]),
    period=st.sampled_from(["", "2004"]),
    creator=texts.map(Author),
    creator_sha1=st.sampled_from(["", "a0d7fc8540cf1b9960b90b5fe9a859724379fe4f"]),
    created=times,
    modified=times,
    resolved=st.booleans(),
    accepted=st.just("") | ids,
    left=st.just("") | digests,
    deleted=st.booleans(),
) | st.builds(
    Annotation,
    id=ids,
    story=st.just("anak"),
    kind=st.sampled_from(list(ANSWERS)),
    text=texts,
    creator=texts.map(Author),
    created=times,
    modified=times,
    reply_to=ids,
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
# Keys that no reader of the model knows, as other tools and later versions will bring them.
unknown = st.dictionaries(st.from_regex(r"x:[a-z]{1,6}", fullmatch=True), values, max_size=3)


@pytest.fixture(scope="session")
def failed_musts(material: Path) -> Callable[[object], list[tuple[str, str]]]:
    """The MUSTs of the W3C's own tests that a document fails."""
    pytest.importorskip("jsonschema")
    spec = importlib.util.spec_from_file_location("w3c_check", material / "tools" / "w3c_check.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.failed_musts


def plain(note: Annotation) -> Annotation:
    return msgspec.structs.replace(note, extra=b"")


@given(notes)
def test_what_is_written_is_read_again(note: Annotation) -> None:
    if note.reply_to:
        assert plain(read_annotation(annotation_bytes(note), "anak")) == note
    else:
        assert plain(read_annotation(annotation_bytes(note))) == note


@given(notes, unknown, unknown, unknown, st.data())
def test_a_change_leaves_everything_unknown_as_it_was(note: Annotation, top, in_target, in_creator, data) -> None:
    document = to_document(note)
    document |= top
    document["body"] = [*document.get("body", []), {"type": "Image", "id": "http://a.example/x.png", **in_target}]
    if isinstance(document["target"], dict):
        document["target"] |= in_target
    if "creator" in document:
        document["creator"] |= in_creator
    raw = json.dumps(document).encode()
    was = read_annotation(raw, note.story)
    assert json.loads(annotation_bytes(was)) == document
    other = data.draw(notes)
    changed = msgspec.structs.replace(
        was, text=other.text, colour=other.colour, codes=other.codes, resolved=other.resolved, modified=other.modified
    )
    after = json.loads(annotation_bytes(changed))
    assert plain(read_annotation(json.dumps(after).encode(), note.story)) == plain(changed)
    assert after["target"] == document["target"]
    assert after.get("creator") == document.get("creator")
    assert top.items() <= after.items()
    if changed.text == was.text:
        assert document["body"][-1] in after["body"]


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_must_is_kept(kind: str, failed_musts) -> None:
    answers = kind in ANSWERS
    quote = None if answers else quote_of("Bu Ratna bercerita. 😀 Kami", 3, 8)
    bare = Annotation(id=ID, story="anak", kind=kind, reply_to=ID if answers else "")
    full = msgspec.structs.replace(
        bare,
        quote=quote,
        text="Lihat [cerita](story:lain).",
        codes=("isu.anak", "jalan raya"),
        colour="useful",
        region="32.12",
        period="2004",
        creator=Author("Siti", "siti@contoh.id"),
        created=datetime(2026, 1, 2, tzinfo=UTC),
        modified=datetime(2026, 1, 3, tzinfo=UTC),
        resolved=True,
        accepted=ID,
        left="0" * 64,
    )
    for note in (bare, full, msgspec.structs.replace(full, quote=None), msgspec.structs.replace(bare, deleted=True)):
        written = annotation_bytes(note)
        assert failed_musts(json.loads(written)) == []
        assert b"siti@contoh.id" not in written


# The tests and their own samples disagree: sets other than “Choice” left the model's last version and its tests, not its
# samples. They are read, because nobody is served by losing them. Collections are no annotations; `kb.exchange`
# takes them. One wrong id (“not a uri”) slips through the tests and not through us.
OLD_SETS = {"anno11.json", "anno12.json", "anno13.json"}
COLLECTIONS = {"example41.json", "example42.json", "example43.json", "collection1.json"}


def test_every_right_sample_is_read_and_kept(material: Path, failed_musts) -> None:
    samples = sorted((material / "annotations/w3c/tools/samples/correct").glob("*.json"))
    assert len(samples) == 45
    for sample in samples:
        raw = sample.read_bytes()
        if sample.name in COLLECTIONS:
            with pytest.raises(KnownError) as told:
                read_annotation(raw)
            assert told.value.code == "note-collection"
            continue
        assert json.loads(annotation_bytes(read_annotation(raw))) == json.loads(raw)
        if sample.name in OLD_SETS:
            assert [name for name, _ in failed_musts(json.loads(raw))] == ["3.2-targetObjectsRecognized.json"]


# Most wrong samples hide what they are about behind a comma too many and two ids. Mended so, each must be refused for
# its own reason.
REASONS = {
    1: "JSON", 2: "@context", 3: "@context", 4: "@context", 5: "@context", 6: "“id”", 7: None, 8: "“type”",
    9: "Squirrel", 10: "“target”", 11: "“target”", 12: "“body”", 13: "“body”", 14: "“format”", 15: None,
    16: "“textDirection”", 17: "“body”", 18: "“body”", 19: "“bodyValue”", 20: "“bodyValue”", 21: "“bodyValue”",
    22: "“body”", 23: "“processingLanguage”", 24: "“textDirection”", 25: "“items”", 26: "“creator”",
    27: "“generator”", 28: "“created”", 29: "“modified”", 30: "“generated”", 31: "“modified”", 32: "“created”",
    33: "“generated”", 34: "“rights”", 35: "“via”", 36: "“canonical”", 37: "“target”", 38: "“target”", 39: "“target”",
}  # fmt: skip


def test_every_wrong_sample_is_refused_with_its_reason(material: Path) -> None:
    folder = material / "annotations/w3c/tools/samples/incorrect"
    assert len(list(folder.glob("*.json"))) == len(REASONS) == 39
    for number, reason in REASONS.items():
        text = (folder / f"anno{number}.json").read_text(encoding="utf-8")
        with pytest.raises(KnownError) as told:
            read_annotation(text.encode())
        assert told.value.what.id.endswith(".")
        if reason is None:
            continue  # two ids are its fault, or a misspelt key that the model lets anybody use
        mended = re.sub(
            r",(\s*})", r"\1", re.sub(r'\["http://example.org/1",\s*"http://example.org/2"\]', '"urn:x:1"', text)
        )
        with pytest.raises(KnownError, match=reason):
            read_annotation(mended.encode())


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "note-not-json"),
        (b"[]", "not-annotation"),
        (b"\xff\xfe{}", "note-not-text"),
        (b"{" * 100_000, "note-too-deep"),
        (b'{"a":' * 41 + b"1" + b"}" * 41, "note-too-deep"),
        (b'{"a": "' + b"[" * 1000 + b'"}', "not-annotation"),
        (b" " * (MAX_BYTES + 1), "note-too-big"),
        (b'{"a": 1e999}', "note-not-json"),
        (b'{"a": "\\ud800"}', "note-not-json"),
        (json.dumps(ONE | {"target": {"source": ["story:anak"], "selector": {}}}).encode(), "not-annotation"),
        (json.dumps(ONE | {"target": []}).encode(), "not-annotation"),
    ],
)
def test_hostile_bytes_get_a_sentence(raw: bytes, code: str) -> None:
    with pytest.raises(KnownError) as told:
        read_annotation(raw)
    assert told.value.code == code


@given(st.dictionaries(st.sampled_from(["body", "target", "creator", "created", "motivation", "pustaka:kind", "pustaka:accepted", "pustaka:left", "bodyValue", "canonical"]), st.recursive(values, lambda inner: st.dictionaries(st.sampled_from(["type", "id", "source", "selector", "state", "refinedBy", "items", "value", "purpose", "start", "end", "exact", "cached", "name", "email", "format"]), inner | st.sampled_from(["Choice", "TextQuoteSelector", "TextPositionSelector", "story:anak", "urn:uuid:" + ID]), max_size=4), max_leaves=8)))  # fmt: skip
def test_whatever_json_comes_it_is_read_or_refused(parts) -> None:
    try:
        note = read_annotation(json.dumps(ONE | parts).encode())
    except KnownError:
        return
    assert json.loads(annotation_bytes(note)) == json.loads(json.dumps(ONE | parts))


def reading(**parts: object) -> Annotation:
    return read_annotation(json.dumps(ONE | parts).encode())


def test_what_others_write_is_understood() -> None:
    quote = {"type": "TextQuoteSelector", "exact": "kata"}
    inner = {"source": "story:anak", "selector": {"type": "FragmentSelector", "value": "p5", "refinedBy": quote}}
    assert reading(target=inner).quote == Quote(exact="kata")
    place = {"type": "TextPositionSelector", "start": 4, "end": 8}
    both = reading(target={"source": "story:anak", "selector": [place, quote]})
    assert both.quote == Quote(exact="kata", start=4, end=8)
    choice = {"type": "Choice", "items": [{"type": "TextualBody", "value": "halo"}, "http://a.example"]}
    assert reading(body=[choice, {"type": "TextualBody", "value": "jalan", "purpose": "tagging"}]).text == "halo"
    html = {"type": "TextualBody", "value": "<p>J&eacute;<b>!</b><script>x()</script></p>", "format": "text/html"}
    assert reading(body=html).text == "Jé!"
    assert reading(bodyValue="pendek").text == "pendek"
    assert reading(target="https://a.example/stories/an/anak/story.md").story == "anak"
    assert reading(target="http://a.example/page").story == ""
    assert reading(motivation=["oa:questioning"]).kind == "question"
    assert reading(creator={"name": "S", "email": "mailto:s@contoh.id"}).creator == Author("S", "s@contoh.id")
    assert reading(created="2026-01-02T03:04:05+07:00").created == datetime(2026, 1, 1, 20, 4, 5, tzinfo=UTC)
    for odd in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00Z"):
        assert reading(created=odd).created == NO_TIME


def test_other_selectors_survive_a_moved_place() -> None:
    css = {"type": "CssSelector", "value": "p"}
    old = {
        "source": "story:anak",
        "selector": [{"type": "TextQuoteSelector", "exact": "lama"}, css],
        "scope": "urn:x:y",
    }
    moved = msgspec.structs.replace(reading(target=old), quote=quote_of("kata baru", 5, 9))
    target = to_document(moved)["target"]
    assert [one["type"] for one in target["selector"]] == ["TextQuoteSelector", "TextPositionSelector", "CssSelector"]
    assert (target["scope"], target["source"]) == ("urn:x:y", "story:anak")
    assert read_annotation(annotation_bytes(moved)).quote == quote_of("kata baru", 5, 9)


def test_people_of_one_name_are_told_apart_by_a_mark() -> None:
    siti, other = Author("Siti", "siti@contoh.id"), Author("Siti", "lain@contoh.id")
    note = Annotation(id=ID, story="anak", creator=Author("Siti"), creator_sha1=email_sha1(siti))
    assert is_by(note, siti)
    assert not is_by(note, other)
    assert is_by(note, Author("siti"))


def test_a_digest_names_a_text() -> None:
    assert digest_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest_of("\ud800") != digest_of("")
    assert VOCABULARY.startswith("urn:uuid:")
