"""Which passages of one text shall become which story: the choice as a value, with its steps."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Signal

from kb.drafts.text_split import Cut, claims_in, unused
from kb.story.draft import Draft
from kb.story.story import Claim
from kb.text.passages import Passage, numbers_of, passages

Span = tuple[int, int]


class Splitting(QObject):
    """The cuts chosen so far; every change is a step that can be undone by its name. Nothing is written here."""

    changed = Signal()
    steps_changed = Signal()

    def __init__(self, source: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self.text = source.body
        self.passages: tuple[Passage, ...] = passages(self.text)
        self.cuts: tuple[Cut, ...] = ()
        self._done: list[tuple[str, tuple[Cut, ...]]] = []
        self._undone: list[tuple[str, tuple[Cut, ...]]] = []

    def start_with(self, cuts: tuple[Cut, ...]) -> None:
        """Begin where it was left; nothing of that can be undone."""
        self.cuts = cuts

    def add(self, span: Span) -> None:
        """Make a story of a passage; its title is what the passage begins with, to be written better."""
        start, end = self._whole(span)
        if start < end:
            cut = Cut(title=_beginning(self.text[start:end]), spans=((start, end),))
            self._step(self.tr("Cerita baru dari pilihan"), (*self.cuts, cut))

    def extend(self, number: int, span: Span) -> None:
        """Add a passage to a story."""
        start, end = self._whole(span)
        if start < end:
            self._change(number, self.tr("Tambah bagian"), lambda cut: {"spans": _joined((*cut.spans, (start, end)))})

    def retitle(self, number: int, title: str) -> None:
        """Give a story its title."""
        if title != self.cuts[number].title:
            self._change(number, self.tr("Judul"), lambda _: {"title": title})

    def take_figures(self, number: int, *, wanted: bool) -> None:
        """Put the sentences that tell a figure or a year among a story's claims, or take them back."""
        self._change(number, self.tr("Angka dan tahun"), lambda cut: {"claims": self.figures(cut) if wanted else ()})

    def remove(self, number: int) -> None:
        """Let a story go; its passages are free again."""
        self._step(self.tr("Lepas cerita"), self.cuts[:number] + self.cuts[number + 1 :])

    def figures(self, cut: Cut) -> tuple[Claim, ...]:
        """Return the claims that a story's passages offer."""
        return tuple(claim for start, end in cut.spans for claim in claims_in(self.text, self.passages, start, end))

    def numbers(self, cut: Cut) -> tuple[int, ...]:
        """Return the paragraphs that a story takes."""
        return tuple(dict.fromkeys(n for start, end in cut.spans for n in numbers_of(self.passages, start, end)))

    def left(self) -> tuple[Passage, ...]:
        """Return the paragraphs that no story has taken."""
        return unused(self.passages, self.cuts)

    def undo(self) -> None:
        """Take the newest step back."""
        if self._done:
            name, before = self._done.pop()
            self._undone.append((name, self.cuts))
            self._set(before)

    def redo(self) -> None:
        """Do the step again that was undone last."""
        if self._undone:
            name, after = self._undone.pop()
            self._done.append((name, self.cuts))
            self._set(after)

    def step_names(self) -> tuple[str, str]:
        """Return what would be undone and what done again; empty for nothing."""
        return (self._done[-1][0] if self._done else "", self._undone[-1][0] if self._undone else "")

    def _whole(self, span: Span) -> Span:
        """Take the whole paragraph where only a place in it was meant, and no empty edges."""
        start, end = span
        if start == end:
            here = next((one for one in self.passages if one.start <= start <= one.end), None)
            return (here.start, here.end) if here else span
        start, end = _whole_words(self.text, start, end)
        inside = self.text[start:end]
        return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())

    def _change(self, number: int, name: str, changed: Callable[[Cut], dict[str, object]]) -> None:
        cut = self.cuts[number]
        new = msgspec.structs.replace(cut, **changed(cut))
        self._step(name, (*self.cuts[:number], new, *self.cuts[number + 1 :]))

    def _step(self, name: str, cuts: tuple[Cut, ...]) -> None:
        self._done.append((name, self.cuts))
        self._undone.clear()
        self._set(cuts)

    def _set(self, cuts: tuple[Cut, ...]) -> None:
        self.cuts = cuts
        self.changed.emit()
        self.steps_changed.emit()


def _whole_words(text: str, start: int, end: int) -> Span:
    """Widen a selection that begins or ends inside a word: half a word helps nobody."""
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans in order, those that touch made one: no word may be told twice."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _beginning(text: str) -> str:
    first = text.strip().split("\n", 1)[0].lstrip("#>*- ").rstrip("#* ")
    words = first.split()
    short = " ".join(words[:8])
    return short if len(words) <= 8 else short.rstrip(".,;:") + " …"
