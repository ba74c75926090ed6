"""A text as numbered paragraphs, so that a passage can always say where in its source it stood ("¶5")."""

import re
from bisect import bisect_right
from typing import Final

import msgspec

_BLOCK: Final = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_NOTE: Final = re.compile(r" {0,3}\[\^[^\]\n]+\]:")
_HEADING: Final = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_FENCE: Final = re.compile(r" {0,3}(?:`{3,}|~{3,})")


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One block of a text by its characters; `number` counts paragraphs from 1 and is 0 for a heading."""

    number: int
    start: int
    end: int
    text: str


def passages(body: str) -> tuple[Passage, ...]:
    """Return the blocks of a Markdown text in order; definitions of footnotes belong to no passage."""
    found: list[Passage] = []
    number, fenced = 0, -1
    for block in _BLOCK.finditer(body):
        text = block.group()
        if _NOTE.match(text):
            continue
        marks = sum(1 for line in text.split("\n") if _FENCE.match(line))
        if fenced >= 0:  # code goes on over empty lines: one passage from its first fence to its last
            before = found[fenced]
            found[fenced] = msgspec.structs.replace(before, end=block.end(), text=body[before.start : block.end()])
            fenced = -1 if marks % 2 else fenced
            continue
        heading = bool(_HEADING.match(text)) and "\n" not in text
        number += not heading
        found.append(Passage(number=0 if heading else number, start=block.start(), end=block.end(), text=text))
        fenced = len(found) - 1 if marks % 2 else -1
    return tuple(found)


def numbers_of(all_passages: tuple[Passage, ...], start: int, end: int) -> tuple[int, ...]:
    """Return the numbers of the paragraphs that a stretch of the text touches."""
    first = bisect_right([passage.end for passage in all_passages], start)
    touched = (passage for passage in all_passages[first:] if passage.start < end)
    return tuple(passage.number for passage in touched if passage.number)


def footnotes(body: str) -> dict[str, str]:
    """Return name -> definition of the footnotes of a text, each definition with its further lines."""
    found: dict[str, str] = {}
    for block in re.split(r"\n(?= {0,3}\[\^[^\]\n]+\]:)", "\n" + body):
        mark = re.match(r"\n? {0,3}\[\^([^\]\n]+)\]:[ ]*", block)
        if mark:
            lines = block[mark.end() :].split("\n")
            found.setdefault(mark[1], "\n".join([lines[0], *_further(lines[1:])]).rstrip())
    return found


def _further(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if line.strip() and not line.startswith("    ") and (not kept or not kept[-1].strip()):
            break
        kept.append(line)
    return kept
