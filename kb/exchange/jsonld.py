"""Notes as a W3C AnnotationCollection: every field that a file of notes has, for other tools and other libraries."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from kb.annotation.annotation import Annotation
from kb.annotation.annotation_json import VOCABULARY, to_document
from kb.annotation.annotation_model import CONTEXT, listed
from kb.exchange.note_collection import Sheet

_OURS: Final = [CONTEXT, {"pustaka": VOCABULARY}]
_DELETED: Final = "pustaka:deleted"


def to_jsonld(sheets: Sequence[Sheet], title: str, collection: str) -> bytes:
    """Write notes as one collection with one page; `collection` is its UUID, new for each export.

    Notes that were deleted but answered stay in it, so that answers have what they answer.
    """
    items = [_leaving(note) for sheet in sheets for thread in sheet.threads for note in (thread.note, *thread.answers)]
    name = f"urn:uuid:{collection}"
    first: dict[str, Any] = {"id": f"{name}#1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    document: dict[str, Any] = {
        "@context": _OURS,
        "id": name,
        "type": "AnnotationCollection",
        "label": title,
        "total": len(items),
    }
    if items:
        document["first"] = first
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _leaving(note: Annotation) -> dict[str, Any]:
    """Take out what stays at home: the mark of an address whose owner did not write the address itself there."""
    document = to_document(note)
    if document.get("@context") == _OURS:
        del document["@context"]  # the collection says it for all
    document["creator"] = [_named(who) for who in listed(document.get("creator"))]
    if len(document["creator"]) == 1:
        document["creator"] = document["creator"][0]
    elif not document["creator"]:
        del document["creator"]
    return document


def _named(who: object) -> object:
    if isinstance(who, dict) and "email" not in who:
        return {key: value for key, value in who.items() if key != "email_sha1"}
    return who
