"""A heading with cards below it, of which at most one is open; cards that stay keep their place and the keyboard."""

from collections.abc import Callable, Hashable, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.gate.card import FindingCard
from ui.shell.widgets import SectionLabel, Text
from ui.write.check.name_card import NameCard

MOST: Final = 20
_AT_ONCE: Final = 5  # cards made without letting the window breathe
Card: TypeAlias = FindingCard | NameCard


class Deck(QWidget):
    """Shows cards by their keys; `edge_reached` says that the keyboard wants to leave it upwards (-1) or down (1)."""

    edge_reached = Signal(int)
    opened = Signal(object)  # the card that opens

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[Hashable, Card] = {}
        self._wanted: tuple[tuple[Hashable, Callable[[], Card]], ...] = ()
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._lay)
        self._hidden = 0
        self._heading = SectionLabel()
        self._count = Text("", 11, "muted")
        self._hint = Text("", 13, "muted", wrap=True)
        self._more = Text("", 13, "muted", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addLayout(self._rows)
        column.addWidget(self._more)
        self.hide()

    def say(self, heading: str, hint: str = "") -> None:
        """Speak the language of the window."""
        self._heading.setText(heading)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(heading)
        self._more.setText(self.tr("Dan %n lagi; yang di atas dahulu.", "", self._hidden))

    def show_cards(self, wanted: Sequence[tuple[Hashable, Callable[[], Card]]]) -> None:
        """Show these cards in this order; those whose key is known stay, the others are made."""
        keys = [key for key, _ in wanted[:MOST]]
        focused = self._focused()
        before = self.cards[focused] if focused is not None else None
        for key in [key for key in self._cards if key not in keys]:
            card = self._cards.pop(key)
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._wanted = tuple(wanted[:MOST])
        self._lay()
        self._hidden = max(len(wanted) - MOST, 0)
        self._more.setVisible(self._hidden > 0)
        self._more.setText(self.tr("Dan %n lagi; yang di atas dahulu.", "", self._hidden))
        self._count.setText(str(len(wanted)))
        self.setVisible(bool(wanted))
        if focused is not None and before not in self._cards.values() and not self.focus_at(focused):
            self.edge_reached.emit(1)

    def _lay(self) -> None:
        """Lay the cards out in order; only a few new ones are made at once, the others a moment later."""
        made = 0
        for place, (key, make) in enumerate(self._wanted):
            card = self._cards.get(key)
            if card is None and made == _AT_ONCE:
                self._later.start()
                break
            if card is None:
                card, made = self._made(key, make), made + 1
            if self._rows.indexOf(card) != place:
                self._rows.insertWidget(place, card)
            card.show()
        self._cards = {key: self._cards[key] for key, _ in self._wanted if key in self._cards}

    def forget(self) -> None:
        """Make every card anew the next time, as in another language."""
        for card in self._cards.values():
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards.clear()
        self._wanted = ()

    @property
    def cards(self) -> list[Card]:
        """The cards that can be seen, from the top."""
        return [card for card in self._cards.values() if not card.isHidden()]

    def focus_at(self, place: int) -> bool:
        """Give the keyboard to a card, the last one where there are fewer; returns whether there was one."""
        cards = self.cards if not self.isHidden() else []
        if not cards:
            return False
        cards[place if place < 0 else min(place, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def leave(self, card: Card) -> None:
        """Put a card aside that has been settled, and give the keyboard to the next one."""
        place = self.cards.index(card) if card in self.cards else 0
        card.hide()
        if not self.focus_at(place):
            self.edge_reached.emit(1)

    def close_cards(self, but: Card | None = None) -> None:
        """Fold all cards but one."""
        for card in self._cards.values():
            if card.is_open != (card is but):
                card.set_open(card is but)

    def _focused(self) -> int | None:
        for place, card in enumerate(self.cards):
            if card.hasFocus() or card.isAncestorOf(self.focusWidget() or self):
                return place
        return None

    def _made(self, key: Hashable, make: Callable[[], Card]) -> Card:
        card = self._cards[key] = make()
        card.step_requested.connect(lambda step: self._step(card, step))
        card.open_requested.connect(lambda: self._open(card))
        return card

    def _open(self, card: Card) -> None:
        self.close_cards(card)
        self.opened.emit(card)

    def _step(self, card: Card, step: int) -> None:
        cards = self.cards
        place = cards.index(card) + step
        if 0 <= place < len(cards):
            cards[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.edge_reached.emit(step)
