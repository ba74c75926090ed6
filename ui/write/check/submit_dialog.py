"""The last look before a story is handed in: exactly what people will read, and who reads it next."""

from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kb.base.words import Words
from kb.reading import read
from kb.review.stewards import lacks_others
from kb.signatures.review_rules import needed_signatures, same_person
from ui.gate.short_checks import ShortChecks
from ui.gate.small_check import SmallCheck
from ui.read.reader import StoryBrowser
from ui.read.story_images import Pictures
from ui.services.person import person_of
from ui.widgets import value_words
from ui.widgets.small_parts import Divider, Text
from ui.write.open_draft import OpenDraft

_NOTE: Final = 300
_TYPE_SIZE: Final = 16


class LastLook(QWidget):
    """Shows the story as readers will see it; `note` is a word to the one who reads it next."""

    def __init__(self, writing: OpenDraft) -> None:
        super().__init__()
        self._writing = writing
        self._signs = Words("", "")
        self._title = Text("", 22, "text", QFont.Weight.Bold, wrap=True)
        self._facts = Text("", 13, "muted", wrap=True)
        self.summary = Text("", 15, "text", wrap=True)
        self._browser = StoryBrowser()
        self._browser.setMinimumHeight(240)
        self._next = Text("", 14, "text", wrap=True)
        self.note = QLineEdit(maxLength=_NOTE)
        self.check = SmallCheck(
            ShortChecks.of(writing.session, writing.jobs),
            lambda: {"note": self.note.text()},
            lambda _name, text: self.note.setText(text),
            signer=lambda: writing.settings.value.name,
            said=lambda: f"{writing.draft.title}\n{writing.draft.body}",
            before=self.note,
        )
        self.note.textChanged.connect(self.check.follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        parts: tuple[QWidget, ...] = (
            self._title,
            self._facts,
            self.summary,
            Divider(),
            self._browser,
            Divider(),
            self._next,
            self.note,
            self.check,
        )
        for part in parts:
            column.addWidget(part, 1 if part is self._browser else 0)

    def show_story(self, signs: Words) -> None:
        """Show the draft as it is now; `signs` says who has to sign it."""
        self._signs = signs
        draft = self._writing.draft
        story = draft.story()
        session = self._writing.session
        names = [author.name for author in story.authors]
        facts = [
            ", ".join(names),
            value_words.period(story.period, session.language),
            value_words.places([session.regions.name(place.code) for place in story.regions]),
            value_words.audience(story.consent.audience) if story.consent else "",
            value_words.licence(story.licence),
        ]
        self._title.setText(story.title)
        self._facts.setText(" · ".join(filter(None, facts)))
        self.summary.setText(story.summary)
        self.summary.setVisible(bool(story.summary.strip()))
        self._browser.set_size(_TYPE_SIZE)
        self._browser.show_reading(read(draft.body), Pictures(self._writing.drafts.folder / draft.id))
        self._browser.setAccessibleName(story.title)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._next.setText(f"{self._readers()} {self._signs.say(self._writing.language)}".strip())
        self.note.setPlaceholderText(self.tr("Pesan untuk pembaca kedua (boleh kosong)"))
        self.note.setAccessibleName(self.tr("Pesan untuk pembaca kedua"))

    def _readers(self) -> str:
        """Say who reads it next, and where that could only be its writer, how to go on."""
        writing = self._writing
        stewards, person = writing.library.about.stewards, person_of(writing.settings)
        needed = needed_signatures(writing.draft.file, writing.session.vocabulary)
        if lacks_others(stewards, person, needed):
            return self.tr(
                "Belum cukup orang lain yang dapat menandatanganinya, jadi cerita ini akan menunggu. Mintalah kartu seorang rekan, lalu tambahkan dia di menu → Pengelola pustaka; mengajukan boleh sekarang."
            )
        names = ", ".join(one.name for one in stewards if one.name and not same_person(one, person))
        if names:
            return self.tr("Yang membaca berikutnya: {names}.").format(names=names)
        return self.tr("Yang membaca berikutnya: pembaca kedua dari pustaka ini.")
