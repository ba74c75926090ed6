"""Where the notes of a story want to stand: at the line of their words, the open one as tall as it has to be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ui.notes.margin.card_layout import Wanted
from ui.notes.margin.note_sheet import NoteSheet
from ui.notes.placed_threads import PlacedThread
from ui.read.reader import StoryBrowser

TOP: Final = 30  # where notes on the whole story begin: beside the title
Line = tuple[int, int]  # top and height, from the top of the page


@dataclass(frozen=True)
class Inline:
    """A widget in place of the card `key`, or as a box of its own at a plain offset; -1: at the top."""

    widget: NoteSheet
    key: str
    offset: int

    def height(self, width: int, most: int) -> int:
        """Return how tall it wants to be at this width, at most as tall as the window."""
        return min(self.widget.heightForWidth(width), most)


def find_lines(browser: StoryBrowser, threads: Sequence[PlacedThread]) -> dict[str, Line]:
    """Return the line of every note, in reading order; those that Qt has not laid out so far come later."""
    found: dict[str, Line] = {}
    for thread in threads:
        line = browser.line_at(thread.at.start) if thread.at.start >= 0 else (TOP, 0)
        if line is None:
            break
        found[thread.key] = line
    return found


def wishes(
    lines: Mapping[str, Line], height_of: Callable[[str], int], inline: tuple[str, Line, int] | None
) -> list[Wanted]:
    """Return what wants to stand where; `inline` is the key, the line and the height of the open one."""
    wanted: list[Wanted] = []
    put = inline is None
    for key, line in lines.items():
        if inline is not None and (key == inline[0] or (not put and inline[0] not in lines and line[0] > inline[1][0])):
            wanted.append(Wanted(inline[0], inline[1][0], inline[2], open=True))
            put = True
        if inline is None or key != inline[0]:
            wanted.append(Wanted(key, line[0], height_of(key)))
    if inline is not None and not put:
        wanted.append(Wanted(inline[0], inline[1][0], inline[2], open=True))
    return wanted
