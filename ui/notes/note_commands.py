"""What a person does with notes: highlight, begin to write, keep; who it is by is asked once."""

from PySide6.QtCore import QObject

from kb.annotation.annotation import Annotation, Colour, Kind, Quote, is_by, new_id, quote_of
from kb.notes import note_edit
from kb.notes.note_edit import NoteEdit
from kb.story.author import Author
from ui.notes.margin.open_sheet import Opening
from ui.notes.name_question import AskName
from ui.notes.note_draft import NoteDraft
from ui.notes.notebook import Notebook
from ui.notes.selection import Picking
from ui.read.reader import StoryBrowser
from ui.services.person import person_of
from ui.services.settings import SettingsStore


class Writer:
    """Who sits in front of the window; the name is that of the settings."""

    def __init__(self, settings: SettingsStore) -> None:
        self.settings = settings
        self._asked = False

    def author(self) -> Author:
        """Return who signs."""
        return person_of(self.settings)

    def wrote(self, note: Annotation) -> bool:
        """Tell whether a note is this person's own, to change and to delete."""
        return note.private or is_by(note, self.author())

    def ask_name(self, browser: StoryBrowser) -> None:
        """Ask who is writing, once, where nobody has said so."""
        if not self.settings.value.name and not self._asked:
            self._asked = True
            dialog = AskName(self.settings, browser)
            dialog.exec()
            dialog.deleteLater()


class Doing(QObject):
    """Turns wishes into steps of the notebook."""

    def __init__(
        self, browser: StoryBrowser, notebook: Notebook, picking: Picking, opening: Opening, writer: Writer
    ) -> None:
        super().__init__(browser)
        self._browser, self._notebook = browser, notebook
        self._picking, self._opening, self._writer = picking, opening, writer
        picking.bar.highlight_requested.connect(self.highlight)
        picking.bar.kind_requested.connect(self.write)
        picking.bar.place_requested.connect(opening.move_here)
        opening.edit_requested.connect(self.keep)

    def highlight(self, colour: Colour) -> None:
        """Keep a highlight of the chosen words at once: there is nothing to write."""
        quote, story = self._quote(), self._notebook.story
        if quote is not None and story:
            self._picking.clear()
            self._browser.setFocus()
            self.keep(note_edit.add(Annotation(id=new_id(), story=story, kind="highlight", colour=colour, quote=quote)))

    def write(self, kind: Kind) -> None:
        """Begin a note on the chosen words, or on the whole story when none are chosen."""
        story, quote = self._notebook.story, self._quote()
        if story:
            self._picking.clear()
            self._opening.write(NoteDraft(story, kind, quote))

    def write_on_story(self) -> None:
        """Begin a note on the whole story."""
        if self._notebook.story:
            self._opening.write(NoteDraft(self._notebook.story, "comment"))

    def keep(self, edit: NoteEdit) -> None:
        """Take a step."""
        self._writer.ask_name(self._browser)
        self._notebook.apply(edit)

    def _quote(self) -> Quote | None:
        start, end = self._browser.selection()
        return quote_of(self._notebook.plain, start, end) if start < end else None
