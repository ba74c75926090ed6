"""The fields of a story as a person reads them: words for every code, key and place, in the language of the window."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kb.forms.head_forms import ROW_FORMS
from kb.signatures.review_rules import BOOKKEEPING
from kb.text.word_diff import differences
from kb.versions.version_comparison import Comparison, FieldChange
from ui.services.session import Session
from ui.widgets import value_words

if TYPE_CHECKING:
    from kb.base.words import Words

translate = QCoreApplication.translate
_CONCEPT: Final = re.compile(r"^[a-z]{3}\.([a-z0-9-]+)$")
_REGION: Final = re.compile(r"^\d{2}(?:\.\d{2})?$")
_DAY: Final = re.compile(r"^\d{4}-\d\d-\d\d$")
_NOTE: Final = re.compile(r"\[\^[^\]\s]+\](:?)")
_HIDDEN: Final = frozenset({"text", "mark", "person", "key", "signature", "pictures"})  # digests and signs of a machine


class FieldReader:
    """Returns what a field says; for one library and one language."""

    def __init__(self, session: Session) -> None:
        self._vocabulary, self._regions = session.vocabulary, session.regions
        self._language = session.language
        self._organisations = session.library.organisations()
        self._stories = {card.id: session.title(card) for card in session.catalogue.all_cards()}

    def read(self, key: str, value: object) -> str:
        """Return a value one line each, an empty line between two records of a list."""
        if isinstance(value, Mapping):
            return "\n".join(self._lines(key, value))
        if isinstance(value, list | tuple):
            records = any(isinstance(inner, Mapping) for inner in value)
            return ("\n\n" if records else "\n").join(filter(None, (self.read(key, inner) for inner in value)))
        return self._word(key, "", value)

    def fields(self, found: Comparison) -> tuple[FieldChange, ...]:
        """Return the fields that say something else, without the program's own bookkeeping."""
        told = (self.change(one, found) for one in found.fields if one.key not in BOOKKEEPING)
        return tuple(one for one in told if one.old != one.new)

    def change(self, one: FieldChange, found: Comparison) -> FieldChange:
        """Return the change of a field as a person reads it."""
        old, new = (self.read(one.key, file.front.values.get(one.key, "")) for file in (found.old, found.new))
        return FieldChange(key=one.key, name=one.name, old=old, new=new, pieces=differences(old, new))

    def _lines(self, field: str, record: Mapping[object, object]) -> Iterator[str]:
        for key, value in record.items():
            name = str(key)
            if name in _HIDDEN or value in (None, "", (), [], {}):
                continue
            if field == "participation":
                yield f"{self._concept(name)}: {value_words.participation(str(value))}"
            elif field == "regions" and name == "code":
                yield self._regions.name(str(value))
            elif isinstance(value, Mapping):
                yield from self._lines(f"{field}.{name}", value)
            else:
                yield f"{self._label(field, name)}: {self._word(field, name, value)}"

    def _label(self, field: str, key: str) -> str:
        form = ROW_FORMS.get(field.partition(".")[0])
        inner = ".".join((*field.split(".")[1:], key))
        if form is not None:
            label: Words | None = next((one.label for one in form.blanks if one.key == inner), None)
            if label is not None:
                return label.say(self._language).rstrip(" …?")
        return {
            "basis": translate("FieldReader", "Boleh dibaca karena"),
            "audience": translate("FieldReader", "Siapa yang boleh membaca"),
            "declared_by": translate("FieldReader", "Dinyatakan oleh"),
            "date": translate("FieldReader", "Tanggal"),
            "review": translate("FieldReader", "Ditanyakan kembali"),
            "withdrawn": translate("FieldReader", "Ditarik"),
            "note": translate("FieldReader", "Keterangan"),
            "role": translate("FieldReader", "Peran"),
            "name": translate("FieldReader", "Nama"),
            "by": translate("FieldReader", "Oleh"),
            "outcome": translate("FieldReader", "Keputusan"),
            "answers": translate("FieldReader", "Jawaban"),
        }.get(key, _plain(key))

    def _word(self, field: str, key: str, value: object) -> str:
        said = str(value)
        told = self._sayings(field).get(key or field)
        if told is not None:
            return told(said)
        if _DAY.match(said):
            return value_words.date(said, self._language)
        if _CONCEPT.match(said):
            return self._concept(said)
        return self._regions.name(said) if field == "regions" and _REGION.match(said) else without_codes(said)

    def _sayings(self, field: str) -> Mapping[str, Callable[[str], str]]:
        """Return how the words of a closed list are said, by their key."""
        roles = {"regions": value_words.region_role, "actors": value_words.actor_role}
        return {
            "basis": value_words.consent_basis,
            "audience": value_words.audience,
            "certainty": value_words.certainty,
            "kind": value_words.kind,
            "licence": value_words.licence,
            "language": _language,
            "outcome": _outcome,
            "period": lambda said: value_words.period(said, self._language),
            "story": lambda said: self._stories.get(said, _plain(said)),
            "organisation": self._organisation,
            **({"role": roles[field]} if field in roles else {}),
            **({"type": _relation} if field == "relations" else {}),
        }

    def _organisation(self, code: str) -> str:
        known = self._organisations.get(code)
        return known.name if known is not None else _plain(code)

    def _concept(self, code: str) -> str:
        label = self._vocabulary.label(code, self._language)
        unknown = _CONCEPT.match(label)
        return _plain(unknown[1]) if unknown else label


def without_codes(text: str) -> str:
    """Return a text of a story with a word in place of the codes of its footnotes."""

    def word(found: re.Match[str]) -> str:
        behind = translate("FieldReader", "Catatan kaki:")
        return behind if found[1] else " " + translate("FieldReader", "(catatan kaki)")

    return _NOTE.sub(word, text)


def _language(code: str) -> str:
    return {"id": translate("FieldReader", "Indonesia"), "en": translate("FieldReader", "Inggris")}.get(code, code)


def _outcome(code: str) -> str:
    return {
        "signed": translate("FieldReader", "ditandatangani"),
        "returned": translate("FieldReader", "dikembalikan"),
    }.get(code, code)


def _relation(code: str) -> str:
    return value_words.relation(code, outgoing=True)


def _plain(code: str) -> str:
    """A code that nobody knows, as words."""
    return re.sub(r"[_-]+", " ", code)
