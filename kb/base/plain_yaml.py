"""YAML read as plain text values, from the parser's events: quick, exact about lines, and safe with any file.

Every scalar is the text that stands there. Nesting is counted while it happens, so a file of a million brackets is
refused after forty, before anything recursive meets it; references (`&a`, `*a`), which can make a small file explode,
are refused as well. Merging, tags and documents after the first have no use in a library's files.
"""

from collections.abc import Iterator
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

MAX_DEPTH: Final = 40


class PlainMapping(dict[str, object]):
    """A mapping that knows the lines (from 1) on which it and each of its keys stand."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


_Open = tuple[PlainMapping | list[object], list[str]]


class PlainYamlError(Exception):
    """The text is no YAML of the kind that is read here; `line` counts from 1, `reason` is the parser's own."""

    def __init__(self, reason: str, line: int | None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def load(text: str) -> object:
    """Return the value of the first document (None when there is none); raises PlainYamlError and nothing else."""
    try:
        return _build(YAML(typ="base").parse(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PlainYamlError(str(error.problem or error.context), mark.line + 1 if mark else None) from error
    except (YAMLError, ValueError) as error:
        raise PlainYamlError(type(error).__name__, None) from error


def _build(events: Iterator[Event]) -> object:
    """Stack the open collections; a mapping waits for its next key when `key` is None."""
    root: list[object] = []
    stack: list[_Open] = [(root, [])]
    for event in events:
        kind = type(event)
        if isinstance(event, ScalarEvent):
            _put(stack[-1], event.value, event)
        elif kind in (MappingStartEvent, SequenceStartEvent):
            if len(stack) > MAX_DEPTH:
                raise PlainYamlError("nested too deeply", event.start_mark.line + 1)
            opened: PlainMapping | list[object] = (
                PlainMapping(event.start_mark.line + 1) if kind is MappingStartEvent else []
            )
            _put(stack[-1], opened, event)
            stack.append((opened, []))
        elif kind in (MappingEndEvent, SequenceEndEvent):
            stack.pop()
        elif kind is AliasEvent:
            raise PlainYamlError("references (*) are not read here", event.start_mark.line + 1)
        elif kind is DocumentEndEvent:
            break
    return root[0] if root else None


def _put(place: _Open, value: object, event: Event) -> None:
    holder, waiting = place
    if not isinstance(holder, PlainMapping):
        holder.append(value)
    elif not waiting:
        if not isinstance(value, str):
            raise PlainYamlError("a key must be text", event.start_mark.line + 1)
        if value in holder:
            raise PlainYamlError(f"the key “{value}” stands twice", event.start_mark.line + 1)
        holder.lines[value] = event.start_mark.line + 1
        waiting.append(value)
    else:
        holder[waiting.pop()] = value
