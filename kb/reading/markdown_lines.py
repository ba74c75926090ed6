"""Prepares the lines of a story for Python-Markdown, which is stricter about layout than people are.

Python-Markdown wants four spaces for a nested list and an empty line before a list, a table or a heading; people (and
other programs) write two spaces and no empty line. Here the lines are brought into the strict form. Fenced code is
taken out first and stands as one mark, so that nothing inside it is taken for markup, also in lists and quotations.
"""

import re
from typing import NamedTuple

DEEPEST_LIST = 16
"""Lists nested deeper are shown at this depth: nobody can read them, and a parser must not drown in them."""


_DEEPEST_QUOTE = 32
_OPENING = re.compile(r"(?P<lead>[ >]*(?:(?:[-*+]|[0-9]{1,9}[.)]) +)?)(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<language>.*)")
_HEADING = re.compile(r" {0,3}(#{1,6}(?: .*)?)")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *")
_UNDERLINE = re.compile(r"(?:-+|=+) *")
_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|(?P<number>[0-9]{1,9})[.)])(?:(?P<gap> +)(?P<rest>.*)|$)")
_LONG_NUMBER = re.compile(r"( *\d{10,})\.( )")
_SPECIAL = re.compile(r" {0,3}(?:#{1,6}(?: .*)?|>.*|([-*_])(?: *\1){2,} *)")
# The mark that stands for a fenced block; its characters cannot come from a story (see `characters`).
_FENCE_LINE = re.compile(r" *\x02[0-9]+\x03 *")
_TABLE_RULE = re.compile(r"[ |]*:?-[-:| ]*")


class Fence(NamedTuple):
    """A fenced block: the lines inside it, and the text as it was written."""

    lines: list[str]
    source: str


def take_fences(lines: list[str]) -> tuple[list[str], list[Fence]]:
    """Replace every closed fenced block by its mark; a fence that nobody closes stays text."""
    kept: list[str] = []
    fences: list[Fence] = []
    unclosed: dict[tuple[str, int], tuple[int, int]] = {}  # kind of fence -> its length, last line that was looked at
    number = 0
    while number < len(lines):
        line = lines[number]
        opening = _OPENING.fullmatch(line) if "```" in line or "~~~" in line else None
        last = _closing(lines, number, opening, unclosed) if opening else 0
        if not opening or not last:
            kept.append(line)
            number += 1
            continue
        kept.append(f"{opening['lead']}\x02{len(fences)}\x03")
        fences.append(_fence(lines[number : last + 1], opening))
        number = last + 1
    return kept, fences


def _closing(
    lines: list[str], first: int, opening: re.Match[str], unclosed: dict[tuple[str, int], tuple[int, int]]
) -> int:
    """Return the number of the line that closes the fence, or 0."""
    quotes, fence = opening["lead"].count(">"), opening["fence"]
    known, until = unclosed.get((fence[0], quotes), (0, 0))
    # Looked for before, with an easier fence, and not found: looking again from every line would take for ever.
    if quotes > _DEEPEST_QUOTE or (first < until and 0 < known <= len(fence)):
        return 0
    lead = re.compile(r"(?: {0,3}> ?)" + f"{{{quotes}}}")
    number = first
    for number in range(first + 1, len(lines)):
        quoted = lead.match(lines[number])
        if quoted is None:
            break
        rest = lines[number][quoted.end() :].strip()
        if rest.startswith(fence) and not rest.strip(fence[0]):
            return number
    unclosed[fence[0], quotes] = (len(fence), number + 1)
    return 0


def _fence(lines: list[str], opening: re.Match[str]) -> Fence:
    lead = re.compile(r"(?: {0,3}> ?)" + f"{{{opening['lead'].count('>')}}}")
    inner = len(opening["lead"]) - (match.end() if (match := lead.match(opening["lead"])) else 0)
    indent = re.compile(f" {{0,{inner}}}")
    inside = [lead.sub("", line, count=1) for line in lines[1:-1]]
    source = [lines[0][len(opening["lead"]) :], *inside, lead.sub("", lines[-1], count=1).strip()]
    return Fence([indent.sub("", line, count=1) for line in inside], "\n".join(source))


class _Level(NamedTuple):
    """One open list: where its mark stands and where its text begins."""

    mark: int
    content: int


def arrange(lines: list[str]) -> list[str]:
    """Set headings, tables, fences and lists apart, and nest lists by four spaces."""
    return _Arranger(lines).run()


class _Arranger:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._out: list[str] = []
        self._levels: list[_Level] = []
        self._blank = True  # the line before was empty
        self._text = False  # the line before was running text outside lists

    def run(self) -> list[str]:
        for number, line in enumerate(self._lines):
            if not line.strip():
                self._out.append("")
                self._blank, self._text = True, False
                continue
            item = None if _RULE.fullmatch(line) else _ITEM.match(line)
            if item is None or not self._item(item):
                self._line(number, line)
            self._blank = False
        return self._out

    def _apart(self) -> None:
        if self._out and self._out[-1]:
            self._out.append("")

    def _item(self, item: re.Match[str]) -> bool:
        """Write a line that begins a list item; False when it is something else after all."""
        indent, numbered = len(item["indent"]), item["number"] is not None
        if not self._levels:
            may_interrupt = bool(item["rest"]) and (not numbered or int(item["number"]) == 1)
            if indent > 3 or (self._text and not may_interrupt):
                return False
        while self._levels and indent < self._levels[-1].mark + 2:
            self._levels.pop()
        self._apart()
        mark = f"{int(item['number'])}." if numbered else "-"
        self._out.append(f"{self._indent()}{mark} {_unnumbered(item['rest'] or '')}")
        gap = len(item["gap"] or " ")
        self._levels.append(_Level(indent, indent + len(item["mark"]) + (gap if gap <= 4 else 1)))
        self._text = False
        return True

    def _indent(self) -> str:
        return "    " * min(len(self._levels), DEEPEST_LIST)

    def _line(self, number: int, line: str) -> None:
        line = _unnumbered(line)
        indent = len(line) - len(line.lstrip(" "))
        fence = _FENCE_LINE.fullmatch(line) is not None
        if self._levels and (self._blank or fence or _SPECIAL.fullmatch(line)):
            self._close_lists(indent)
        if not self._levels:
            self._outside(number, line)
            return
        if fence:
            self._apart()
        self._out.append(self._indent() + line[min(indent, self._levels[-1].content) :])
        if fence:
            self._out.append("")

    def _close_lists(self, indent: int) -> None:
        while self._levels and indent < self._levels[-1].mark + 2:
            self._levels.pop()
        if not self._levels:
            self._apart()

    def _outside(self, number: int, line: str) -> None:
        heading = _HEADING.fullmatch(line)
        underline = self._text and _UNDERLINE.fullmatch(line)
        if heading or underline or _RULE.fullmatch(line) or _FENCE_LINE.fullmatch(line):
            if not underline:
                self._apart()
            self._out += [heading[1] if heading else line, ""]
            self._text = False
            return
        if self._begins_table(number, line):
            self._apart()
        self._out.append(line)
        self._text = True

    def _begins_table(self, number: int, line: str) -> bool:
        if "|" not in line or number + 1 >= len(self._lines):
            return False
        below = self._lines[number + 1]
        return "|" in below and _TABLE_RULE.fullmatch(below) is not None


def _unnumbered(line: str) -> str:
    """Keep a number that is too long for a list (an account, a telephone) in the text."""
    number = _LONG_NUMBER.match(line)
    return f"{number[1]}\\.{line[number.end(1) + 1 :]}" if number else line
