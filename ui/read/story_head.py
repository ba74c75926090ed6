"""What stands above the text: the title, who wrote it, the summary, and the facts."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kb.story.story import Story
from ui.read.fact_table import FactsBox
from ui.read.reading_requests import ReadingRequests
from ui.services.session import Session
from ui.widgets import value_words
from ui.widgets.plain import tip
from ui.widgets.reading_parts import Notice, chips, copyable
from ui.widgets.small_parts import BulletList, Pill, Text

_TITLE_SIZE: Final = 31


class Head(QWidget):
    """A title and whatever else stands above a text; `ui.read.read_page` asks it how far down the title reaches."""

    def __init__(self, title: str, other_title: str = "") -> None:
        super().__init__()
        self.repairs: Notice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 30, 0, 34)
        self._column.setSpacing(12)
        self.title = copyable(Text(title, _TITLE_SIZE, weight=QFont.Weight.DemiBold, wrap=True))
        self.title.setAccessibleName(title)
        self._column.addWidget(self.title)
        if other_title:
            self._column.addWidget(copyable(Text(other_title, 16, "muted", wrap=True)))

    def add(self, part: QWidget, space_above: int = 0) -> None:
        """Add something below what is there."""
        if space_above:
            self._column.addSpacing(space_above)
        self._column.addWidget(part)

    def add_above(self, part: QWidget) -> None:
        """Add something above the title."""
        self._column.insertWidget(0, part)

    def add_repairs(self) -> None:
        """Say above the title, quietly, that the file needs a hand; `repairs` is what can be pressed."""
        words = self.tr("Berkas cerita ini perlu diperbaiki.")
        self.repairs = Notice(words, "wrench", "warning", self.tr("Lihat apa yang perlu"))
        self.add_above(self.repairs)

    def add_summary(self, summary: str, other: str = "") -> None:
        """Add what it is about in two sentences, in the language of the window, and below it in the other one."""
        if summary:
            self._column.addWidget(copyable(Text(summary, 16, "muted" if not other else "text", wrap=True)))
        if other and other != summary:
            self._column.addWidget(copyable(Text(other, 14, "muted", wrap=True)))


class StoryHead(Head):
    """The beginning of a story page."""

    def __init__(
        self, session: Session, story: Story, wishes: ReadingRequests, unfolded: set[str], *, broken: bool
    ) -> None:
        english = session.language == "en" and bool(story.title_en)
        super().__init__(story.title_en if english else story.title, story.title if english else "")
        if broken:
            self.add_repairs()
        self.add(self._byline(session, story, wishes))
        if session.language == "en" and story.summary_en:
            self.add_summary(story.summary_en, story.summary)
        else:
            self.add_summary(story.summary)
        self.add(FactsBox(session, story, wishes, unfolded), 4)

    def _byline(self, session: Session, story: Story, wishes: ReadingRequests) -> QWidget:
        parts: list[QWidget] = [Pill(value_words.kind(story.kind), "accent", interactive=False)]
        for author in story.authors:
            known = author.person is not None
            words = f"{author.name} · {author.role}" if author.role else author.name
            pill = Pill(words, icon_name="user", interactive=known)
            if author.person is not None:
                pill.setToolTip(tip(self.tr("Buka halaman {name}").format(name=author.name)))
                pill.clicked.connect(lambda _=False, slug=author.person: wishes.person_requested.emit(slug))
            parts.append(pill)
        return chips(parts)


def sentence(title: str, words: Sequence[str | list[str]]) -> Head:
    """Return a page that only says something: that a story cannot be read, and what can be done; a list is one of points."""
    head = Head(title)
    for one in words:
        if isinstance(one, list):
            head.add(BulletList(one, 15, "muted", copied=True))
            continue
        label = copyable(Text(one, 15, "muted", wrap=True))
        label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        head.add(label)
    return head
