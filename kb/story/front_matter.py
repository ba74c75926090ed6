"""The head of every Markdown file of a library: a block of YAML between two lines of three dashes.

Every scalar is read as the text that stands there ("31.70" stays "31.70", a date stays a date's text, "no" stays
"no"), so nothing of what a person typed is guessed at. Values are then converted field by field against the types of
`kb.story.story` and its sisters: a broken field becomes a Problem with its line, the other fields live on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any, Final

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from kb.base import plain_yaml
from kb.base.problems import Problem
from kb.story import front_problems

MAX_BYTES: Final = 8 * 1024 * 1024
_MAX_FRONT: Final = 256 * 1024
_FENCE: Final = re.compile(r"---[ \t]*\n")
_END: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_EMPTY: Final = frozenset({"", "~", "null"})
_ERROR_PATH: Final = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_RARE_BREAK: Final = re.compile("[\x85\u2028\u2029]")
_STEP: Final = re.compile(r"\[(?P<index>\d+|\.\.\.)\]|\.(?P<name>\w+)")

_AROUND: Final = (StreamStartEvent, DocumentStartEvent)
_BEGINS: Final = (MappingStartEvent, SequenceStartEvent)
_ENDS: Final = (MappingEndEvent, SequenceEndEvent)

Place = Sequence[str | int]


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True):
    """A file taken apart: `values` as typed, `body` with plain newlines, and what is wrong so far.

    `yaml` is the text between the dashes (plain newlines), starting at line `yaml_line` of the file; the body starts at
    line `body_line`. `newline` and `bom` remember how the file was written, so that it can be written like that again.
    """

    path: str
    values: Mapping[str, Any] = {}
    yaml: str = ""
    yaml_line: int = 2
    body: str = ""
    body_line: int = 1
    newline: str = "\n"
    bom: bool = False
    fenced: bool = False
    problems: tuple[Problem, ...] = ()

    def line_of(self, *place: str | int) -> int:
        """Return the line (from 1) where a value such as ("claims", 0, "value") stands, or that of its nearest parent."""
        return self.yaml_line + find_line(self.yaml, place)


def take_apart(raw: bytes, path: str) -> FrontMatter:
    """Read a file's bytes; never raises: what is wrong is in `problems`, and `values` holds what could be had."""
    if len(raw) > MAX_BYTES:
        return FrontMatter(path=path, problems=(front_problems.too_big(path, len(raw)),))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return FrontMatter(path=path, problems=(front_problems.not_utf8(path, raw, error.start),))
    newline = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    bom = raw.startswith(b"\xef\xbb\xbf")
    opening = _FENCE.match(plain)
    closing = _END.search(plain, opening.end()) if opening else None
    if not opening or not closing:
        problem = front_problems.no_end(path) if opening else front_problems.no_front(path)
        return FrontMatter(path=path, body=plain, newline=newline, bom=bom, problems=(problem,))
    yaml = plain[opening.end() : closing.start()]
    values, problems = _load(yaml, path)
    body_line = plain.count("\n", 0, closing.end()) + 1
    body = plain[closing.end() :]
    return FrontMatter(
        path=path,
        values=values,
        yaml=yaml,
        body=body,
        body_line=body_line,
        newline=newline,
        bom=bom,
        fenced=True,
        problems=problems,
    )


def convert(front: FrontMatter, fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any], list[Problem]]:
    """Convert the known fields one by one; returns the good values, the unknown keys, and a Problem for each bad one.

    `fields` maps a key to its type as msgspec understands it. An empty value counts as missing.
    """
    good: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in front.values.items():
        if key not in fields or (isinstance(value, str) and value.strip() in _EMPTY):
            continue
        try:
            good[key] = msgspec.convert(value, fields[key], strict=False)
        except msgspec.ValidationError as error:
            reason = _ERROR_PATH.sub("", str(error))
            steps = [key, *_steps(str(error))]
            problems.append(
                front_problems.bad_field(front.path, front.line_of(*steps), steps, _at(front.values, steps), reason)
            )
    extra = {key: value for key, value in front.values.items() if key not in fields}
    return good, extra, problems


def dump_field(key: str, value: object) -> str:
    """Write one top-level key with its value as YAML lines, the way this program writes them."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 4096
    out = StringIO()
    yaml.dump({key: _quoted(msgspec.to_builtins(value))}, out)
    return out.getvalue()


def _quoted(value: object) -> object:
    """Quote texts with rare line breaks (NEL, LS, PS) so that they are escaped: between single quotes YAML folds them away."""
    if isinstance(value, str):
        return DoubleQuotedScalarString(value) if _RARE_BREAK.search(value) else value
    if isinstance(value, dict):
        return {_quoted(key): _quoted(inner) for key, inner in value.items()}
    return [_quoted(inner) for inner in value] if isinstance(value, list | tuple) else value


def field_blocks(yaml: str) -> dict[str, tuple[int, int]] | None:
    """Return for each top-level key the lines (first, past-last; from 0) of its block, or None for a head in braces.

    Comments and blank lines between two blocks belong to neither, so they survive when a block is rewritten.
    """
    starts = _top_keys(yaml)
    if starts is None:
        return None
    lines = yaml.split("\n")
    blocks = {}
    for number, (key, first) in enumerate(starts):
        last = starts[number + 1][1] if number + 1 < len(starts) else len(lines)
        while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
            last -= 1
        blocks[key] = (first, last)
    return blocks


def find_line(yaml: str, place: Place) -> int:
    """Return the line (from 0) in `yaml` where a place stands, or its nearest parent; 0 when it cannot be found.

    Only what stands before it is read, and no tree is made of it: a head may have as many values as it likes.
    """
    events = (event for event in YAML(typ="base").parse(yaml) if not isinstance(event, _AROUND))
    line = 0
    try:
        holder = next(events, None)
        for step in place:
            found = _child(events, holder, step)
            if found is None:
                break
            line, holder = found
    except (YAMLError, ValueError):
        return line
    return line


def _child(events: Iterator[Event], holder: Event | None, step: str | int) -> tuple[int, Event] | None:
    """Return the line of one value in a collection that has just begun, and the event with which that value begins."""
    if isinstance(holder, MappingStartEvent):
        for key in events:
            if isinstance(key, MappingEndEvent):
                return None
            if isinstance(key, ScalarEvent) and key.value == step:
                return key.start_mark.line, next(events)
            _pass_over(events, key)
            _pass_over(events, next(events))
    elif isinstance(holder, SequenceStartEvent) and isinstance(step, int):
        for number, value in enumerate(events):
            if isinstance(value, SequenceEndEvent):
                return None
            if number == step:
                return value.start_mark.line, value
            _pass_over(events, value)
    return None


def _pass_over(events: Iterator[Event], value: Event) -> None:
    """Read on to the end of a value."""
    depth = int(isinstance(value, _BEGINS))
    while depth:
        event = next(events)
        depth += isinstance(event, _BEGINS) - isinstance(event, _ENDS)


def _top_keys(yaml: str) -> list[tuple[str, int]] | None:
    """Return the keys of a head with their lines (from 0), none where it cannot be read; None for one in braces or a list.

    As in `find_line` no tree is made: a head may have as many values as it likes.
    """
    found: list[tuple[str, int]] = []
    events = YAML(typ="base").parse(yaml)
    try:
        root = next((event for event in events if not isinstance(event, _AROUND)), None)
        if root is None or isinstance(root, StreamEndEvent):
            return []
        if not isinstance(root, MappingStartEvent) or root.flow_style:
            return None
        while not isinstance(key := next(events), MappingEndEvent):
            found.append((str(getattr(key, "value", "")), key.start_mark.line))
            _pass_over(events, key)
            _pass_over(events, next(events))
        rest = [event for event in events if not isinstance(event, DocumentEndEvent | StreamEndEvent)]
    except (YAMLError, ValueError, StopIteration):
        return []
    return [] if rest else found


def _load(yaml: str, path: str) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    if len(yaml) > _MAX_FRONT:
        return {}, (front_problems.too_tangled(path),)
    try:
        values = plain_yaml.load(yaml)
    except plain_yaml.PlainYamlError as error:
        return {}, (front_problems.bad_yaml(path, error),)
    if values is None or values == "":
        return {}, ()
    if not isinstance(values, dict):
        return {}, (front_problems.not_a_mapping(path),)
    return values, ()


def _steps(error: str) -> list[str | int]:
    found = _ERROR_PATH.search(error)
    steps: list[str | int] = []
    for step in _STEP.finditer(found["path"] if found else ""):
        if step["index"] == "...":
            break
        steps.append(int(step["index"]) if step["index"] else step["name"])
    return steps


def _at(value: object, steps: Place) -> object:
    for step in steps:
        if isinstance(value, Mapping) and step in value:
            value = value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = list(value)[step]
    return value
