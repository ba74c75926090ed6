"""Notes ready to leave: the file as it would be written, and every text in it that somebody wrote, for the gate.

parcel = pack(gather(catalogue, notes, wish), "md", "id")
kb.library.outgoing_texts.look_through(library.folder, parcel.texts, parcel.said)      # nothing leaves before that
write_atomically(place, parcel.data)
"""

import csv
import io
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal, get_args

import msgspec

from kb.annotation.annotation import Annotation
from kb.annotation.annotation_json import PREFIX
from kb.annotation.note_words import is_models
from kb.base import plain_json
from kb.base.nested_strings import strings_in
from kb.base.words import Words
from kb.exchange.export_labels import TITLE
from kb.exchange.jsonld import to_jsonld
from kb.exchange.note_collection import Sheet
from kb.exchange.note_html import to_html
from kb.exchange.note_sheets import to_csv, to_markdown
from kb.library.outgoing_texts import Said

Form = Literal["md", "html", "csv", "jsonld"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
# What the model itself needs; everything else in a file from elsewhere may be somebody's words.
_MODEL: Final = frozenset(
    {
        "@context",
        "id",
        "type",
        "motivation",
        "purpose",
        "format",
        "creator",
        "created",
        "modified",
        "generator",
        "generated",
        "canonical",
        "target",
    }
)

_STYLE: Final = re.compile("<style>.*?</style>", re.DOTALL)
_KEPT: Final = frozenset({f"{PREFIX}hypothesis", f"{PREFIX}target"})  # of our own fields, those that others filled


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """A file of notes that nobody has written yet."""

    form: Form
    data: bytes
    threads: int
    notes: int
    private: int  # how many of them only their writer could read until now
    texts: Mapping[str, str]  # what people wrote in them, by the id of the note
    said: Said  # all that the file says, taken from its very bytes


def pack(sheets: Sequence[Sheet], form: Form, language: str = "id", title: Words = TITLE) -> Parcel:
    """Put notes into the form that is wished for."""
    notes = [note for sheet in sheets for thread in sheet.threads for note in (thread.note, *thread.answers)]
    data = _data(sheets, form, language, title)
    return Parcel(
        form=form,
        data=data,
        threads=sum(len(sheet.threads) for sheet in sheets),
        notes=len(notes),
        private=sum(note.private for note in notes),
        texts={note.id: "\n".join(_texts(note, form)) for note in notes},
        said=Said(
            strings=tuple(dict.fromkeys(_said(data, form))),
            signers=tuple(dict.fromkeys(note.creator.name for note in notes if note.creator.name)),
        ),
    )


def _data(sheets: Sequence[Sheet], form: Form, language: str, title: Words) -> bytes:
    if form == "csv":
        return to_csv(sheets)
    if form == "jsonld":
        return to_jsonld(sheets, title.say(language), str(uuid.uuid4()))
    if form == "html":
        return to_html(sheets, language, title.say(language)).encode("utf-8", "replace")
    return to_markdown(sheets, language).encode("utf-8", "replace")


def _said(data: bytes, form: Form) -> Iterator[str]:
    """Yield every string of a file as it would be written, so that no field of it can be forgotten."""
    text = data.decode("utf-8-sig")
    if form == "csv":
        yield from (cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)
    elif form == "jsonld":
        yield from (
            one for one in strings_in(plain_json.decode(data), keys=True) if one != "@context" and not is_models(one)
        )
    else:
        yield _STYLE.sub("", text)


def _texts(note: Annotation, form: Form) -> Iterator[str]:
    """Yield what a person wrote into a note; words of the story have been through the gate with it."""
    own = (note.text, *note.codes, note.period)
    yield from filter(None, own)
    if form == "jsonld" and note.extra:
        document: dict[str, Any] = plain_json.decode(note.extra, type=dict[str, Any])
        yield from (text for text in _strings(document) if text not in own)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _MODEL and (key in _KEPT or not key.startswith(PREFIX)):
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
