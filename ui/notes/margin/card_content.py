"""What a closed card says, in few words, and how much room it takes; measured roughly, because there may be hundreds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QFont, QFontMetricsF

from kb.annotation.annotation import Annotation
from ui.notes import note_links
from ui.notes.margin.card_layout import LINE
from ui.notes.note_kinds import KindStyle, face_of, word_for
from ui.notes.placed_threads import PlacedThread
from ui.widgets import time_words
from ui.widgets.fonts import ui_font

translate = QCoreApplication.translate
SIDE: Final = 12  # left of the words, behind the coloured edge
PAD: Final = 9
HEAD: Final = 19
BODY_LINE: Final = 17
FOOT: Final = 17
_MOST_LINES: Final = 3
_SURELY_ONE, _SURELY_ALL = 0.5, 4.5  # lines, by the average letter
_QUOTED: Final = 60


@dataclass(frozen=True)
class Content:
    """The words of one card."""

    keys: tuple[str, ...]
    faces: tuple[KindStyle, ...]  # several for a stack
    word: str  # the kind, or how many there are
    signed: str = ""
    body: str = ""
    asks: str = ""  # the question of a note that is unsure of its place
    foot: str = ""
    private: bool = False
    quiet: bool = False  # settled: it steps back a little
    lines: int = 0  # of the body
    spoken: str = ""

    def in_one_line(self) -> str:
        """Return what the card says when there is room for one line only."""
        return self.body or self.signed


class CardContents:
    """The cards of one story, made when they are first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Content] = {}
        self._heights: dict[str, int] = {}
        self.threads: Mapping[str, PlacedThread] = {}
        self.language, self.width, self.plain = "id", 200, ""

    def __getitem__(self, key: str) -> Content:
        if key not in self._made:
            self._made[key] = content_of(self.threads[key], self.language, self.width, self.plain)
        return self._made[key]

    def height(self, key: str) -> int:
        """Return the height of a whole card; cheap, for it is asked of all notes and not only of those in sight."""
        if key not in self._heights:
            self._heights[key] = height_of(self.threads[key], self.width)
        return self._heights[key]

    def show(self, threads: Mapping[str, PlacedThread], language: str, plain: str) -> None:
        """Speak of these threads; the cards of those that are as they were are kept."""
        if (language, plain) != (self.language, self.plain):
            self.clear()
        for key in [key for key in self._heights if threads.get(key) != self.threads.get(key)]:
            del self._heights[key]
            self._made.pop(key, None)
        self.threads, self.language, self.plain = threads, language, plain

    def clear(self) -> None:
        """Make all of them again when they are next asked for."""
        self._made.clear()
        self._heights.clear()


class Counts(QObject):
    """Numbers in words; only an object of Qt can say a plural that translators find."""

    def notes(self, count: int) -> str:
        """Return a number of notes in words."""
        return self.tr("%n catatan", "", count)

    def replies(self, count: int) -> str:
        """Return a number of replies in words."""
        return self.tr("%n balasan", "", count)

    def lost(self, count: int) -> str:
        """Return in words how many notes lost their place."""
        return self.tr("%n catatan kehilangan tempatnya", "", count)

    def agrees(self, count: int) -> str:
        """Return in words how many people agree."""
        return self.tr("%n saya juga", "", count)


def height_of(thread: PlacedThread, width: int) -> int:
    """Return the height of the card of one note that is `width` pixels wide."""
    lines, asks, foot = _lines(_body(thread.note), width - SIDE - PAD), thread.at.state == "unsure", _has_foot(thread)
    if not (lines or asks or foot):
        return LINE
    return PAD + HEAD + BODY_LINE * lines + (FOOT + 2) * (asks + foot) + PAD


def content_of(thread: PlacedThread, language: str, width: int, plain: str) -> Content:
    """Return the card of one note that is `width` pixels wide."""
    note = thread.note
    body = _body(note)
    asks = translate("NoteCard", "Apakah maksudnya di sini?") if thread.at.state == "unsure" else ""
    foot = _foot(thread)
    word = word_for(note, language)
    said = [word, time_words.signed(note, language), body, asks, foot]
    if note.private:
        said.append(translate("NoteCard", "hanya untuk Anda"))
    if thread.at.start >= 0:
        said.append(translate("NoteCard", "pada “{words}”").format(words=cut(plain[thread.at.start : thread.at.end])))
    return Content(
        keys=(note.id,),
        faces=(face_of(note),),
        word=word,
        signed=time_words.signed(note, language),
        body=body,
        asks=asks,
        foot=foot,
        private=note.private,
        quiet=thread.settled and note.kind != "question",
        lines=_lines(body, width - SIDE - PAD),
        spoken=". ".join(filter(None, said)),
    )


def stack_of(contents: Sequence[Content]) -> Content:
    """Return the card that stands for several."""
    faces = tuple(dict.fromkeys(face for content in contents for face in content.faces))
    word = Counts().notes(len(contents))
    kinds = ", ".join(dict.fromkeys(content.word for content in contents))
    return Content(
        keys=tuple(key for content in contents for key in content.keys),
        faces=faces,
        word=word,
        signed=kinds,
        spoken=f"{word}: {kinds}",
    )


def cut(words: str, most: int = _QUOTED) -> str:
    """Return some words in one line, cut short where they are many."""
    flat = " ".join(words.replace("\ufffc", " ").split())
    return flat if len(flat) <= most else f"{flat[:most].rstrip()}…"


def head_font() -> QFont:
    """Return the face of the kind of a note."""
    return ui_font(11, QFont.Weight.DemiBold)


def sign_font() -> QFont:
    """Return the face of who and when."""
    return ui_font(11)


def body_font() -> QFont:
    """Return the face of the words of a note."""
    return ui_font(13)


def _body(note: Annotation) -> str:
    if note.deleted:
        return translate("NoteCard", "Catatan ini sudah dihapus penulisnya.")
    said = " ".join(note_links.plain(note.text).split())
    return said or (", ".join(note.codes) if note.kind == "code" else "")


def _has_foot(thread: PlacedThread) -> bool:
    return bool(thread.replies or thread.agrees or thread.settled or thread.note.is_answer)


def _foot(thread: PlacedThread) -> str:
    parts = [translate("NoteCard", "yang dijawabnya sudah tidak ada")] if thread.note.is_answer else []
    if thread.replies:
        parts.append(Counts().replies(len(thread.replies)))
    if thread.agrees:
        parts.append(Counts().agrees(len(thread.people())))
    if thread.accepted is not None:
        parts.append(translate("NoteCard", "terjawab"))
    elif thread.note.resolved:
        parts.append(translate("NoteCard", "selesai"))
    return " · ".join(parts)


def _lines(body: str, width: int) -> int:
    """Return how many lines some words need; very short and very long ones are not measured."""
    if not body:
        return 0
    metrics = _metrics()
    rough = len(body) * metrics.averageCharWidth() / max(width, 1)
    if rough < _SURELY_ONE or rough > _SURELY_ALL:
        return 1 if rough < _SURELY_ONE else _MOST_LINES
    wide = metrics.horizontalAdvance(body)
    return min(_MOST_LINES, max(1, ceil(wide * 1.08 / max(width, 1)))) if wide > width else 1


@cache
def _metrics() -> QFontMetricsF:
    return QFontMetricsF(body_font())
