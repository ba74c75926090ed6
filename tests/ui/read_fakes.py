"""A session for the reading page: the shipped library for real, a search engine made of a loop."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from index.values.request_results import SimilarStory, Span
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library
from kb.story.story_card import Card


class ReadSession(QObject):
    """What the reading page asks of `ui.services.session.Session`, answered at once and in this thread."""

    opened = Signal()
    closed = Signal()
    changed = Signal(object)
    ready_changed = Signal(bool)
    language_changed = Signal(str)

    def __init__(self, folder: Path, cache: Path) -> None:
        super().__init__()
        self.library = Library.open(folder)
        self.catalogue = Catalogue(cache / "catalogue.db")
        self.catalogue.update(self.library)
        self.vocabulary = self.library.vocabulary
        self.regions = self.library.regions
        self.language = "id"
        self.is_open = True

    def set_language(self, language: str) -> None:
        self.language = language
        self.language_changed.emit(language)

    def ask_marks(self, text: str, plain: str, done: Callable[[tuple[Span, ...]], None]) -> None:
        words = "|".join(re.escape(word) for word in text.split())
        done(tuple(found.span() for found in re.finditer(rf"\b(?:{words})\b", plain, re.IGNORECASE)))

    def ask_similar(self, story: str, count: int, done: Callable[[tuple[SimilarStory, ...]], None]) -> None:
        """No index is there, so the catalogue has the last word; a test may answer with `done` later."""
        self.similar_wish = (story, count, done)

    def title(self, card: Card) -> str:
        return (self.language == "en" and card.title_en) or card.title

    def summary(self, card: Card) -> str:
        return (self.language == "en" and card.summary_en) or card.summary

    def update(self) -> None:
        self.changed.emit(self.catalogue.update(self.library))

    def close(self) -> None:
        self.catalogue.close()
        self.library.close()
