"""Carrying a repair out: the same words everywhere, in text, head, notes and file names, and nothing else.

What a repair changes is found by the gate itself: every place of findings with the same key, or every way a name is
written. So a repaired finding cannot come back, and no other character moves.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, TypeAlias

import msgspec

from kb.base.folding import fold
from kb.gate.decisions import Answer, AnswerKind, Decisions
from kb.gate.finding import Finding, Repair, TextPart
from kb.gate.gate import Gate
from kb.gate.identifiers.image_facts import without_facts
from kb.gate.names.name_matcher import name_pattern
from kb.gate.outgoing_story import OutgoingStory

_Nested: TypeAlias = Any  # heads are nested as their authors wish
_TOLD = ("title", "summary", "text")
_KINDS: tuple[AnswerKind, ...] = (
    "client",
    "pseudonym",
    "colleague",
    "public",
    "author",
    "organisation",
    "place",
    "other",
)


def apply(gate: Gate, draft: OutgoingStory, finding: Finding, repair: Repair, new: str = "") -> OutgoingStory:
    """Return the draft after a repair; `new` are the author's own words (or reason) where the repair asks for them.

    Raises KnownError when a picture cannot be cleaned; the draft handed in is never changed.
    """
    words = new.strip() or repair.new
    if repair.kind in {"explain", "group", "public", "answer"}:
        return _remembered(draft, finding, repair, words)
    if repair.kind == "strip":
        return _stripped(draft, finding)
    if repair.kind == "replace" and finding.row in {2, 3, 4, 11} and repair.old:
        return _renamed(gate, draft, repair, words)
    return _replaced(draft, _places(gate, draft, finding), words)


def count_same(texts: Mapping[str, str], words: str) -> int:
    """Count where the same words stand in title, summary and text, in small letters or not; `texts` go by their parts."""
    pattern = _same(words)
    return sum(len(pattern.findall(texts.get(name, ""))) for name in _TOLD) if words.strip() else 0


def put_everywhere(draft: OutgoingStory, old: str, new: str) -> OutgoingStory:
    """Return the draft with the same words replaced in title, summary and text, also where no rule asks about them.

    A sentence that began with them begins with the new ones; names of files and addresses stay as they are.
    """
    old, new = old.strip(), new.strip()
    if not old or not new:
        return draft

    def fit(found: re.Match[str]) -> str:
        begins = found[0][:1].isupper() and old[:1].islower()
        return new[:1].upper() + new[1:] if begins else new

    pattern = _same(old)
    for part in draft.parts():
        if part.name in _TOLD and (text := pattern.sub(fit, part.text)) != part.text:
            draft = _with_part(draft, part.name, text)
    return draft


def _same(words: str) -> re.Pattern[str]:
    """Whole words only, and none of a path or an address."""
    return re.compile(rf"(?<![\w/.@-]){re.escape(words.strip())}(?![\w/@-]|\.\w)", re.IGNORECASE)


def _decided(draft: OutgoingStory, decisions: Decisions) -> OutgoingStory:
    return msgspec.structs.replace(draft, decisions=decisions)


def _remembered(draft: OutgoingStory, finding: Finding, repair: Repair, words: str) -> OutgoingStory:
    """What changes no word of the story is a decision."""
    decisions = draft.decisions
    if repair.kind == "explain":
        return _decided(draft, decisions.with_reason(finding.key, words or "-"))
    if repair.kind == "group":
        return _decided(draft, msgspec.structs.replace(decisions, group_story=True))
    return (
        _decided(draft, decisions.with_public(repair.old))
        if repair.kind == "public"
        else _answered(draft, finding, repair)
    )


def _answered(draft: OutgoingStory, finding: Finding, repair: Repair) -> OutgoingStory:
    if repair.answer == "seen":
        return msgspec.structs.replace(draft, pictures_seen=draft.pictures_seen | {finding.words})
    kind, _, agreed = repair.answer.partition(", ")
    answer = Answer(kind=next(one for one in _KINDS if one == kind), agreed=bool(agreed))
    return _decided(draft, draft.decisions.with_answer(repair.old, answer))


def _stripped(draft: OutgoingStory, finding: Finding) -> OutgoingStory:
    name = finding.piece.removeprefix("picture:")
    pictures = {**draft.pictures, name: without_facts(draft.pictures[name], name)}
    return msgspec.structs.replace(draft, pictures=pictures)


def _places(gate: Gate, draft: OutgoingStory, finding: Finding) -> dict[str, list[tuple[int, int]]]:
    """Return the places of every finding with this key, by part."""
    found: dict[str, list[tuple[int, int]]] = {}
    for one in gate.check(draft).all:
        if one.key == finding.key and one.end > one.start:
            found.setdefault(one.piece, []).append((one.start, one.end))
    return found


def _renamed(gate: Gate, draft: OutgoingStory, repair: Repair, words: str) -> OutgoingStory:
    """Replace a name in all its forms; the new one is remembered as a pseudonym, the old one as a client."""
    scene = gate.scene(draft)
    entry = next((one for one in scene.entries if repair.old in one.forms), None)
    forms = entry.forms if entry else (repair.old,)
    places: dict[str, list[tuple[int, int]]] = {}
    for part in draft.parts():
        pattern = name_pattern(forms, anywhere=not part.is_prose)
        spans = {match.span() for match in pattern.finditer(part.text)}
        if entry:
            spans |= {(place.start, place.end) for place in entry.places if place.piece == part.name}
        spans |= {
            (hit.start, hit.end)
            for hit in scene.private_hits
            if hit.part.name == part.name and repair.old in {hit.name, hit.words}
        }
        places[part.name] = _apart(spans)
    decisions = draft.decisions
    if repair.answer == "client" and entry:
        decisions = decisions.with_answer(entry.name, Answer(kind="client", pseudonym=words))
    if words[:1].isupper():
        decisions = decisions.with_answer(words, Answer(kind="pseudonym"))
    return _replaced(_decided(draft, decisions), places, words)


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the longest of spans that touch."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other or start >= stop for other, stop in kept):
            kept.append((start, end))
    return sorted(kept)


def _replaced(draft: OutgoingStory, places: Mapping[str, list[tuple[int, int]]], words: str) -> OutgoingStory:
    """Put the new words at every place, from the end of each part to its beginning."""
    wanted = {part.name: _apart(places.get(part.name, ())) for part in draft.parts()}
    renamed = {
        part.text: _file_name(part, wanted[part.name], words)
        for part in draft.parts()
        if part.name.startswith("file:") and wanted[part.name]
    }
    for part in draft.parts():
        spans = wanted[part.name]
        if part.name == "text":
            spans = _outside(part.text, spans, renamed)
        if not spans or part.name.startswith("file:"):
            continue
        if part.name.startswith("history:"):
            # What was once written cannot be unwritten: the old version stays at home.
            gone = part.name.removeprefix("history:")
            kept = {name: text for name, text in draft.history.items() if name != gone}
            draft = msgspec.structs.replace(draft, history=kept)
        else:
            draft = _with_part(draft, part.name, _put(part.text, spans, words))
    return _with_files(draft, renamed) if renamed else draft


def _outside(text: str, spans: Iterable[tuple[int, int]], names: Iterable[str]) -> list[tuple[int, int]]:
    """Leave out what stands in the name of a file that gets a new name: the text will show that one."""
    held = [match.span() for name in names for match in re.finditer(re.escape(name), text)]
    return [span for span in spans if not any(start <= span[0] and span[1] <= end for start, end in held)]


def _put(text: str, spans: Iterable[tuple[int, int]], words: str) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _file_name(part: TextPart, spans: Iterable[tuple[int, int]], words: str) -> str:
    """A file's name stays one word with its ending."""
    plain = "-".join(fold(words).split()) or "x"
    path = PurePosixPath(_put(part.text, spans, plain))
    ending = PurePosixPath(part.text).suffix
    return str(path) if path.suffix == ending else f"{path}{ending}"


def _with_files(draft: OutgoingStory, renamed: Mapping[str, str]) -> OutgoingStory:
    """Rename files and follow them where the text shows them."""

    def over(names: Mapping[str, Any]) -> dict[str, Any]:
        return {renamed.get(name, name): value for name, value in names.items()}

    for old, new in renamed.items():
        draft = _with_part(draft, "text", draft.text.replace(old, new))
    return msgspec.structs.replace(
        draft,
        files=tuple(renamed.get(name, name) for name in draft.files),
        pictures=over(draft.pictures),
        attachments=over(draft.attachments),
        pictures_seen=frozenset(renamed.get(name, name) for name in draft.pictures_seen),
    )


def _with_part(draft: OutgoingStory, name: str, text: str) -> OutgoingStory:
    kind, _, rest = name.partition(":")
    if name == "text":
        return msgspec.structs.replace(draft, text=text)
    if kind in {"attachment", "comment"}:
        field = {"attachment": "attachments", "comment": "comments"}[kind]
        return msgspec.structs.replace(draft, **{field: {**getattr(draft, field), rest: text}})
    if kind == "key":
        return msgspec.structs.replace(draft, front=_renamed_key(draft.front, rest.split(".")[1:], text))
    steps = name.removeprefix("front.").split(".")
    front = _at(draft.front, steps, lambda _: text)
    return msgspec.structs.replace(draft, front=front)


def _at(value: _Nested, steps: list[str], change: Callable[[_Nested], _Nested]) -> _Nested:
    """Return a nested value with one place changed; everything beside the way to it is the same object."""
    if not steps:
        return change(value)
    step, rest = steps[0], steps[1:]
    if isinstance(value, Mapping):
        return {key: _at(inner, rest, change) if key == step else inner for key, inner in value.items()}
    made = [_at(inner, rest, change) if str(number) == step else inner for number, inner in enumerate(value)]
    return tuple(made) if isinstance(value, tuple) else made


def _renamed_key(front: Mapping[str, _Nested], steps: list[str], new: str) -> _Nested:
    *way, old = steps
    return _at(front, way, lambda fields: {new if key == old else key: inner for key, inner in fields.items()})
