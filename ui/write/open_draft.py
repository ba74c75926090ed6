"""The draft being written: the one value that every part of the writing page looks at and changes."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from kb.base.problems import KnownError
from kb.gate.decisions import Decisions
from kb.story.draft import FILE, Draft, Form
from kb.story.story_file import StoryFile
from kb.vault.vault import Vault
from ui.write.draft_place import DraftPlace
from ui.write.draft_steps import DraftSteps
from ui.write.gate_answers import Answers
from ui.write.save_worker import Saving
from ui.write.text.text_marks import TextMarks
from ui.write.write_services import WriteServices

if TYPE_CHECKING:
    from kb.library.library import Library
    from kb.vocabulary.regions import Regions
    from kb.vocabulary.vocabulary import Vocabulary

__all__ = ["DraftPlace", "OpenDraft"]


class OpenDraft(QObject):
    """A draft, what was done to it, its way to the disk (`saving`), what the author told the gate (`said`), and its `marks`.

    Panels follow `changed`, change the draft with `put_fields` and `put_body`, and keep no second copy of it. `close`
    it when another draft is opened.
    """

    changed = Signal()  # `draft` is another value now, by whomever
    wanted = Signal(object)  # Place: somebody wants to see it; the page goes there
    steps_changed = Signal()  # other steps would be undone or redone
    failed = Signal(object)  # kb.base.problems.KnownError: a sentence for the person

    def __init__(self, desk: WriteServices, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.drafts, self.session, self.jobs, self.settings = desk.drafts, desk.session, desk.jobs, desk.settings
        self.vault = Vault(_library_of(draft, desk.session.library.folder))
        self.steps = DraftSteps()
        self.saving = Saving(desk.drafts, draft, self)
        self.marks = TextMarks(self)
        self.said = Answers(self.vault, draft.id, desk.jobs, self)
        self._draft = draft
        self.said.failed.connect(self.failed)
        self.saving.failed.connect(self.failed)

    @property
    def draft(self) -> Draft:
        """The draft as it is in the window, on the disk two seconds later."""
        return self._draft

    @property
    def library(self) -> "Library":
        """Return the open library."""
        return self.session.library

    @property
    def vocabulary(self) -> "Vocabulary":
        """Return the concepts of the open library."""
        return self.session.vocabulary

    @property
    def regions(self) -> "Regions":
        """Return the regions."""
        return self.session.regions

    @property
    def language(self) -> str:
        """The language of the window: "id" or "en"."""
        return self.session.language

    def put_fields(self, fields: Mapping[str, object], step: str, *, typing: bool = False) -> None:
        """Set fields (None removes one) as one step of this name; typing without a pause is one step."""
        try:
            self._put(self._draft.with_fields(fields), step, typing=typing)
        except KnownError as error:
            self.failed.emit(error)

    def put_body(self, body: str, step: str, *, typing: bool = False) -> None:
        """Set the text as one step of this name."""
        self._put(self._draft.with_body(body), step, typing=typing)

    def put_form(self, form: Form, body: str, step: str) -> None:
        """Set the form of the boxes and the text that goes with it, as one step."""
        self._put(self._draft.with_about(form=form).with_body(body), step)

    def put_file(self, file: StoryFile, step: str, *, answers: Decisions | None = None) -> None:
        """Set the whole text with its head, such as an earlier state or a repaired text, as one step.

        `answers` are what the author says to the gate with it; alone, with the file as it is, they are a step too.
        """
        self._put(msgspec.structs.replace(self._draft, file=file), step, answers=answers)

    def take(self, draft: Draft, step: str = "") -> None:
        """Go on with what now lies on the disk, written by somebody else than `saving`; `saving.flush` before.

        With a name it is a step that can be undone; without, only what is known of the draft has changed.
        """
        before, self._draft = self._draft, draft
        if step and before.file.raw != draft.file.raw:
            self.steps.did(before.file.raw, draft.file.raw, step, (before.about.form, draft.about.form))
        self.saving.begin(draft)
        self.changed.emit()
        self.steps_changed.emit()

    def settle(self, chosen: StoryFile, step: str) -> None:
        """End a conflict with the text that a person chose or put together; both others stay as earlier texts."""
        before = self.saving.saved
        self.saving.leave()
        try:
            self.take(self.drafts.settle(self._draft.id, chosen), step)
        except KnownError as error:
            self.saving.begin(before)
            self.saving.typed(self._draft)
            self.failed.emit(error)

    def rebase(self, base: StoryFile) -> None:
        """Stand for another version of the story from now on: what the library has is taken into account."""
        try:
            self._draft = self.drafts.know(self._draft, base=base)
        except KnownError as error:
            self.failed.emit(error)
        else:
            self.saving.typed(self._draft)  # who asks for what is saved must see the new base, too

    def undo(self) -> None:
        """Take the newest step back."""
        if (step := self.steps.to_undo) is not None:
            self.steps.undone()
            if step.answers is not None:
                self.said.put(step.answers[0])
            self._show(step.back(self._draft.file.raw), step.forms[0])

    def redo(self) -> None:
        """Do the step again that was undone last."""
        if (step := self.steps.to_redo) is not None:
            self.steps.redone()
            if step.answers is not None:
                self.said.put(step.answers[1])
            self._show(step.again(self._draft.file.raw), step.forms[1])

    def step_names(self) -> tuple[str, str]:
        """Return what would be undone and what done again; empty for nothing."""
        undo, redo = self.steps.to_undo, self.steps.to_redo
        return undo.name if undo else "", redo.name if redo else ""

    def go(self, place: DraftPlace) -> None:
        """Ask the page to show a place."""
        self.wanted.emit(place)

    def close(self) -> bool:
        """Write what is left and let go; returns whether everything is on the disk."""
        self.said.flush()
        return self.saving.close()

    def _put(self, draft: Draft, step: str, *, typing: bool = False, answers: Decisions | None = None) -> None:
        before, said = self._draft, self.said.value
        told = None if answers is None or answers == said else (said, answers)
        if draft.file.raw != before.file.raw or draft.about != before.about or told:
            forms = (before.about.form, draft.about.form)
            self.steps.did(before.file.raw, draft.file.raw, step, forms, typing=typing, answers=told)
            if told:
                self.said.put(told[1])
            self._set(draft)

    def _show(self, raw: bytes, form: Form) -> None:
        file = StoryFile.parse(raw, FILE)
        self._set(msgspec.structs.replace(self._draft, file=file).with_about(form=form))

    def _set(self, draft: Draft) -> None:
        self._draft = draft
        self.saving.typed(draft)
        self.changed.emit()
        self.steps_changed.emit()


def _library_of(draft: Draft, opened: Path) -> Path:
    """Return the folder a draft is meant for, the open one where that has been moved away since."""
    meant = Path(draft.about.library)
    return meant if draft.about.library and meant.is_dir() else opened
