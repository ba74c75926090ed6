"""The one voice of the program: anybody may say something, one bar in the window shows it.

What is said before the window exists waits for it. The same sentence said again is counted, not repeated.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, Signal

from kb.base.problems import KnownError, Problem

Kind = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class Message:
    """One sentence for the person, perhaps with something to do about it."""

    kind: Kind
    text: str
    action: str = ""
    act: Callable[[], None] | None = None
    times: int = 1


class Messages(QObject):
    """Takes messages from everywhere and shows them one after the other; the newest is on top."""

    changed = Signal()  # what stands in the bar is different now

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Message] = []
        self._language = "id"
        self._answers: dict[str, tuple[Callable[[], str], Callable[[], None]]] = {}
        self._answered: dict[str, set[str]] = {}

    def set_language(self, language: str) -> None:
        """Say problems that come with both wordings in this language from now on."""
        self._language = language

    def info(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say that something went as wished; the bar takes it away by itself."""
        self.say(Message("info", text, action, act))

    def warning(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say that something needs attention soon."""
        self.say(Message("warning", text, action, act))

    def error(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say that something did not work; it stays until the person closes it."""
        self.say(Message("error", text, action, act))

    def problem(self, problem: Problem | KnownError, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say what is wrong and what to do, in the person's language."""
        kind: Kind = "warning" if isinstance(problem, Problem) and not problem.serious else "error"
        text = f"{problem.what.say(self._language)} {problem.remedy.say(self._language)}".strip()
        if not action and problem.code in self._answers:
            offer, act = self._answers[problem.code]
            action = offer()
            self._answered.setdefault(problem.code, set()).add(text)
        self.say(Message(kind, text, action, act))

    def answer(self, code: str, offer: Callable[[], str], act: Callable[[], None]) -> None:
        """Offer something to do whenever a problem with this code is said, by whomever; `offer` says what it is called."""
        self._answers[code] = offer, act

    def take_back_answered(self, code: str) -> None:
        """Take away all that was said with this code: it has been answered."""
        for text in self._answered.pop(code, set()):
            self.take_back(text)

    def say(self, message: Message) -> None:
        """Put a message on top; one that is already waiting comes up again and is counted."""
        for index, known in enumerate(self._waiting):
            if (known.kind, known.text) == (message.kind, message.text):
                message = replace(message, times=known.times + 1)
                del self._waiting[index]
                break
        self._waiting.append(message)
        self.changed.emit()

    def take_back(self, text: str) -> None:
        """Take away what is no longer so, wherever it waits: that something is being done, once it is done."""
        self._waiting = [message for message in self._waiting if message.text != text]
        self.changed.emit()

    def reword(self, text: str, new: str, action: str) -> None:
        """Say in other words what waits, such as in the other language of the window; nothing when it was closed."""
        self._waiting = [replace(one, text=new, action=action) if one.text == text else one for one in self._waiting]
        self.changed.emit()

    def current(self) -> Message | None:
        """Return what the bar should show now."""
        return self._waiting[-1] if self._waiting else None

    def count(self) -> int:
        """Return how many messages wait, the current one with them."""
        return len(self._waiting)

    def dismiss(self) -> None:
        """Take the current message away."""
        if self._waiting:
            self._waiting.pop()
            self.changed.emit()
