"""What a person wrote in a note, wherever it stands in its file: all of it is asked by the gate, typed or imported."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kb.annotation.annotation import Annotation
from kb.annotation.annotation_json import VOCABULARY, to_document
from kb.annotation.annotation_model import CONTEXT
from kb.base.folding import fold

# What the model itself is made of, and nobody's words; anything else under the same keys is asked.
_MODEL: Final = frozenset(
    [
        "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "FragmentSelector",
        "RangeSelector", "XPathSelector", "CssSelector", "DataPositionSelector", "SvgSelector", "State", "TimeState",
        "HttpRequestState", "CssStylesheet", "Audience", "EducationalAudience", "Composite", "List", "Independents",
        "AnnotationPage", "AnnotationCollection", "ResourceSelection", "Person", "Organization", "Software", "Choice", "Text", "Dataset", "Image", "Video", "Sound",
    ]
)  # fmt: skip
_MACHINE: Final = re.compile(
    r"[a-z]+/[a-z0-9.+-]+|[a-z]{2,3}(?:-[A-Za-z]{2,4})?|(?:urn:uuid|story|did:key|ni|sha1|schema):\S+|acct:[\w.+-]+@hypothes\.is|[\d:.TZ+-]+|[0-9a-f]{40,64}",
)
# Who wrote it, and under what it is known elsewhere: theirs to give, and held to the floor.
_SIGNED: Final = frozenset({"creator", "user", "user_info", "permissions"})
_OF_PEOPLE: Final = frozenset({"name", "nickname", "display_name", "id", "homepage", "email", "email_sha1", "read"})
_ADDRESSED: Final = frozenset({"id", "references", "canonical", "via"})


def is_models(text: str) -> bool:
    """Tell whether a string is a word of the model of notes itself."""
    return text in _MODEL or text in {CONTEXT, VOCABULARY}


def written_words(note: Annotation) -> dict[str, str]:
    """Return every text of a note by a name: what it says, its own codes, place and time, its quote, unknown fields.

    The name of the text is "note"; those of the others only tell them apart.
    """
    found = {"note": note.text, **{f"code-{code}": code for code in note.codes}}
    found |= {"period": note.period, "region": note.region}
    if note.quote is not None:
        found |= {"quote": note.quote.exact, "before": note.quote.prefix, "after": note.quote.suffix}
    known = set(found.values())
    document: dict[str, Any] = to_document(note)
    for number, text in enumerate(dict.fromkeys(_strings(document))):
        if text not in known and not is_models(text) and not _MACHINE.fullmatch(text):
            found[f"more-{number}"] = text
    return {name: text for name, text in found.items() if any(sign.isalnum() for sign in text)}


def new_words(note: Annotation, before: Annotation | None, said: str) -> dict[str, str]:
    """Return of a note what was not asked before: neither in its earlier state, nor among the words beside it (`said`).

    What is quoted from `said` stands there for everybody to read; its own text is asked whatever stands there.
    """
    asked = set(written_words(before).values()) if before else set()
    there = fold(said)
    return {
        name: text
        for name, text in written_words(note).items()
        if text not in asked and (name not in {"quote", "before", "after"} or fold(text) not in there)
    }


def _strings(value: object) -> Iterator[str]:
    """Every string, names of fields too: a stranger's program may have put anything anywhere."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key in _SIGNED:
                rest = (
                    {one: more for one, more in inner.items() if one not in _OF_PEOPLE}
                    if isinstance(inner, Mapping)
                    else {}
                )
                yield from _strings(rest)
            else:
                if not str(key).islower():  # "xKarsinah", but not "motivation"
                    yield str(key)
                yield from _strings(inner) if key not in _ADDRESSED else filter(_has_spaces, _strings(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _has_spaces(text: str) -> bool:
    return len(text.split()) > 1
