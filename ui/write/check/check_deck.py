"""A heading with cards below it; cards that stay keep their place and the keyboard, and none moves under the mouse."""

from collections.abc import Callable, Hashable, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.gate.finding_card import FindingCard
from ui.widgets.small_parts import SectionLabel, Text
from ui.write.check.name_card import NameCard

MOST: Final = 20
_AT_ONCE: Final = 5  # cards made without letting the window breathe
Card: TypeAlias = FindingCard | NameCard
_CARDS: Final = (FindingCard, NameCard)


class CheckDeck(QWidget):
    """Shows cards by their keys; `edge_reached` says that the keyboard wants to leave it upwards (-1) or down (1).

    While the mouse is used over the cards (`held`), those that are settled keep their place, new ones come last, and
    nothing above another card gets smaller; `tidy` makes up for it.
    """

    edge_reached = Signal(int)
    opened = Signal(object)  # the card that opens
    laid = Signal()  # cards came that were left for a moment later

    def __init__(self, held: Callable[[], bool] = lambda: False) -> None:
        super().__init__()
        self._held = held
        self._cards: dict[Hashable, Card] = {}
        self._wanted: tuple[tuple[Hashable, Callable[[], Card]], ...] = ()
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._lay_on)
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

    def show_cards(self, wanted: Sequence[tuple[Hashable, Callable[[], Card]]], *, newest: bool = True) -> None:
        """Show these cards in this order; those whose key is known stay, the others are made.

        What was answered is asked again where the `newest` text still needs it; an older one knows nothing of answers.
        """
        keys = {key for key, _ in wanted[:MOST]}
        lost = self._focused()
        for key, card in tuple(self._cards.items()):
            if key in keys:
                if newest:
                    card.unsettle()
                    card.show()
            elif self._held() and card.isVisible():
                card.settle()
            else:
                self._drop(key)
        self._wanted = tuple(wanted[:MOST])
        self._lay()
        self._hidden = max(len(wanted) - MOST, 0)
        self._more.setVisible(self._hidden > 0)
        self._more.setText(self.tr("Dan %n lagi; yang di atas dahulu.", "", self._hidden))
        self._count.setText(str(len(wanted)) if wanted else "")
        self.setVisible(bool(self._cards))
        if lost is not None:
            card, place = lost
            if card not in self._cards.values() or card.is_settled:
                self._go_on(place)

    def tidy(self, keep: Card | None = None) -> None:
        """Take away what is settled, fold all but one card, and bring the others into their order."""
        for key, card in tuple(self._cards.items()):
            if card.is_settled:
                self._drop(key)
        self._lay()
        self.close_cards(keep)
        self.setVisible(bool(self._cards))

    def forget(self) -> None:
        """Make every card anew the next time, as in another language."""
        for key in tuple(self._cards):
            self._drop(key)
        self._wanted = ()

    @property
    def cards(self) -> list[Card]:
        """The cards that can be seen and wait for an answer, from the top."""
        shown = [item.widget() for place in range(self._rows.count()) if (item := self._rows.itemAt(place)) is not None]
        return [card for card in shown if isinstance(card, _CARDS) and not card.isHidden() and not card.is_settled]

    def focus_at(self, place: int) -> bool:
        """Give the keyboard to a card, the last one where there are fewer; returns whether there was one."""
        cards = self.cards if not self.isHidden() else []
        if not cards:
            return False
        cards[place if place < 0 else min(place, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def leave(self, card: Card) -> None:
        """Put a card aside that has been answered, and give the keyboard to the next one."""
        place = self.cards.index(card) if card in self.cards else 0
        card.settle()
        self._go_on(place)  # before it goes: else Qt would give the keyboard to whatever comes next, even the story
        if not self._held():
            card.hide()

    def close_cards(self, but: Card | None = None) -> None:
        """Fold all cards but one; while the mouse is over them, none that lies above it."""
        held = self._held() and but is not None
        for card in self.cards:
            if card is but:
                held = False
            if card.is_open != (card is but) and not (held and card.is_open):
                card.set_open(card is but)

    def _go_on(self, place: int) -> None:
        """Give the keyboard to what now stands at a place, or leave downwards where nothing follows."""
        if place >= len(self.cards) or not self.focus_at(place):
            self.edge_reached.emit(1)

    def _drop(self, key: Hashable) -> None:
        card = self._cards.pop(key)
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _lay(self) -> None:
        """Lay the cards out in order; only a few new ones are made at once, the others a moment later."""
        made, held = 0, self._held()
        for place, (key, make) in enumerate(self._wanted):
            card = self._cards.get(key)
            if card is None and made == _AT_ONCE:
                self._later.start()
                break
            if card is None:
                card, made = self._made(key, make), made + 1
                self._rows.insertWidget(self._rows.count() if held else place, card)
                card.show()
            elif not held and self._rows.indexOf(card) != place:
                self._rows.insertWidget(place, card)

    def _lay_on(self) -> None:
        self._lay()
        self.laid.emit()

    def _focused(self) -> tuple[Card, int] | None:
        for place, card in enumerate(self.cards):
            if card.hasFocus() or card.isAncestorOf(self.window().focusWidget() or self):
                return card, place
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
