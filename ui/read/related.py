"""What one may read next: the stories that this one names or that name it, and others like it, with the reason why."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from index.values.request_results import SimilarStory
from kb.story.story_card import Card
from ui.read.reading_requests import ReadingRequests
from ui.services.session import Session
from ui.services.value_order import label
from ui.widgets import value_words
from ui.widgets.fonts import ui_font
from ui.widgets.link_cards import Pressable, lay_out
from ui.widgets.plain import tip
from ui.widgets.small_parts import Divider, Text
from ui.widgets.theme import theme

_PADDING: Final = 14
_MOST: Final = 6
_SIMILAR: Final = 4
_REASONS: Final = 4  # in one line; more would not be read


class NextCard(Pressable):
    """One story to read next: how it is related, its title, two lines of its summary."""

    def __init__(self, why: str, title: str, summary: str, meta: str) -> None:
        super().__init__()
        self._why, self._title, self._summary, self._meta = why, title, summary, meta
        self._face = ui_font(15, QFont.Weight.DemiBold)
        self._small = ui_font(12)
        self._lines: tuple[int, list[str], list[str]] | None = None  # as broken for the last width
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{why}: {title}" if why else title)
        self.setAccessibleDescription(f"{summary} {meta}".strip())
        self.setToolTip(tip("\n".join(filter(None, (title, why)))))

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(480))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        titles, lines = self._broken(width)
        title = QFontMetrics(self._face).lineSpacing()
        small = QFontMetrics(self._small).lineSpacing() + 3
        return round(
            2 * _PADDING + bool(self._why or self._meta) * (small + 2) + len(titles) * title + len(lines) * small + 4
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        of, left = theme(), float(_PADDING)
        titles, lines = self._broken(self.width())
        with self.painting(of.card, of.line) as painter:
            y = float(_PADDING)
            painter.setFont(self._small)
            small = painter.fontMetrics()
            if self._why or self._meta:
                painter.setPen(of.accent)
                room = self.width() - 2 * _PADDING - small.horizontalAdvance(f"  {self._meta}")
                why = small.elidedText(self._why, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QPointF(left, y + small.ascent()), why)
                gap = small.horizontalAdvance(f"{why}  ") if why else 0
                painter.setPen(of.muted)
                painter.drawText(QPointF(left + gap, y + small.ascent()), self._meta)
                y += small.lineSpacing() + 5
            painter.setFont(self._face)
            painter.setPen(of.text)
            for line in titles:
                painter.drawText(QPointF(left, y + painter.fontMetrics().ascent()), line)
                y += painter.fontMetrics().lineSpacing()
            y += 4
            painter.setFont(self._small)
            painter.setPen(of.muted)
            for line in lines:
                painter.drawText(QPointF(left, y + small.ascent()), line)
                y += small.lineSpacing() + 3

    def _broken(self, width: int) -> tuple[list[str], list[str]]:
        """Break title and summary for a width; layouts ask for the same width many times."""
        if self._lines is None or self._lines[0] != width:
            room = max(width - 2 * _PADDING, 60)
            summary = lay_out(self._summary, self._small, room, 2) if self._summary else []
            self._lines = width, lay_out(self._title, self._face, room, 2), summary
        return self._lines[1:]


class StoryRows(QWidget):
    """A heading and stories under it, one below the other."""

    def __init__(self, heading: str, rows: Iterable[QWidget]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Text(heading, 18, weight=QFont.Weight.DemiBold, wrap=True))
        for row in rows:
            column.addWidget(row)


class Related(QWidget):
    """The end of a story page; empty, and without a height, when there is nothing to say.

    Stories like this one come from the catalogue at once, and from the index, which also knows the words, a moment
    later: nobody has read to the end by then.
    """

    def __init__(self, session: Session, story_id: str, wishes: ReadingRequests) -> None:
        super().__init__()
        self._session, self._wishes = session, wishes
        self._named_ids = {related.card.id for related in session.catalogue.related(story_id)}
        self._similar: StoryRows | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 36, 0, 56)
        self._column.setSpacing(26)
        self._column.addWidget(Divider())
        if named := self._named(session, story_id, wishes):
            self._column.addWidget(StoryRows(self.tr("Cerita terkait"), named))
        count = _SIMILAR + len(self._named_ids)
        self._show_similar([(one.card, one.shared, ()) for one in session.catalogue.similar(story_id, count)])
        session.ask_similar(story_id, count, self._take)

    def _named(self, session: Session, story_id: str, wishes: ReadingRequests) -> list[QWidget]:
        """One card for each story: a relation of the head says more than a mention in the text."""
        rows: dict[str, QWidget] = {}
        found = session.catalogue.related(story_id)
        for related in sorted(found, key=lambda one: one.type == "text"):
            if related.card.id not in rows and len(rows) < _MOST:
                outgoing = related.direction == "to"
                rows[related.card.id] = story_row(
                    session, related.card, wishes, value_words.relation(related.type, outgoing=outgoing)
                )
        return list(rows.values())

    def _take(self, found: Sequence[SimilarStory]) -> None:
        """Show what the index says in the place of what the catalogue said; it may come when this page is gone."""
        if found and isValid(self):
            cards = {card.id: card for card in self._session.catalogue.cards([one.id for one in found])}
            self._show_similar([(cards[one.id], one.shared, one.words) for one in found if one.id in cards])

    def _show_similar(self, found: Iterable[tuple[Card, Sequence[str], Sequence[str]]]) -> None:
        rows = [
            story_row(self._session, card, self._wishes, self._why(shared, words))
            for card, shared, words in found
            if card.id not in self._named_ids
        ][:_SIMILAR]
        old, self._similar = self._similar, None
        if rows:
            self._similar = StoryRows(self.tr("Cerita serupa"), rows)
            self._column.addWidget(self._similar)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _why(self, shared: Sequence[str], words: Sequence[str]) -> str:
        """Return what two stories have in common: concepts and places by name, words in quotation marks."""
        reasons = [_named_in_passing(self._session, value) for value in shared] + [f"“{word}”" for word in words]
        return self.tr("sama-sama: {reasons}").format(reasons=", ".join(reasons[:_REASONS])) if reasons else ""


def story_row(session: Session, card: Card, wishes: ReadingRequests, why: str = "") -> NextCard:
    """Return a card that opens a story."""
    when = value_words.period(card.period, session.language)
    row = NextCard(why, session.title(card), session.summary(card), f"· {when}" if when and why else when)
    row.clicked.connect(lambda: wishes.story_requested.emit(card.id))
    return row


def _named_in_passing(session: Session, value: str) -> str:
    """Return a label as it stands in the middle of a sentence: "pendekatan sebaya", but "HIV dan AIDS", "Jakarta"."""
    if value[0].isdecimal():
        return label(session, "region", value)
    said = label(session, "issue", value)
    return said[0].lower() + said[1:] if said[1:2].islower() else said
