"""One field for each kind of thing that a row asks for, all with the same few methods."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kb.base.folding import fold
from kb.forms.head_forms import Blank
from kb.forms.head_rows import answer, rows_of
from kb.layout.library_file import slug
from ui.find.search_offers import matching
from ui.notes import note_links
from ui.notes.link_targets import Targets
from ui.widgets import value_words
from ui.widgets.choices import Choosable
from ui.widgets.offer_list import Offer
from ui.widgets.small_parts import Text
from ui.write.forms.choice_field import ChoosingField
from ui.write.forms.fields import GrowingText, Line
from ui.write.open_draft import OpenDraft

_MOST: Final = 8
_STORY: Final = "story:"
_WORDS: Final[dict[str, Callable[[str], str]]] = {
    "role": value_words.actor_role,
    "certainty": value_words.certainty,
    "type": lambda value: value_words.relation(value, outgoing=True),
    "kind": value_words.kind,
    "licence": value_words.licence,
}


class BlankField(QWidget):
    """What a person fills in for one key; `typed` tells every change of theirs, never one of the program's."""

    typed = Signal()

    def __init__(self, blank: Blank, writing: OpenDraft) -> None:
        super().__init__()
        self.blank, self.writing = blank, writing
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def written(self) -> dict[str, str]:
        """Return what it says, by the keys of the row."""
        raise NotImplementedError

    def fill(self, row: object) -> None:
        """Show what a row says."""
        raise NotImplementedError

    def say(self, name: str, hint: str) -> None:
        """Tell its name and its hint, in the language of the moment."""
        raise NotImplementedError


class TextBlank(BlankField):
    """A line, or a text that grows."""

    def __init__(self, blank: Blank, writing: OpenDraft) -> None:
        super().__init__(blank, writing)
        self.part: Line | GrowingText = GrowingText(writing) if blank.kind == "text" else Line(writing)
        self._column.addWidget(self.part)
        self.setFocusProxy(self.part)
        self.part.typed.connect(lambda _: self.typed.emit())

    def written(self) -> dict[str, str]:
        """Return the text under its key."""
        return {self.blank.key: self.part.written()}

    def fill(self, row: object) -> None:
        """Show the text of a row."""
        self.part.fill(answer(row, self.blank.key))

    def say(self, name: str, hint: str) -> None:
        self.part.setAccessibleName(name)
        self.part.setPlaceholderText(hint)


class ChoiceBlank(BlankField):
    """One of a few values; one that this program does not know stays and is shown as it is written."""

    def __init__(self, blank: Blank, writing: OpenDraft) -> None:
        super().__init__(blank, writing)
        self.part = Choosable()
        self._values: list[str] = []
        self._unknown = ""
        self._is_told = False  # the file says it, so that it is written even where it says the usual
        self._column.addWidget(self.part)
        self.setFocusProxy(self.part)
        self.part.activated.connect(self._choose)
        self._offer()

    def written(self) -> dict[str, str]:
        """Return the chosen value under its key; empty where it is the usual one and the row did not name it."""
        value = self._values[max(self.part.currentIndex(), 0)]
        return {self.blank.key: "" if value == self.blank.usual and not self._is_told else value}

    def fill(self, row: object) -> None:
        """Show the value of a row, also one that the vocabulary does not know."""
        value = answer(row, self.blank.key)
        self._is_told = bool(value) or row == {}  # a new row says everything
        self._unknown = "" if value in self._known() else value
        self._offer()
        self.part.setCurrentIndex(self._values.index(value or self.blank.usual))

    def say(self, name: str, hint: str) -> None:
        self.part.setAccessibleName(name)
        self._offer()

    def _known(self) -> Sequence[str]:
        if self.blank.kind == "concept":
            return tuple(one.id for one in self.writing.vocabulary.scheme(self.blank.scheme))
        return self.blank.values

    def _offer(self) -> None:
        nothing = () if self.blank.usual else ("",)
        unknown = (self._unknown,) if self._unknown else ()
        self._values = [*nothing, *self._known(), *unknown]
        if self.blank.usual and self.blank.usual not in self._values:
            self._values.append(self.blank.usual)
        self.part.say([self._words(value) for value in self._values])

    def _words(self, value: str) -> str:
        if not value:
            return self.tr("belum dipilih")
        if self.blank.kind == "concept":
            return self.writing.vocabulary.label(value, self.writing.language)
        if self.blank.key == "language":
            return {"id": self.tr("Bahasa Indonesia"), "en": self.tr("Bahasa Inggris")}.get(value, value)
        return _WORDS.get(self.blank.key, str)(value)

    def _choose(self) -> None:
        self._is_told = True
        self.typed.emit()


class OpenBlank(BlankField):
    """A text with suggestions: what is taken from the list stands in the field, and anything else may too."""

    def __init__(self, blank: Blank, writing: OpenDraft) -> None:
        super().__init__(blank, writing)
        self.part = ChoosingField(self._find)
        self._column.addWidget(self.part)
        self.setFocusProxy(self.part)
        self.part.textEdited.connect(lambda _: self.typed.emit())
        self.part.taken.connect(self._take)

    def written(self) -> dict[str, str]:
        """Return the words under their key, chosen or not."""
        return {self.blank.key: self.part.text()}

    def fill(self, row: object) -> None:
        """Show the words of a row; the cursor stays where they are the same."""
        text = answer(row, self.blank.key)
        if self.part.text() != text:
            self.part.setText(text)
            self.part.setCursorPosition(0)

    def say(self, name: str, hint: str) -> None:
        self.part.setAccessibleName(name)
        self.part.setPlaceholderText(hint)

    def options(self) -> Sequence[tuple[str, str]]:
        """Return what may be taken: what goes into the field, and how it is shown. Here the sources of the story."""
        rows = rows_of(self.writing.draft.file.front.values.get("sources"))
        return [(answer(row, "id"), answer(row, "title")) for row in rows if answer(row, "id")]

    def _find(self, typed: str) -> list[Offer]:
        wish = fold(typed)
        return [
            Offer(label=put, what=put, hint=shown, spans=matching(put, typed))
            for put, shown in self.options()
            if put != typed and wish in fold(f"{put} {shown}")
        ][:_MOST]

    def _take(self, put: object) -> None:
        self.part.setText(str(put))
        self.typed.emit()


class OrganisationBlank(OpenBlank):
    """An organisation of the library, or one that has no page there yet: its name stays with the row until it has."""

    def __init__(self, blank: Blank, writing: OpenDraft) -> None:
        super().__init__(blank, writing)
        self.note = Text("", 12, "muted", wrap=True)
        self.note.hide()
        self._column.addWidget(self.note)
        self.typed.connect(self._tell)

    def written(self) -> dict[str, str]:
        """Return the key of the organisation, made from its name for an unknown one, and then its name."""
        name = self.part.text().strip()
        known = next((key for key, one in self._organisations.items() if fold(one) == fold(name)), "")
        key = known or (slug(name) if name else "")
        return {self.blank.key: key, "name": "" if known or not name else name}

    def fill(self, row: object) -> None:
        """Show the name of the organisation of a row."""
        key = answer(row, self.blank.key)
        name = self._organisations.get(key) or answer(row, "name") or key
        if self.written()[self.blank.key] != key:
            self.part.setText(name)
        self._tell()

    def say(self, name: str, hint: str) -> None:
        super().say(name, hint)
        self._tell()

    def options(self) -> Sequence[tuple[str, str]]:
        """Return the names of the known organisations."""
        return [(name, "") for name in self._organisations.values()]

    def _tell(self) -> None:
        self.note.setText(self.tr("Belum ada halaman lembaga ini di pustaka. Namanya disimpan bersama cerita."))
        self.note.setVisible(bool(self.written()["name"]))

    @property
    def _organisations(self) -> dict[str, str]:
        return {key: one.name for key, one in self.writing.library.organisations().items()}


class StoryBlank(BlankField):
    """A story of the library, by words of its title; only what is taken from the list counts."""

    def __init__(self, blank: Blank, writing: OpenDraft) -> None:
        super().__init__(blank, writing)
        self._id = ""
        self._targets = Targets(writing.session, writing.jobs, self)
        self._targets.prepare()
        self.part = ChoosingField(self._find)
        self._column.addWidget(self.part)
        self.setFocusProxy(self.part)
        self.part.taken.connect(self._take)
        self.part.textEdited.connect(self._type)
        self._targets.came.connect(self._look_again)

    def written(self) -> dict[str, str]:
        """Return the id of the chosen story under its key."""
        return {self.blank.key: self._id}

    def fill(self, row: object) -> None:
        """Show the title of the story of a row, or its id where the library has no such story."""
        story = answer(row, self.blank.key)
        if story != self._id or (story and not self.part.text()):
            self._id = story
            card = self.writing.session.catalogue.card(story) if story else None
            self.part.setText(self.writing.session.title(card) if card else story)

    def say(self, name: str, hint: str) -> None:
        self.part.setAccessibleName(name)
        self.part.setPlaceholderText(hint)

    def _find(self, typed: str) -> list[Offer]:
        own = f"{_STORY}{self.writing.draft.about.story}"
        stories = [one for one in self._targets.known() if one.address.startswith(_STORY) and one.address != own]
        return [
            Offer(one.name, (one.address.removeprefix(_STORY), one.name), matching(one.name, typed))
            for one in note_links.matching(stories, typed, _MOST)
        ]

    def _take(self, what: object) -> None:
        assert isinstance(what, tuple)
        self._id, title = what
        self.part.setText(title)
        self.typed.emit()

    def _look_again(self) -> None:
        if self.part.hasFocus() and self.part.text() and not self._id:
            self.part.look()

    def _type(self, _text: str) -> None:
        """Other words are another story, which nobody has chosen yet."""
        if self._id:
            self._id = ""
            self.typed.emit()


class PersonBlank(OpenBlank):
    """A person who has a page in this library; other words are no address of anybody."""

    def __init__(self, blank: Blank, writing: OpenDraft) -> None:
        self._told = ""
        super().__init__(blank, writing)

    def written(self) -> dict[str, str]:
        """Return the id of the person that the words name; empty for somebody without a page."""
        text = self.part.text().strip()
        known = next((key for key, name in self.options() if fold(text) in (fold(key), fold(name))), "") if text else ""
        return {self.blank.key: self._told if text == self._told else known}

    def fill(self, row: object) -> None:
        """Show the person of a row."""
        told = answer(row, self.blank.key)
        if self.written()[self.blank.key] != told or told != self._told:
            self._told = told
            super().fill(row)

    def options(self) -> Sequence[tuple[str, str]]:
        """Return id and name of everybody who has a page."""
        return [(key, person.name) for key, person in self.writing.library.people().items()]


_KINDS: Final[dict[str, type[BlankField]]] = {
    "line": TextBlank,
    "text": TextBlank,
    "period": TextBlank,
    "choice": ChoiceBlank,
    "concept": ChoiceBlank,
    "source": OpenBlank,
    "organisation": OrganisationBlank,
    "person": PersonBlank,
    "story": StoryBlank,
}


def blank_field(blank: Blank, writing: OpenDraft) -> BlankField:
    """Make the field of a blank."""
    return _KINDS[blank.kind](blank, writing)
