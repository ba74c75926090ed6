"""Reading the scheme files of a vocabulary (`vocabulary/*.yaml`) one concept at a time.

A person edits these files by hand. One broken concept must not take the other fifty with it, so each is converted by
itself, and what cannot be used is left out and told with its line.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec

from kb.base import entries
from kb.base.bounds import MANY
from kb.base.plain_yaml import PlainMapping, PlainYamlError, load
from kb.base.problems import Problem
from kb.base.words import Words
from kb.story.story import ConceptId
from kb.vocabulary import vocabulary_problems as problem_of
from kb.vocabulary.concept import SCHEMES, CloseMatch, Concept, Discouraged, OfficialCode, Scheme

MAX_BYTES: Final = 1024 * 1024
_Label = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
_Labels = dict[str, tuple[_Label, ...]]
_Wordings = Annotated[dict[str, _Label], msgspec.Meta(min_length=1)]


class _Discouraged(msgspec.Struct, frozen=True, kw_only=True):
    """Words that hurt, as they stand in the file."""

    words: _Labels
    instead: _Wordings | None = None
    instead_of_child: _Wordings | None = None
    reason: _Wordings | None = None
    unless: _Labels = {}


class _Entry(msgspec.Struct, frozen=True, kw_only=True, rename={"close_matches": "closeMatch"}):
    """A concept as it stands in the file."""

    id: ConceptId
    label: _Wordings
    alt: _Labels = {}
    hidden: _Labels = {}
    discouraged: tuple[_Discouraged, ...] = ()
    broader: str | None = None
    codes: tuple[OfficialCode, ...] = ()
    close_matches: tuple[CloseMatch, ...] = ()
    description: _Wordings | None = None
    sources: tuple[str, ...] = ()


class _Header(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of itself; `lists` names the codes of official lists once, for all concepts."""

    id: str = ""
    title: dict[str, str] = {}
    version: str = ""
    licence: str = ""
    lists: dict[str, "_CodeList"] = {}


class _CodeList(msgspec.Struct, frozen=True, kw_only=True):
    codes: dict[str, str] = {}


_FIELDS: Final = {field.encode_name: field for field in msgspec.structs.fields(_Entry)}
_MUST: Final = ("id", "label")
_EMPTY: Final = ("", "~", "null")


def read_folder(folder: Path) -> tuple[list[Scheme], list[Problem]]:
    """Read every scheme file in `folder`; never raises for what stands in them, or for what is missing."""
    if not entries.is_folder(folder.parent, folder.name):
        return [], [problem_of.missing_folder(folder.name)]
    files = sorted((folder / name for name in scheme_files(folder)), key=_in_order)
    present = {file.stem for file in files}
    problems = [problem_of.missing_scheme(f"{folder.name}/{name}.yaml") for name in SCHEMES if name not in present]
    read = [_File(file, f"{folder.name}/{file.name}") for file in files]
    kept: dict[str, tuple[Concept, _File]] = {}
    for file in read:
        for concept in file.concepts:
            if concept.id in kept:
                problems.append(problem_of.repeated(file.path, file.line(concept), concept.id))
            else:
                kept[concept.id] = concept, file
        problems += file.problems
    concepts = _grounded(kept, problems)
    return [file.scheme([c for c in concepts if kept[c.id][1] is file]) for file in read if file.usable], problems


def scheme_files(folder: Path) -> list[str]:
    """Return the names of the scheme files in a vocabulary, sorted; none where it is reached by a link. Never raises."""
    try:
        return [one.name for one in entries.listed(folder.parent, folder.name) if one.name.endswith(".yaml")]
    except OSError:
        return []


class _File:
    """One scheme file while it is read: its text, to point at lines, and what could be had from it."""

    def __init__(self, file: Path, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.concepts: list[Concept] = []
        self.usable = False
        self._stem = file.stem
        self._header = _Header()
        self._lines: list[tuple[Concept, Mapping[str, int]]] = []
        values = self._parse(self._read(file))
        if isinstance(values, PlainMapping):
            self.usable = True
            self._header = self._read_header(values)
            self._read_concepts(values.get("concepts"))

    def scheme(self, concepts: list[Concept]) -> Scheme:
        """Return the scheme with the concepts that stood every test."""
        header = self._header
        return Scheme(
            id=self._name,
            title=_words(header.title) if header.title else Words(self._name, self._name),
            version=header.version,
            licence=header.licence,
            concepts=tuple(concepts),
        )

    def line(self, concept: Concept, key: str = "id") -> int | None:
        """Return the line (from 1) of one of a concept's keys."""
        lines = next((lines for own, lines in self._lines if own is concept), {})
        return lines.get(key)

    @property
    def _name(self) -> str:
        return self._header.id or self._stem

    def _read(self, file: Path) -> str:
        try:
            raw = entries.read(file.parent.parent, f"{file.parent.name}/{file.name}", MAX_BYTES)
        except OSError as error:
            self.problems.append(problem_of.unreadable(self.path, error))
            return ""
        if len(raw) > MAX_BYTES:
            self.problems.append(problem_of.too_big(self.path))
            return ""
        try:
            return raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            self.problems.append(problem_of.not_utf8(self.path, raw.count(b"\n", 0, error.start) + 1))
            return ""

    def _parse(self, text: str) -> object:
        if self.problems:
            return None
        try:
            values = load(text)
        except PlainYamlError as error:
            self.problems.append(problem_of.bad_yaml(self.path, error.line, error.reason))
            return None
        if not isinstance(values, dict) or not isinstance(values.get("concepts"), list):
            self.problems.append(problem_of.no_concepts(self.path))
        return values

    def _read_header(self, values: Mapping[str, Any]) -> _Header:
        header = {}
        for field in msgspec.structs.fields(_Header):
            if field.name in values:
                try:
                    header[field.name] = msgspec.convert(values[field.name], field.type)
                except msgspec.ValidationError as error:
                    self.problems.append(problem_of.bad_header(self.path, field.name, str(error)))
        return _Header(**header)

    def _read_concepts(self, entries: object) -> None:
        listed = entries if isinstance(entries, list) else []
        if len(listed) > MANY:
            self.problems.append(problem_of.too_big(self.path))
        for number, value in enumerate(listed[:MANY], start=1):
            entry = self._entry(value, number)
            if entry is not None:
                concept = self._concept(entry)
                self.concepts.append(concept)
                self._lines.append((concept, value.lines if isinstance(value, PlainMapping) else {}))

    def _entry(self, value: object, number: int) -> _Entry | None:
        """Convert one concept; only when it does not fit as a whole, field by field."""
        try:
            return msgspec.convert(value, _Entry)
        except msgspec.ValidationError as error:
            if isinstance(value, PlainMapping) and all(key in value for key in _MUST):
                return self._salvage(value)
            line, name = (value.line, value.get("id")) if isinstance(value, PlainMapping) else (None, None)
            self.problems.append(problem_of.bad_concept(self.path, line, str(name or f"#{number}"), str(error)))
            return None

    def _salvage(self, value: PlainMapping) -> _Entry | None:
        good = {}
        for key, field in _FIELDS.items():
            if value.get(key, "") not in _EMPTY:
                try:
                    good[field.name] = msgspec.convert(value[key], field.type)
                except msgspec.ValidationError as error:
                    name = str(value["id"])
                    self.problems.append(problem_of.bad_field(self.path, value.lines[key], name, key, str(error)))
        return _Entry(**good) if all(key in good for key in _MUST) else None

    def _concept(self, entry: _Entry) -> Concept:
        return Concept(
            id=entry.id,
            scheme=self._name,
            label=_words(entry.label),
            alt=entry.alt,
            hidden=entry.hidden,
            discouraged=tuple(_discouraged(group) for group in entry.discouraged),
            broader=entry.broader or None,
            codes=tuple(self._named(code) for code in entry.codes),
            close_matches=entry.close_matches,
            description=_words(entry.description) if entry.description else None,
            sources=entry.sources,
        )

    def _named(self, code: OfficialCode) -> OfficialCode:
        listed = self._header.lists.get(code.list)
        name = listed.codes.get(code.code, "") if listed else ""
        return code if code.name or not name else msgspec.structs.replace(code, name=name)


def _in_order(file: Path) -> tuple[int, str]:
    return (SCHEMES.index(file.stem) if file.stem in SCHEMES else len(SCHEMES), file.stem)


def _words(wordings: Mapping[str, str]) -> Words:
    """A label in one language serves both, until somebody translates it."""
    some = next(iter(wordings.values()))
    return Words(id=wordings.get("id", some), en=wordings.get("en", wordings.get("id", some)))


def _discouraged(group: _Discouraged) -> Discouraged:
    return Discouraged(
        words=group.words,
        instead=_words(group.instead) if group.instead else None,
        instead_of_child=_words(group.instead_of_child) if group.instead_of_child else None,
        reason=_words(group.reason) if group.reason else None,
        unless=group.unless,
    )


def _grounded(kept: Mapping[str, tuple[Concept, _File]], problems: list[Problem]) -> list[Concept]:
    """Let a concept stand alone when its broader one is unknown, of another scheme, or in a circle with it."""
    concepts = {name: concept for name, (concept, _) in kept.items()}
    for name, concept in list(concepts.items()):
        if concept.broader is None:
            continue
        file = kept[name][1]
        broader = concepts.get(concept.broader)
        if broader is None or broader.scheme != concept.scheme:
            problems.append(
                problem_of.unknown_broader(file.path, file.line(kept[name][0], "broader"), concept.id, concept.broader)
            )
        elif _circles(name, concepts):
            problems.append(
                problem_of.circle(file.path, file.line(kept[name][0], "broader"), concept.id, concept.broader)
            )
        else:
            continue
        concepts[name] = msgspec.structs.replace(concept, broader=None)
    return list(concepts.values())


def _circles(name: str, concepts: Mapping[str, Concept]) -> bool:
    seen: set[str] = set()
    above = concepts[name].broader
    while above is not None and above not in seen and above in concepts:
        if above == name:
            return True
        seen.add(above)
        above = concepts[above].broader
    return False
