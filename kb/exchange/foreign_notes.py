"""Reading notes of other tools: W3C annotations, alone or collected, and what Hypothesis gives out.

All become documents of the W3C model, with everything that stood in them; nothing is ever fetched from anywhere.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from kb.annotation.annotation_json import PREFIX, VOCABULARY
from kb.annotation.annotation_model import CONTEXT, has_context, is_a, is_iri, listed, parsed
from kb.base.problems import KnownError
from kb.base.words import Words

Document = dict[str, Any]
MOST: Final = 50_000_000  # bytes
HYPOTHESIS: Final = "https://hypothes.is/a/"
_ROW: Final = ("uri", "user", "target")  # what every annotation of Hypothesis has
_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)?")


class Foreign(msgspec.Struct, frozen=True):
    """A note as it came: its document, which nobody has held against the model yet, and whether only its writer saw it."""

    document: Document
    private: bool = False


def read_foreign(raw: bytes) -> list[Foreign]:
    """Return the notes in the bytes of a file; raises KnownError when it is no such file."""
    stripped = raw.removeprefix(b"\xef\xbb\xbf").lstrip()
    if stripped.startswith(b"["):
        raw = b'{"items":' + stripped + b"}"
    document = parsed(raw, MOST)
    found = list(_found(document))
    if not found:
        raise _nothing(document)
    return found


def _found(document: Document) -> Iterator[Foreign]:
    if is_a(document, "Annotation") and "items" not in document:
        yield Foreign(document)
    elif is_a(document, "AnnotationCollection"):
        for page in listed(document.get("first")):
            if isinstance(page, dict):
                yield from _of_page(page, document)
    elif is_a(document, "AnnotationPage"):
        yield from _of_page(document, document)
    else:
        rows = document.get("rows", document.get("items", document.get("annotations")))
        for row in listed(rows) if rows is not None else [document]:
            yield from _of_row(row)


def _of_page(page: Document, whole: Document) -> Iterator[Foreign]:
    """Notes on a page have the context of the page, or of the collection."""
    context = page.get("@context", whole.get("@context"))
    for item in listed(page.get("items")):
        if isinstance(item, dict):
            yield Foreign(item if "@context" in item or context is None else {"@context": context, **item})


def _of_row(row: object) -> Iterator[Foreign]:
    if not isinstance(row, dict):
        return
    if is_a(row, "Annotation") or has_context(row):
        yield Foreign(row)
    elif all(key in row for key in _ROW):
        yield _of_hypothesis(row)


def _of_hypothesis(row: Document) -> Foreign:
    """Put an annotation of Hypothesis into the model; the whole of it is kept beside, word for word."""
    document: Document = {
        "@context": [CONTEXT, {"pustaka": VOCABULARY}],
        "id": _address(row.get("id")),
        "type": "Annotation",
        "motivation": "commenting" if row.get("text") else "highlighting",
        "creator": {"type": "Person", "name": _person(row)},
    }
    for key, name in (("created", "created"), ("updated", "modified")):
        if moment := _moment(row.get(key)):
            document[name] = moment
    bodies: list[Document] = []
    if isinstance(text := row.get("text"), str) and text:
        bodies.append({"type": "TextualBody", "value": text, "format": "text/markdown"})
    tags = [tag for tag in listed(row.get("tags")) if isinstance(tag, str) and tag.strip()]
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags]
    if bodies:
        document["body"] = bodies
    answered = [one for one in listed(row.get("references")) if isinstance(one, str)]
    if answered:
        document["motivation"] = "replying"
        document["target"] = _address(answered[-1])
    else:
        document["target"] = _target(row)
    document[f"{PREFIX}hypothesis"] = row
    permissions = row.get("permissions")
    readers = listed(permissions.get("read")) if isinstance(permissions, dict) else []
    return Foreign(document, private=bool(readers) and not any(str(one).startswith("group:") for one in readers))


def _target(row: Document) -> object:
    """Only the quoted words can be found in a story: places and paths are those of a page of the web."""
    uri = row.get("uri")
    for target in listed(row.get("target")):
        for selector in listed(target.get("selector")) if isinstance(target, dict) else []:
            if is_a(selector, "TextQuoteSelector"):
                return {"type": "SpecificResource", "source": uri, "selector": selector}
    return uri


def _address(name: object) -> str:
    text = str(name).strip()
    return text if is_iri(text) else f"{HYPOTHESIS}{text}"


def _person(row: Document) -> str:
    info = row.get("user_info")
    shown = info.get("display_name") if isinstance(info, dict) else None
    user = str(row.get("user", "")).removeprefix("acct:").partition("@")[0]
    return shown if isinstance(shown, str) and shown else user


def _moment(value: object) -> str:
    found = _DAY.fullmatch(value) if isinstance(value, str) else None
    if not found:
        return ""
    zone = found[2] or "Z"
    return found[1] + (zone if zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}")


def _nothing(document: Document) -> KnownError:
    if is_a(document, "AnnotationCollection"):
        return KnownError(
            Words(
                "Kumpulan ini hanya menyebut alamat catatannya; catatannya sendiri tidak ada di berkas ini.",
                "This collection only names the addresses of its notes; the notes themselves are not in this file.",
            ),
            Words(
                "Program ini tidak mengambil apa pun dari internet. Ekspor lagi bersama isinya, lalu impor berkas itu.",
                "This program fetches nothing from the internet. Export it again with its content and import that file.",
            ),
            code="import-elsewhere",
        )
    return KnownError(
        Words("Di berkas ini tidak ada catatan yang dikenal.", "There are no notes of a known kind in this file."),
        Words(
            "Yang dapat diimpor: anotasi W3C (JSON-LD), satu atau terkumpul, dan ekspor Hypothesis (JSON).",
            "What can be imported: W3C annotations (JSON-LD), alone or collected, and exports of Hypothesis (JSON).",
        ),
        code="import-nothing",
    )
