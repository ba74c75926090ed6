"""What each kind of note looks like: a word, an icon, a key, a colour and a line under the words it speaks of.

Never a colour alone: who cannot tell colours apart reads the word, sees the icon, or tells the lines apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QTextCharFormat

from kb.annotation.annotation import ALL_KINDS, COLOURS, Annotation, Colour
from ui.widgets.theme import theme

Underline = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True)
class KindStyle:
    """One kind of note: `ink` is readable on paper and cards, `ground` lies behind the words; each for day and night."""

    icon: str
    key: str
    inks: tuple[str, str]
    grounds: tuple[str, str]
    underline: Underline = Underline.SingleUnderline

    @property
    def ink(self) -> QColor:
        """Return the colour of words and lines of this kind, in the theme in use."""
        return QColor(self.inks[theme().dark])

    @property
    def ground(self) -> QColor:
        """Return the colour behind words of this kind, in the theme in use."""
        return QColor(self.grounds[theme().dark])


_BLUE: Final = (("#2a62b8", "#8db8f2"), ("#dfeafb", "#1d3350"))
_GREEN: Final = (("#1f7a45", "#7fcf9b"), ("#ddf1e4", "#1c3a29"))
_RED: Final = (("#a8324a", "#f08fa3"), ("#fae2e6", "#43222a"))
_AMBER: Final = (("#955200", "#f0b35c"), ("#fdebd2", "#453218"))
_VIOLET: Final = (("#7646a8", "#c3a1ec"), ("#efe6f8", "#33264a"))
_SLATE: Final = (("#4a6068", "#a7bcc4"), ("#e6edf0", "#27343a"))
_SAND: Final = (("#6b5d43", "#cdbf9f"), ("#f0ebe0", "#37322a"))

KIND_FACES: Final[Mapping[str, KindStyle]] = {
    "highlight": KindStyle("highlighter", "", *_AMBER),
    "comment": KindStyle("message-square", "K", *_SLATE),
    "question": KindStyle("circle-question-mark", "T", *_BLUE),
    "caution": KindStyle("triangle-alert", "H", *_AMBER),
    "lesson": KindStyle("lightbulb", "P", *_GREEN),
    "similar": KindStyle("footprints", "S", *_VIOLET),
    "code": KindStyle("tag", "D", *_SAND),
    "review": KindStyle("square-pen", "", *_RED),
    "reply": KindStyle("corner-down-right", "", *_SLATE),
    "agree": KindStyle("users", "", *_SLATE),
}
COLOUR_FACES: Final[Mapping[Colour, KindStyle]] = {
    "important": KindStyle("highlighter", "1", ("#955200", "#f0b35c"), ("#ffdcae", "#5c401a")),
    "useful": KindStyle("highlighter", "2", ("#1f7a45", "#7fcf9b"), ("#c6ecd2", "#1f4a30"), Underline.DashUnderline),
    "doubtful": KindStyle("highlighter", "3", ("#a8324a", "#f08fa3"), ("#fbd3da", "#59262f"), Underline.WaveUnderline),
    "striking": KindStyle("highlighter", "4", ("#2a62b8", "#8db8f2"), ("#cfe0fb", "#214068"), Underline.DashDotLine),
}
OFFERED: Final = ("comment", "question", "caution", "lesson", "similar", "code")
"""What a person may make of some words beside a highlight, in the order of the bar."""


def face_of(note: Annotation) -> KindStyle:
    """Return how a note looks; a highlight has the face of what it means."""
    if note.kind == "highlight":
        return COLOUR_FACES.get(note.colour, COLOUR_FACES["important"])
    return KIND_FACES[note.kind]


def word_for(note: Annotation, language: str) -> str:
    """Return the kind in a word or two: "Pertanyaan"; a highlight says what it means: "Penting"."""
    if note.kind == "highlight" and note.colour in COLOURS:
        return COLOURS[note.colour].say(language)
    return ALL_KINDS[note.kind].say(language)
