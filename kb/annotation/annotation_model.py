"""What the W3C Web Annotation Data Model asks of a file, and the sentence for a file that does not keep it.

Every MUST of the model is held here, once, for files of the library and for those that come from elsewhere. The three
kinds of sets that the model's last version dropped (Composite, List, Independents) are still taken: they are harmless.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from kb.base import plain_json
from kb.base.problems import KnownError
from kb.base.words import Words

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
MAX_BYTES: Final = 1_000_000
DEEPEST: Final = 40
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.IGNORECASE)
_SETS: Final = frozenset({"Choice", "Composite", "List", "Independents"})
_SPECIFIC: Final = ("purpose", "selector", "state", "styleClass", "renderedVia", "scope")
Document = dict[str, Any]


class _RefusedError(Exception):
    """A rule that is broken, in both languages; becomes a KnownError at the door."""

    def __init__(self, id_: str, en: str) -> None:
        super().__init__(en)
        self.what = Words(id_, en)


def parsed(raw: bytes, most: int = MAX_BYTES) -> Document:
    """Return the JSON object in some bytes; raises KnownError when there is none, or it is too big or too deep."""
    if len(raw) > most:
        raise _refused(
            Words(
                f"Berkas catatan ini terlalu besar (lebih dari {most // 1_000_000 or 1} MB).",
                f"This file of notes is too big (more than {most // 1_000_000 or 1} MB).",
            ),
            "note-too-big",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refused(
            Words(f"Baris {line} berkas ini bukan teks UTF-8.", f"Line {line} of this file is no UTF-8 text."),
            "note-not-text",
        ) from error
    if _depth(text) > DEEPEST:
        raise _refused(
            Words("Isi berkas catatan ini bersarang terlalu dalam.", "What this file holds is nested too deeply."),
            "note-too-deep",
        )
    try:
        document = plain_json.decode(text.encode())
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        place = re.search(r"byte (\d+)", str(error))
        line = text.encode("utf-8", "replace").count(b"\n", 0, int(place[1])) + 1 if place else 1
        raise _refused(
            Words(f"Berkas ini bukan JSON yang utuh (baris {line}).", f"This file is no whole JSON (line {line})."),
            "note-not-json",
        ) from error
    if not isinstance(document, dict):
        raise _refused(
            Words("Isi berkas ini bukan sebuah catatan.", "What this file holds is no note."), "not-annotation"
        )
    return document


def must_be_annotation(document: Document) -> None:
    """Raise KnownError with the first rule of the model that a document breaks."""
    if is_a(document, "AnnotationCollection") or is_a(document, "AnnotationPage"):
        raise KnownError(
            Words("Ini kumpulan catatan, bukan satu catatan.", "This is a collection of notes, not one note."),
            Words("Imporlah sebagai kumpulan catatan.", "Import it as a collection of notes."),
            code="note-collection",
        )
    try:
        _context(document)
        _annotation(document)
    except _RefusedError as error:
        raise _refused(error.what, "not-annotation") from error


def has_context(document: Document) -> bool:
    """Tell whether a document says that it follows the model."""
    value = document.get("@context")
    return value == CONTEXT or (isinstance(value, list) and CONTEXT in value)


def is_iri(value: object) -> bool:
    """Tell whether something is one whole address."""
    return isinstance(value, str) and _IRI.fullmatch(value) is not None


def is_a(document: object, name: str) -> bool:
    """Tell whether an object says that it is of some type."""
    return isinstance(document, dict) and name in listed(document.get("type"))


def listed(value: object) -> list[Any]:
    """Return something that may stand alone or in a list as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _context(document: Document) -> None:
    if not has_context(document):
        raise _RefusedError(
            f"“@context” tidak menyebut “{CONTEXT}”, jadi ini bukan anotasi W3C.",
            f"“@context” does not name “{CONTEXT}”, so this is no W3C annotation.",
        )


def _annotation(document: Document) -> None:
    if not is_a(document, "Annotation"):
        kinds = ", ".join(str(kind) for kind in listed(document.get("type")))
        raise _RefusedError(
            f"“type” harus “Annotation”{f', bukan “{kinds}”' if kinds else ''}.",
            f"“type” must be “Annotation”{f', not “{kinds}”' if kinds else ''}.",
        )
    _single(document, "id", is_iri, needed=True)
    if not listed(document.get("target")):
        raise _RefusedError(
            "“target” tidak ada: catatan ini tidak menunjuk apa pun.", "There is no “target”: it points to nothing."
        )
    if "body" in document and "bodyValue" in document:
        raise _RefusedError(
            "“body” dan “bodyValue” tidak boleh ada bersama.", "“body” and “bodyValue” exclude each other."
        )
    _single(document, "bodyValue", lambda value: isinstance(value, str))
    _about(document)
    _single(document, "generated", _is_time)
    for key in ("creator", "generator"):
        if not all(is_iri(who) or isinstance(who, dict) for who in listed(document.get(key))):
            raise _RefusedError(f"“{key}” bukan orang atau alamat.", f"“{key}” is neither a person nor an address.")
    for body in listed(document.get("body")):
        _resource(body, "body")
    for target in listed(document["target"]):
        _resource(target, "target")


def _about(thing: Document) -> None:
    """Rules for an annotation, and for bodies, targets and sources alike."""
    for key in ("created", "modified"):
        _single(thing, key, _is_time)
    _single(thing, "canonical", is_iri)
    for key in ("rights", "via"):
        if not all(is_iri(value) for value in listed(thing.get(key))):
            raise _RefusedError(f"“{key}” bukan alamat (IRI).", f"“{key}” is no address (IRI).")


def _resource(thing: object, role: str) -> None:
    """One body or target: an address, something described, a part of something, a text of its own, or a choice."""
    if isinstance(thing, str):
        if not is_iri(thing):
            raise _RefusedError(
                f"“{role}” berisi “{thing[:60]}”, yang bukan alamat (IRI).",
                f"“{role}” holds “{thing[:60]}”, which is no address (IRI).",
            )
        return
    if not isinstance(thing, dict):
        raise _RefusedError(f"“{role}” bukan alamat atau objek.", f"“{role}” is neither an address nor an object.")
    _about(thing)
    _single(thing, "textDirection", lambda value: value in ("ltr", "rtl", "auto"))
    _single(thing, "processingLanguage", lambda value: isinstance(value, str))
    for key in ("format", "language"):
        if not all(isinstance(value, str) for value in listed(thing.get(key))):
            raise _RefusedError(f"“{key}” dalam “{role}” harus teks.", f"“{key}” in “{role}” must be text.")
    if sets := _SETS.intersection(kind for kind in listed(thing.get("type")) if isinstance(kind, str)):
        _set(thing, role, len(sets))
        return
    if "items" in thing:
        raise _RefusedError(
            f"“items” dalam “{role}” hanya untuk pilihan (“Choice”).", f"“items” in “{role}” is for a “Choice” only."
        )
    if "source" in thing:
        _specific(thing, role)
    elif role == "body" and isinstance(thing.get("value"), str):
        return
    elif not is_iri(_alone(thing.get("id"))):
        raise _RefusedError(
            f"“{role}” tidak punya alamat (“id” atau “source”).", f"“{role}” has no address (“id” or “source”)."
        )
    elif is_a(thing, "TextualBody") and role == "body" and "value" in thing:
        raise _RefusedError("“value” harus satu teks.", "“value” must be one text.")


def _set(thing: Document, role: str, kinds: int) -> None:
    if kinds > 1:
        raise _RefusedError(
            f"Pilihan dalam “{role}” punya lebih dari satu jenis.", f"A set in “{role}” has more than one type."
        )
    for key in ("value", "purpose", "source"):
        if key in thing:
            raise _RefusedError(
                f"Pilihan dalam “{role}” tidak boleh punya “{key}”.", f"A choice in “{role}” may not have “{key}”."
            )
    items = thing.get("items")
    if not isinstance(items, list) or not items:
        raise _RefusedError(f"Pilihan dalam “{role}” tidak berisi apa pun.", f"A choice in “{role}” holds nothing.")
    for item in items:
        _resource(item, role)


def _specific(thing: Document, role: str) -> None:
    source = thing["source"]
    if isinstance(source, dict):
        _resource({"id": None, **source} if "id" not in source else source, role)
        if "source" in source or "items" in source:
            raise _RefusedError("“source” harus satu sumber.", "“source” must be one resource.")
    elif not is_iri(source):
        raise _RefusedError(
            f"“source” dalam “{role}” bukan alamat (IRI).", f"“source” in “{role}” is no address (IRI)."
        )
    if not any(key in thing for key in _SPECIFIC):
        raise _RefusedError(
            f"“{role}” menunjuk sebagian sumber tetapi tidak mengatakan bagian mana.",
            f"“{role}” is a part of a resource and does not say which part.",
        )
    for key in ("selector", "state"):
        for part in listed(thing.get(key)):
            _part(part, key, 0)
    if not all(isinstance(name, str) for name in listed(thing.get("styleClass"))):
        raise _RefusedError("“styleClass” harus teks.", "“styleClass” must be text.")


def _part(part: object, key: str, depth: int) -> None:
    """A selector or a state, known or named by an address, each refined by another or not."""
    if is_iri(part):
        return
    if not isinstance(part, dict):
        raise _RefusedError(f"“{key}” bukan alamat atau objek.", f"“{key}” is neither an address nor an object.")
    if depth > DEEPEST or not _sound(part):
        kind = _alone(part.get("type")) or "?"
        raise _RefusedError(
            f"“{key}” dari jenis “{kind}” tidak lengkap atau tidak dikenal.",
            f"“{key}” of type “{kind}” is not whole, or of no known type.",
        )
    for finer in listed(part.get("refinedBy")):
        _part(finer, "refinedBy", depth + 1)


def _sound(part: Document) -> bool:
    """Whether a selector or state has what its type needs; one of an unknown type must at least have an address."""
    kind = _alone(part.get("type"))
    if not isinstance(kind, str) or kind not in _SOUND:
        return is_iri(_alone(part.get("id")))
    return _SOUND[kind](part)


def _sound_value(part: Document) -> bool:
    return isinstance(part.get("value"), str) and ("conformsTo" not in part or is_iri(part["conformsTo"]))


def _sound_quote(part: Document) -> bool:
    return isinstance(part.get("exact"), str) and all(
        isinstance(part.get(key, ""), str) for key in ("prefix", "suffix")
    )


def _sound_place(part: Document) -> bool:
    return all(type(part.get(key)) is int and part[key] >= 0 for key in ("start", "end"))


def _sound_range(part: Document) -> bool:
    ends = [part.get("startSelector"), part.get("endSelector")]
    return all(is_iri(end) or (isinstance(end, dict) and _sound(end)) for end in ends)


def _sound_drawing(part: Document) -> bool:
    return isinstance(part.get("value"), str) != is_iri(part.get("id"))


def _sound_time(part: Document) -> bool:
    moments = listed(part.get("sourceDate"))
    span = [part[key] for key in ("sourceDateStart", "sourceDateEnd") if key in part]
    whole = (bool(moments) and not span) or (not moments and len(span) == 2)
    return whole and all(map(_is_time, [*moments, *span])) and ("cached" not in part or is_iri(part["cached"]))


_SOUND: Final[Mapping[str, Callable[[Document], bool]]] = {
    "FragmentSelector": _sound_value,
    "CssSelector": _sound_value,
    "XPathSelector": _sound_value,
    "HttpRequestState": _sound_value,
    "TextQuoteSelector": _sound_quote,
    "TextPositionSelector": _sound_place,
    "DataPositionSelector": _sound_place,
    "RangeSelector": _sound_range,
    "SvgSelector": _sound_drawing,
    "TimeState": _sound_time,
}


def _single(thing: Document, key: str, right: Callable[[Any], bool], *, needed: bool = False) -> None:
    if key not in thing and not needed:
        return
    value = thing.get(key)
    if not right(_alone(value)):
        shown = msgspec.json.encode(value).decode()[:60]
        raise _RefusedError(
            f"“{key}” harus satu nilai yang sah, bukan {shown}.", f"“{key}” must be one proper value, not {shown}."
        )


def _alone(value: Any) -> Any:  # noqa: ANN401  whatever JSON may hold
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _is_time(value: object) -> bool:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value.upper())
    except ValueError:
        return False
    return True


def _depth(text: str) -> int:
    """Count how deep brackets nest outside of strings, before a parser has to."""
    depth = deepest = 0
    for sign in _brackets(text):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _brackets(text: str) -> Iterator[str]:
    for found in re.finditer(r'"(?:[^"\\]|\\.)*+"|([\[\]{}])', text, re.DOTALL):
        if found[1]:
            yield found[1]


def _refused(what: Words, code: str) -> KnownError:
    return KnownError(
        what,
        Words(
            "Perbaiki atau pindahkan berkas ini; program tidak mengubahnya, dan catatan lain tetap terbaca.",
            "Correct or move this file; the program does not change it, and all other notes can be read.",
        ),
        code=code,
    )
