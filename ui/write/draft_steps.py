"""What was done to a draft, to be undone and done again. No window, no disk: it only remembers.

A step keeps the bytes that differ, not the whole text, so that a thousand steps in a book cost little.
"""

import time
from collections.abc import Callable
from typing import Final

import msgspec

from kb.gate.decisions import Decisions
from kb.story.draft import Form
from ui.write.text.single_difference import stretch

LONGEST: Final = 500
_PAUSE: Final = 1.5  # seconds without a key after which typing becomes a new step
_RUN: Final = 400  # bytes after which it does so anyway


class DraftStep(msgspec.Struct, frozen=True, kw_only=True):
    """One change of a draft's bytes (and of its form), by the name a person gave it by doing it."""

    name: str
    start: int
    old: bytes
    new: bytes
    forms: tuple[Form, Form]
    typing: bool = False
    when: float = 0.0
    answers: tuple[Decisions, Decisions] | None = None  # what the author said to the gate, before and after

    def back(self, raw: bytes) -> bytes:
        """Return the bytes from before the step."""
        return raw[: self.start] + self.old + raw[self.start + len(self.new) :]

    def again(self, raw: bytes) -> bytes:
        """Return the bytes from after the step."""
        return raw[: self.start] + self.new + raw[self.start + len(self.old) :]


def step_between(before: bytes, after: bytes, name: str, forms: tuple[Form, Form]) -> DraftStep:
    """Return the step that leads from one text to the other."""
    start, old, new = stretch(before, after)
    return DraftStep(name=name, start=start, old=before[start:old], new=after[start:new], forms=forms)


class DraftSteps:
    """Two piles of steps; a new one forgets those that had been undone, and typing without a pause is one step."""

    def __init__(self, longest: int = LONGEST, clock: Callable[[], float] = time.monotonic) -> None:
        self._done: list[DraftStep] = []
        self._undone: list[DraftStep] = []
        self._longest, self._clock = longest, clock

    @property
    def to_undo(self) -> DraftStep | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> DraftStep | None:
        """The step that redo would do again."""
        return self._undone[-1] if self._undone else None

    def did(  # noqa: PLR0913  what was before, what is after, and how it came
        self,
        before: bytes,
        after: bytes,
        name: str,
        forms: tuple[Form, Form],
        *,
        typing: bool = False,
        answers: tuple[Decisions, Decisions] | None = None,
    ) -> None:
        """Remember a step that was taken."""
        now, last = self._clock(), self.to_undo
        if last is not None and not self._undone and typing and self._goes_on(last, name, now):
            self._done.pop()
            before, forms = last.back(before), (last.forms[0], forms[1])
        step = step_between(before, after, name, forms)
        self._done.append(msgspec.structs.replace(step, typing=typing, when=now, answers=answers))
        del self._done[: -self._longest]
        self._undone.clear()

    def undone(self) -> None:
        """Remember that the newest step was taken back."""
        self._undone.append(self._done.pop())

    def redone(self) -> None:
        """Remember that the step that was undone last was done again."""
        self._done.append(msgspec.structs.replace(self._undone.pop(), typing=False))

    def pause(self) -> None:
        """What is typed from here on is a step of its own, as when the caret went elsewhere."""
        if self._done:
            self._done[-1] = msgspec.structs.replace(self._done[-1], typing=False)

    def _goes_on(self, last: DraftStep, name: str, now: float) -> bool:
        return last.typing and last.name == name and now - last.when < _PAUSE and len(last.new) + len(last.old) < _RUN
