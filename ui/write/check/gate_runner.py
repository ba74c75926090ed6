"""Runs the gate while somebody writes, behind the window, and carries out what a person decides about its findings.

Only one check runs at a time, and only the newest text is checked: 20,000 words take a second, so the window never waits
for it and shows what it knew until it knows better.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from kb.base.atomic import told, write_atomically
from kb.base.problems import KnownError
from kb.gate import Decisions, Finding, Findings, Gate, Moment, NameEntry, Repair, apply
from kb.gate.outgoing_story import OutgoingStory as Outgoing
from kb.library.gate_process import LONG, check_apart
from kb.library.gatekeeper import Gatekeeper
from kb.library.outgoing_draft import Mended, consents_of, mended, outgoing
from kb.pictures.draft_pictures import shown_pictures
from kb.story.draft import Draft
from kb.vault.vault import Client, Vault
from ui.write.check.finding_rows import FindingRows, rows_of
from ui.write.open_draft import OpenDraft

_PAUSE_MS: Final = 500
_LONG: Final = 80_000  # characters that are looked at in less than a second
_LONG_PAUSE_MS: Final = 3_000
_TRIES: Final = 5
_CONSENT: Final = 5  # the row of the consent: said while somebody writes, asked before the story is handed in


@dataclass(frozen=True)
class Seen:
    """What one check saw: the findings and how they are laid out, for this text and these answers."""

    draft: Draft
    decisions: Decisions
    found: Findings
    rows: FindingRows
    later: tuple[Finding, ...] = ()  # asked about the consent only when the story is handed in


@dataclass(frozen=True)
class Change:
    """A wish of the person: what the gate shall do to the story, and the name of the step."""

    step: str
    make: Callable[[Gate, Outgoing], Outgoing]
    client: NameEntry | None = None  # who gets a pseudonym by it
    pseudonym: str = ""


class Checking(QObject):
    """Follows one draft; `seen` is what the newest finished check saw, None before the first."""

    seen_changed = Signal()
    busy_changed = Signal(bool)
    failed = Signal(object)  # kb.base.problems.KnownError

    def __init__(self, writing: OpenDraft, moment: Moment = "writing", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.writing = writing
        self._moment = moment
        self.seen: Seen | None = None
        self._keeper = Gatekeeper(writing.vault.library)
        self._busy = False
        self._again = False  # something changed that stands neither in the text nor in the answers, such as a consent
        self._waiting: list[Change] = []
        self._changes: list[str] = []
        self._noting = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        writing.changed.connect(self._look_later)
        writing.said.changed.connect(self.look_now)
        self._timer.start(0)

    @property
    def is_busy(self) -> bool:
        """Whether a check runs or is due: what `seen` says may be about an older text."""
        return self._busy or self._again or self._timer.isActive() or bool(self._waiting)

    @property
    def is_current(self) -> bool:
        """Whether `seen` speaks of the text and the answers as they are now."""
        return self.seen is not None and self._is_now(self.seen.draft, self.seen.decisions)

    def look_now(self) -> None:
        """Check without waiting for a pause in typing."""
        self._timer.start(0)

    def _look_later(self) -> None:
        """Check at the next pause in typing; what a person decided does not wait for it.

        A book is looked at in a longer pause: that takes seconds, in which keys would be slow.
        """
        pause = _PAUSE_MS if len(self.writing.draft.body) < _LONG else _LONG_PAUSE_MS
        self._timer.start(0 if self._waiting else pause)

    def mend(self, finding: Finding, repair: Repair, words: str, step: str) -> None:
        """Carry out a repair as one step."""
        client = None
        if repair.kind == "replace" and repair.answer == "client":
            client = self._entry(repair.old)
        change = Change(
            step, lambda gate, draft: apply(gate, draft, finding, repair, words), client, words.strip() or repair.new
        )
        self.do(change)

    def do(self, change: Change) -> None:
        """Change the story through the gate, behind the window, after whatever runs."""
        self._waiting.append(change)
        self._timer.start(0)

    def _go_on(self) -> None:
        if self._busy:
            self._again = True
            return
        self._again = False
        writing = self.writing
        self._set_busy(True)
        if self._waiting:
            change = self._waiting.pop(0)
            work = partial(_changed, self._keeper, self._to_check(), change, writing.settings.value.name)
            writing.jobs.run(work, partial(self._put, change, writing.draft, writing.said.value), self._fail)
        else:
            writing.jobs.run(partial(_look, self._keeper, self._to_check(), self._moment), self._show, self._fail)

    def _to_check(self) -> "_DraftToCheck":
        writing = self.writing
        media = writing.drafts.folder / writing.draft.id / "media"  # gone or not: the check says what it misses
        return _DraftToCheck(writing.draft, writing.said.value, writing.vault, media)

    def _show(self, seen: Seen) -> None:
        if not isValid(self):  # the page was closed meanwhile
            return
        self.seen = seen
        self._set_busy(False)
        self.seen_changed.emit()
        if self._again:
            self.look_now()
        elif self._waiting or not self.is_current:
            self._look_later()

    def _put(self, change: Change, draft: Draft, answers: Decisions, made: Mended) -> None:
        if not isValid(self):
            return
        self._set_busy(False)
        if not self._is_now(draft, answers):
            # Somebody typed meanwhile: what was found no longer fits the text, so it is found again in the new one.
            self._waiting.insert(0, change)
            self._timer.start(0)
            return
        writing = self.writing
        file = draft.file
        if made.changes_words:
            after = draft.with_fields(made.fields) if made.fields else draft
            file = (after if made.body is None else after.with_body(made.body)).file
        writing.put_file(file, change.step, answers=made.decisions)
        if made.changes_words:
            self._changes.append(change.step)
            self._note_changes()
        self._timer.start(0)

    def _note_changes(self) -> None:
        """Write down in the vault what was changed, one after the other and in their order."""
        if self._noting or not self._changes:
            return
        self._noting, what, writing = True, self._changes.pop(0), self.writing

        def noted(_: object) -> None:
            self._noting = False
            if isValid(self):
                self._note_changes()

        def failed(error: Exception) -> None:
            self._noting = False
            self._fail(error)

        work = partial(writing.vault.note_change, writing.draft.id, writing.settings.value.name, what)
        writing.jobs.run(work, noted, failed)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        if isValid(self):
            self._set_busy(False)
            self.failed.emit(error)
            if self._waiting:
                self._look_later()

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)

    def _is_now(self, draft: Draft, decisions: Decisions) -> bool:
        return draft.file.raw == self.writing.draft.file.raw and decisions == self.writing.said.value

    def _entry(self, name: str) -> NameEntry | None:
        entries = self.seen.found.names if self.seen else ()
        return next((entry for entry in entries if name in entry.forms), None)


@dataclass(frozen=True)
class _DraftToCheck:
    """What a check stands on: values only, so that another thread may look at them."""

    draft: Draft
    decisions: Decisions
    vault: Vault
    media: Path

    def outgoing(self) -> Outgoing:
        try:
            pictures = shown_pictures(self.draft.body, self.media)
        except OSError as error:
            raise told(error, self.media) from error
        consents = consents_of(self.vault, self.draft)
        return outgoing(self.draft, self.decisions, pictures=pictures, consents=consents)


def _look(keeper: Gatekeeper, given: _DraftToCheck, moment: Moment) -> Seen:
    draft = given.outgoing()
    asked: Moment = "submit" if moment == "writing" else moment
    if len(draft.text) > LONG:
        found = check_apart(given.vault.library, draft, asked)
    else:
        found = keeper.gate(given.vault).check(draft, asked)
    later: tuple[Finding, ...] = ()
    if moment == "writing":
        later = tuple(one for one in found.open if one.row == _CONSENT)
        found = Findings(all=tuple(one for one in found.all if one.row != _CONSENT), names=found.names)
    parts = {part.name: part.text for part in draft.parts()}
    return Seen(given.draft, given.decisions, found, rows_of(found, parts, given.vault.names()), later)


def _changed(keeper: Gatekeeper, given: _DraftToCheck, change: Change, name: str) -> Mended:
    """Make the change; what it needs is on the disk before the text says so: the original, the client, the pictures."""
    before = given.outgoing()
    made = mended(before, change.make(keeper.gate(given.vault), before), declared_by=name)
    if made.changes_words and not given.vault.originals(given.draft.id):
        given.vault.keep_original(given.draft.id, given.draft.file.raw.decode("utf-8", "replace"))
    if change.client is not None and change.pseudonym[:1].isupper():
        name, *others = change.client.forms
        given.vault.remember(Client(name=name, pseudonym=change.pseudonym, others=tuple(others)))
    for picture, data in made.pictures.items():
        try:
            write_atomically(given.media / picture, data)
        except OSError as error:
            raise told(error, given.media / picture) from error
    return made
