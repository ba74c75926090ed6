"""The cards of a margin that are in sight, used again and again while one scrolls."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.notes.margin.margin_card import NoteCard

Dress = Callable[[NoteCard, int], None]


class CardDeck(QObject):
    """Gives every box in sight a card, by the number of the box."""

    opened = Signal(int)  # the card of a box was pressed
    pointed_changed = Signal(int)  # the box under the mouse or the keyboard, -1 for none
    step_requested = Signal(int, int)  # from a box to the next (1) or the one before (-1)

    def __init__(self, table: QWidget, dress: Dress) -> None:
        super().__init__(table)
        self._table, self._dress = table, dress
        self._spare: list[NoteCard] = []
        self.cards: dict[int, NoteCard] = {}

    def show(self, numbers: Iterable[int]) -> None:
        """Have a dressed card for each of these boxes and for no other."""
        wanted = set(numbers)
        for number in [number for number in self.cards if number not in wanted]:
            self._put_away(number)
        for number in sorted(wanted - self.cards.keys()):
            card = self._spare.pop() if self._spare else self._made()
            self.cards[number] = card
            self._dress(card, number)
        for card in self._spare:
            card.hide()

    def dress_all(self) -> None:
        """Show every card in sight as it is now."""
        for number, card in self.cards.items():
            self._dress(card, number)

    def deal_again(self) -> None:
        """The boxes are others: whoever had the keyboard is told by `table`, the cards are free."""
        for number in list(self.cards):
            self._put_away(number)

    def focused(self) -> int:
        """Return the box whose card has the keyboard, -1 when none has."""
        return next((number for number, card in self.cards.items() if card.hasFocus()), -1)

    def focus(self, number: int) -> None:
        """Give the keyboard to the card of a box in sight."""
        if number in self.cards:
            self.cards[number].show()
            self.cards[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _put_away(self, number: int) -> None:
        self._spare.append(self.cards.pop(number))

    def _made(self) -> NoteCard:
        card = NoteCard(self._table)
        card.clicked.connect(lambda: self.opened.emit(self._number(card)))
        card.pointed_changed.connect(lambda on: self.pointed_changed.emit(self._number(card) if on else -1))
        card.step_requested.connect(lambda step: self.step_requested.emit(self._number(card), step))
        return card

    def _number(self, card: NoteCard) -> int:
        return next((number for number, known in self.cards.items() if known is card), -1)
