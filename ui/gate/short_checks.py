"""Looks at short texts while they are typed: notes, answers, reasons, messages. All of it in one background thread."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from kb.base.problems import KnownError
from kb.layout import shelves
from ui.services.jobs import Jobs
from ui.services.session import Session

if TYPE_CHECKING:  # the gate is loaded in the background, at the first letter of a note
    from kb.gate import AnswerKind, Findings
    from kb.library.clearance import Clearance

Done = Callable[[Any], None]


class ShortChecks(QObject):
    """One for a session, shared by all fields: the first look takes half a second, each other one a moment."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        super().__init__(session)
        self._session = session
        self._lane = jobs.lane()
        self._desk = _Desk()

    @classmethod
    def of(cls, session: Session, jobs: Jobs) -> "ShortChecks":
        """Return the one of this session, made at the first wish."""
        made = session.findChild(cls)
        return made if isinstance(made, cls) else cls(session, jobs)

    @property
    def language(self) -> str:
        """The language of the window."""
        return self._session.language

    def look(  # noqa: PLR0913  what is looked at, what needs no question, and who hears of it
        self, texts: Mapping[str, str], done: Done, failed: Done, *, story: str = "", said: str = "", signer: str = ""
    ) -> None:
        """Ask what stands in the way of texts; `done` gets kb.gate.Findings.

        Names need no question that are in the `story` they belong to, or in what else everybody can read (`said`).
        """
        if self._session.is_open:
            folder = self._session.library.folder
            self._lane.run(lambda: self._desk.look(folder, texts, story, said, signer), done, failed)

    def answer(self, name: str, kind: "AnswerKind", agreed: bool, done: Done, failed: Done) -> None:
        """Keep who a name is, for all short texts of this desk."""
        folder = self._session.library.folder
        self._lane.run(lambda: self._desk.answer(folder, name, kind, agreed), done, failed)

    def make_public(self, words: str, done: Done, failed: Done) -> None:
        """Keep that words may be read anywhere already."""
        folder = self._session.library.folder
        self._lane.run(lambda: self._desk.make_public(folder, words), done, failed)

    def remember(self, forms: tuple[str, ...], pseudonym: str, done: Done, failed: Done) -> None:
        """Put a client on the private list of the desk."""
        folder = self._session.library.folder
        self._lane.run(lambda: self._desk.remember(folder, forms, pseudonym), done, failed)


class _Desk:
    """Belongs to the lane's thread."""

    def __init__(self) -> None:
        self._clearance: Clearance | None = None

    def look(self, folder: Path, texts: Mapping[str, str], story: str, said: str, signer: str) -> "Findings":
        beside = f"{said}\n{_text_of(folder, story)}"
        return self._door(folder).look(texts, signer=signer, said=beside, story=story)

    def answer(self, folder: Path, name: str, kind: "AnswerKind", agreed: bool) -> None:
        from kb.gate import Answer  # noqa: PLC0415 - see above

        door = self._door(folder)
        door.keep(door.decisions().with_answer(name, Answer(kind=kind, agreed=agreed)))

    def make_public(self, folder: Path, words: str) -> None:
        door = self._door(folder)
        door.keep(door.decisions().with_public(words))

    def remember(self, folder: Path, forms: tuple[str, ...], pseudonym: str) -> None:
        from kb.vault.vault import Client, Vault  # noqa: PLC0415 - see above

        name, *others = forms
        Vault(folder).remember(Client(name=name, pseudonym=pseudonym, others=tuple(others)))

    def _door(self, folder: Path) -> "Clearance":
        from kb.library.clearance import Clearance  # noqa: PLC0415 - see above

        if self._clearance is None or self._clearance.folder != folder:
            self._clearance = Clearance(folder)
        return self._clearance


def _text_of(folder: Path, story: str) -> str:
    """What everybody can read beside the text already; a story that is gone meanwhile tells nothing."""
    from kb.story.story_file import story_path  # noqa: PLC0415 - see above

    if not story:
        return ""
    try:
        return shelves.read_bytes(folder, story_path(story)).decode("utf-8", "replace")
    except KnownError:
        return ""
