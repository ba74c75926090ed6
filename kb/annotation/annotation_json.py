"""One note as a file of the W3C Web Annotation Data Model (JSON-LD), written so that other tools understand it.

What only this program knows stands under `pustaka:` and is explained in `content/CONTRIBUTING.md`. Whatever was in a
file stays in it: a change touches the fields that changed and nothing else (`Annotation.extra` carries the rest).
"""

import base64
import binascii
import re
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, cast

import msgspec

from kb.annotation.annotation import ALL_KINDS, COLOURS, NO_TIME, Annotation, Colour, Kind, Occurs, Quote, email_sha1
from kb.annotation.annotation_body import codes_of, put_body, text_of
from kb.annotation.annotation_model import CONTEXT, listed, must_be_annotation, parsed
from kb.base import plain_json
from kb.identity.keys import is_key
from kb.story.author import Author

# A vocabulary needs a name that nobody else uses, not a web page: this one is for good.
VOCABULARY: Final = "urn:uuid:3a0c7f4e-6d2b-5e0a-9d1c-70757374616b#"
PREFIX: Final = "pustaka:"
_NI: Final = "ni:///sha-256;"
_UUID: Final = re.compile(
    r"(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", re.IGNORECASE
)
_STORY: Final = re.compile(r"story:([a-z0-9][a-z0-9-]*)|(?:.*/)?([a-z0-9][a-z0-9-]*)/story\.md")
_MOTIVATION: Final[Mapping[str, str]] = {
    "highlight": "highlighting",
    "comment": "commenting",
    "question": "questioning",
    "caution": "commenting",
    "lesson": "commenting",
    "similar": "commenting",
    "code": "classifying",
    "review": "assessing",
    "reply": "replying",
    "agree": "replying",
}
_KIND: Final[Mapping[str, str]] = {
    "highlighting": "highlight",
    "bookmarking": "highlight",
    "questioning": "question",
    "classifying": "code",
    "tagging": "code",
    "identifying": "code",
    "assessing": "review",
    "moderating": "review",
    "editing": "review",
    "replying": "reply",
}
_OCCURS: Final = ("once", "again", "alike")
Document = dict[str, Any]


def read_annotation(raw: bytes, story: str = "") -> Annotation:
    """Read the bytes of one file; raises KnownError with the reason when it is no annotation of the W3C model.

    `story` is taken for an answer, which only names the note it answers; any other note names its story itself, and
    has an empty one when its target is no story.
    """
    return from_document(decode(raw), story, raw)


def annotation_bytes(annotation: Annotation) -> bytes:
    """Write a note as its file: readable in any editor, one field a line, ends with a newline."""
    text = msgspec.json.encode(to_document(annotation))
    return msgspec.json.format(text, indent=2) + b"\n"


def decode(raw: bytes) -> Document:
    """Return the JSON object in some bytes that the model allows; raises KnownError with the reason."""
    document = parsed(raw)
    must_be_annotation(document)
    return document


def from_document(document: Document, story: str = "", raw: bytes = b"") -> Annotation:
    """Read a note from JSON that `decode` has let through."""
    target = _first(document.get("target"))
    reply_to = _answered(target)
    created = _time(document.get("created")) or _time(document.get("generated"))
    creator, mark = _creator(document.get("creator"))
    kind = _kind(document, bool(reply_to))
    return Annotation(
        id=id_of(_one(document["id"])),
        story=story if reply_to else story_of(target),
        kind=kind,
        quote=None if reply_to else _quote(target),
        text=text_of(document),
        colour=cast(Colour, colour) if (colour := _ours(document, "colour")) in COLOURS else "",
        codes=codes_of(document),
        region=_ours(document, "region"),
        period=_ours(document, "period"),
        creator=creator,
        creator_sha1=mark,
        created=created or _time(document.get("modified")) or NO_TIME,
        modified=_time(document.get("modified")) or created or NO_TIME,
        reply_to=reply_to,
        resolved=document.get(PREFIX + "resolved") is True,
        accepted=id_of(accepted) if (accepted := _ours(document, "accepted")) else "",
        left=_digest(_ours(document, "left")),
        deleted=document.get(PREFIX + "deleted") is True,
        extra=raw or msgspec.json.encode(document),
    )


def to_document(annotation: Annotation) -> Document:
    """Return a note as JSON: what it was read from, with the changed fields changed."""
    if annotation.extra:
        document = plain_json.decode(annotation.extra, type=dict[str, Any])
        was = from_document(document, annotation.story, annotation.extra)
    else:
        name = f"urn:uuid:{annotation.id}"
        document = {"@context": [CONTEXT, {"pustaka": VOCABULARY}], "id": name, "canonical": name, "type": "Annotation"}
        was = Annotation(id=annotation.id, story="", kind="comment")
        _put_kind(document, annotation)
    for fields, put in _WRITERS.items():
        if any(getattr(was, field) != getattr(annotation, field) for field in fields):
            put(document, annotation)
    return document


def id_of(name: str) -> str:
    """Return the id under which a note with this IRI is known here: its UUID, or one made of the IRI, always the same."""
    found = _UUID.fullmatch(name.strip())
    return found[1].lower() if found else str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def story_of(target: object) -> str:
    """Return the id of the story that a target names, empty when it is no story."""
    found = _STORY.fullmatch(source_of(target))
    return (found[1] or found[2]) if found else ""


def source_of(target: object) -> str:
    """Return the IRI that a target is about."""
    while isinstance(target, dict | list):
        target = (
            target.get("source", target.get("id", target.get("items", "")))
            if isinstance(target, dict)
            else _first(target)
        )
    return target if isinstance(target, str) else ""


def _answered(target: object) -> str:
    source = source_of(target)
    return id_of(source) if source.lower().startswith("urn:uuid:") else ""


def _kind(document: Document, answers: bool) -> Kind:
    own = _ours(document, "kind")
    if own in ALL_KINDS:
        return cast(Kind, own)
    wishes = document.get("motivation")
    for wish in wishes if isinstance(wishes, list) else [wishes]:
        if isinstance(wish, str) and (kind := _KIND.get(wish.rpartition(":")[2].rpartition("/")[2])):
            return cast(Kind, kind)
    return "reply" if answers else "comment"


def _quote(target: object) -> Quote | None:
    if not isinstance(target, dict):
        return None
    quote, place = _selected(target.get("selector"), 0)
    if not (quote or place):
        return None
    return Quote(
        exact=_text(quote, "exact"),
        prefix=_text(quote, "prefix"),
        suffix=_text(quote, "suffix"),
        start=place[0] if place else -1,
        end=place[1] if place else -1,
        digest=_made_on(target.get("state"), 0),
        occurs=cast(Occurs, occurs) if (occurs := _ours(quote, "occurs")) in _OCCURS else "",
    )


def _selected(selector: object, depth: int) -> tuple[Document, tuple[int, int] | None]:
    """Find quoted words and a place among selectors; places within a part (`refinedBy`) are none in the whole text."""
    quote: Document = {}
    place = None
    for one in selector if isinstance(selector, list) else [selector]:
        if not isinstance(one, dict):
            continue
        if one.get("type") == "TextQuoteSelector" and not quote:
            quote = one
        elif one.get("type") == "TextPositionSelector" and depth == 0 and place is None:
            start, end = one.get("start"), one.get("end")
            if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end:
                place = start, end
        if depth < 8 and (finer := _selected(one.get("refinedBy") or one.get("items"), depth + 1)[0]):
            quote = finer
    return quote, place


def _made_on(state: object, depth: int) -> str:
    for one in state if isinstance(state, list) else [state]:
        if isinstance(one, dict):
            digest = _digest(one.get("cached")) or (_made_on(one.get("refinedBy"), depth + 1) if depth < 8 else "")
            if digest:
                return digest
    return ""


def _digest(name: object) -> str:
    """Read a digest as RFC 6920 names content."""
    if not isinstance(name, str) or not name.startswith(_NI):
        return ""
    try:
        raw = base64.urlsafe_b64decode(name.removeprefix(_NI) + "=")
    except (binascii.Error, ValueError):
        return ""
    return raw.hex() if len(raw) == 32 else ""


def _named(digest: str) -> str:
    return _NI + base64.urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")


def _creator(value: object) -> tuple[Author, str]:
    who = _first(value)
    if isinstance(who, str):
        return Author(
            who.removeprefix("acct:").removeprefix("mailto:").partition("@")[0] if ":" in who[:7] else who
        ), ""
    if not isinstance(who, dict):
        return Author(), ""
    named = _text(who, "id")
    key = named if is_key(named) else ""
    name = _text(who, "name") or _text(who, "nickname") or ("" if key else named)
    return Author(name, _text(who, "email").removeprefix("mailto:"), key), _text(who, "email_sha1")


_YEARS: Final = (1000, 2999)


def _time(value: object) -> datetime | None:
    """Return a moment as it can be sorted and shown everywhere, None for what is none, or lies outside people's years."""
    try:
        moment = datetime.fromisoformat(str(_first(value)))
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if _YEARS[0] <= moment.year <= _YEARS[1] else None


def _text(part: Document, key: str) -> str:
    value = _first(part.get(key))
    return value if isinstance(value, str) else ""


def _ours(document: Document, key: str) -> str:
    value = document.get(PREFIX + key)
    return value if isinstance(value, str) else ""


def _put_target(document: Document, annotation: Annotation) -> None:
    if annotation.reply_to:
        document["target"] = f"urn:uuid:{annotation.reply_to}"
        return
    source = f"story:{annotation.story}"
    old = _first(document.get("target"))
    target = dict(old) if isinstance(old, dict) and "source" in old else {}
    if story_of(target) != annotation.story:
        target["source"] = source
    if annotation.quote is None:
        target.pop("selector", None)
        target.pop("state", None)
    elif annotation.quote != _quote(old):
        target["selector"] = _selectors(annotation.quote, target.get("selector"))
        target["state"] = _states(annotation, target.get("state"))
        if annotation.quote.occurs:
            _declare(document)
    keeps = {key for key in target if key not in {"type", "source"}}
    new = {"type": "SpecificResource", **target} if keeps else target["source"]
    rest = document["target"][1:] if isinstance(document.get("target"), list) else []
    document["target"] = [new, *rest] if rest else new


def _selectors(quote: Quote, old: object) -> list[Document]:
    """Both ways of finding the words stand side by side; a third that somebody else has given is kept after them."""
    made: list[Document] = []
    if quote.exact:
        words = {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
        made.append({**words, PREFIX + "occurs": quote.occurs} if quote.occurs else words)
    if quote.placed:
        made.append({"type": "TextPositionSelector", "start": quote.start, "end": quote.end})
    ours = {"TextQuoteSelector", "TextPositionSelector"}
    return made + [
        one
        for one in listed(old)
        if isinstance(one, dict) and one.get("type") not in ours and _selected(one, 0) == ({}, None)
    ]


def _states(annotation: Annotation, old: object) -> list[Document] | Document:
    """The text it was made on, by the time and by its content (RFC 6920), as a state that the model knows."""
    quote = annotation.quote
    others = [one for one in listed(old) if isinstance(one, dict) and one.get("type") != "TimeState"]
    time: Document = {"type": "TimeState", "sourceDate": _stamp(annotation.modified)}
    if quote and quote.digest:
        time["cached"] = _named(quote.digest)
    return [time, *others] if others else time


def _put_kind(document: Document, annotation: Annotation) -> None:
    document["motivation"] = _MOTIVATION[annotation.kind]
    _put_ours(document, "kind", annotation.kind)


def _put_creator(document: Document, annotation: Annotation) -> None:
    """A name, and a mark of the address where there is one: the address itself is nobody's business here."""
    who = _first(document.get("creator"))
    person: Document = dict(who) if isinstance(who, dict) else {"type": "Person"}
    mark = annotation.creator_sha1 or email_sha1(annotation.creator)
    if annotation.creator.key:
        person["id"] = annotation.creator.key
    for key, value in (("name", annotation.creator.name), ("email_sha1", mark)):
        person.pop(key, None)
        if value:
            person[key] = value
    if len(person) > 1:
        document["creator"] = person
    else:
        document.pop("creator", None)


def _put_times(document: Document, annotation: Annotation) -> None:
    for key, moment in (("created", annotation.created), ("modified", annotation.modified)):
        if moment != NO_TIME and _time(document.get(key)) != moment:
            document[key] = _stamp(moment)


def _put_rest(document: Document, annotation: Annotation) -> None:
    _put_ours(document, "colour", annotation.colour)
    _put_ours(document, "region", annotation.region)
    _put_ours(document, "period", annotation.period)
    _put_ours(document, "accepted", f"urn:uuid:{annotation.accepted}" if annotation.accepted else "")
    _put_ours(document, "left", _named(annotation.left) if annotation.left else "")
    _put_ours(document, "resolved", annotation.resolved)
    _put_ours(document, "deleted", annotation.deleted)


def _put_ours(document: Document, key: str, value: str | bool) -> None:
    if not value:
        document.pop(PREFIX + key, None)
        return
    document[PREFIX + key] = value
    _declare(document)


def _declare(document: Document) -> None:
    """Say what `pustaka:` means, in a file that came without it too."""
    contexts = listed(document.get("@context"))
    if not any(isinstance(one, dict) and "pustaka" in one for one in contexts):
        document["@context"] = [*contexts, {"pustaka": VOCABULARY}]


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


_WRITERS: Final[Mapping[tuple[str, ...], Callable[[Document, Annotation], None]]] = {
    ("kind",): _put_kind,
    ("text", "codes"): put_body,
    ("story", "quote", "reply_to"): _put_target,
    ("creator", "creator_sha1"): _put_creator,
    ("created", "modified"): _put_times,
    ("colour", "region", "period", "accepted", "left", "resolved", "deleted"): _put_rest,
}


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _one(value: object) -> str:
    return str(_first(value))
