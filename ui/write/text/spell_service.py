"""Spelling for every draft of the window: looked up in a thread of its own, because dictionaries take a second to read."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from kb.base.atomic import told
from kb.base.problems import KnownError
from kb.spelling.own_words import FILE, OwnWords
from ui.write.write_services import WriteServices

if TYPE_CHECKING:
    from kb.library.library import Library
    from kb.spelling.spelling import Span, Speller

_STORIES: Final = 300  # enough to know which words are common; a library of thousands is not read for it


class Spelling(QObject):
    """Asks what is spelled wrong and what was meant; nothing is read before the first question."""

    changed = Signal()  # a word counts as right now, or marks are wanted or no longer: look again

    def __init__(self, desk: WriteServices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lane = desk.jobs.lane()
        self._source: _Source | None = None
        self._broken = False
        desk.settings.changed.connect(self._follow_settings)
        for news in (desk.session.opened, desk.session.closed):
            news.connect(self._forget)

    @property
    def is_on(self) -> bool:
        """Whether words shall be marked."""
        return self._desk.settings.value.spelling and not self._broken and self._desk.session.is_open

    def look(self, texts: Sequence[str], language: str, done: "Callable[[list[tuple[Span, ...]]], None]") -> None:
        """Find what is spelled wrong in each of some texts; only the newest question is answered."""
        source = self._its_source()
        self._lane.ask(lambda: [source.speller.misspelled(text, language) for text in texts], done, self._fail)

    def offer(self, word: str, language: str, done: Callable[[tuple[str, ...]], None]) -> None:
        """Find what a word may have been meant to be."""
        source = self._its_source()
        self._lane.run(lambda: source.speller.offers(word, language), done, self._fail)

    def say_all_is_well(self) -> None:
        """Say why there is no word to go to."""
        well = self.tr("Tidak ada kata yang ejaannya meragukan di naskah ini.")
        off = self.tr("Ejaan tidak ditandai. Hidupkan tandanya di Pengaturan.")
        self._desk.messages.info(well if self.is_on else off)

    def learn(self, word: str) -> None:
        """Put a word into the person's own dictionary, and say so with a way back."""
        self._tell(lambda speller: speller.learn(word))
        said = self.tr("“{word}” kini ada di kamus Anda.").format(word=word)
        self._desk.messages.info(said, self.tr("Keluarkan lagi"), partial(self.forget, word))

    def forget(self, word: str) -> None:
        """Take a word out of the person's own dictionary."""
        self._tell(lambda speller: speller.forget(word))

    def ignore(self, word: str) -> None:
        """Mark a word no more until the program ends."""
        self._tell(lambda speller: speller.ignore(word))

    def _tell(self, what: "Callable[[Speller], None]") -> None:
        source = self._its_source()
        self._lane.run(lambda: what(source.speller), lambda _: self.changed.emit(), self._fail)

    def _its_source(self) -> "_Source":
        if self._source is None:
            self._source = _Source(self._desk.session.library, self._desk.drafts.folder.parent / FILE)
        return self._source

    def _forget(self) -> None:
        self._lane.forget()
        self._source = None

    def _follow_settings(self, names: frozenset[str]) -> None:
        if "spelling" in names:
            self.changed.emit()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, KnownError):  # the own dictionary could not be written; the word counts all the same
            self._desk.messages.problem(error)
            self.changed.emit()
        elif isinstance(error, OSError):  # a dictionary is missing: writing goes on without marks
            self._broken = True
            self._desk.messages.problem(told(error, Path(str(error.filename or ""))))
            self.changed.emit()
        else:
            self._broken = True  # our mistake: told once, and not again at every pause
            raise error


class _Source:
    """What the speller is made of, when it is first asked; lives in the thread of the lane."""

    def __init__(self, library: "Library", own: Path) -> None:
        self._library, self._own = library, own
        self._speller: Speller | None = None

    @property
    def speller(self) -> "Speller":
        if self._speller is None:
            from kb.spelling.spelling import Speller, written_in  # noqa: PLC0415  not on the way to the first paint

            self._speller = Speller(self._names(), OwnWords(self._own), written_in(self._texts()))
        return self._speller

    def _names(self) -> Iterator[str]:
        library = self._library
        yield from library.vocabulary.phrases()
        yield from library.regions.phrases()
        for organisation in library.organisations().values():
            yield from organisation.names()
        for person in library.people().values():
            yield person.name

    def _texts(self) -> Iterator[str]:
        for file in islice(self._library.story_files(), _STORIES):
            try:
                yield self._library.read_path(file).body
            except (KnownError, OSError):
                continue  # listed among the problems of the library; its words are no loss here
