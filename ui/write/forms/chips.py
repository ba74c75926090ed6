"""What was chosen, as chips: the first first, taken off with a cross, put in order with keys or by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.widgets.plain import tip
from ui.widgets.small_parts import FlowLayout, Pill

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Chips(QWidget):
    """Shows words and tells what a person wants with them; changes nothing itself."""

    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, ranked: bool = False) -> None:
        super().__init__(parent)
        self._ranked = ranked
        self._words: tuple[str, ...] = ()
        self._help = ""
        inner = QWidget()
        self._row = FlowLayout(inner, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inner)

    @property
    def chips(self) -> list["RemovableChip"]:
        """The chips in their order."""
        items = (self._row.itemAt(place) for place in range(self._row.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [one for one in widgets if isinstance(one, RemovableChip)]

    def show_words(self, words: Sequence[str], help_text: str) -> None:
        """Show these words; the keyboard stays at the same place in the row."""
        if tuple(words) == self._words and help_text == self._help:
            return
        at = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), -1)
        self._words, self._help = tuple(words), help_text
        self._row.clear()
        for place, word in enumerate(words):
            chip = RemovableChip(
                place, f"{place + 1} · {word}" if self._ranked and len(words) > 1 else word, ranked=self._ranked
            )
            chip.setToolTip(tip(help_text))
            chip.setAccessibleDescription(help_text)
            chip.remove_requested.connect(lambda place=place: self.removed.emit(place))
            chip.stepped.connect(self._step)
            chip.dropped.connect(self._drop)
            self._row.addWidget(chip)
        self.setVisible(bool(words))
        self.updateGeometry()
        if at >= 0 and words:
            self.focus_at(min(at, len(words) - 1))

    def focus_at(self, place: int) -> None:
        """Give the keyboard to one of the chips."""
        chips = self.chips
        if 0 <= place < len(chips):
            chips[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, place: int, step: int, carried: bool) -> None:
        target = place + step
        if not 0 <= target < len(self._words):
            return
        self.focus_at(target)
        if carried:
            self.moved.emit(place, target)

    def _drop(self, place: int, where: QPoint) -> None:
        for target, chip in enumerate(self.chips):
            if target != place and chip.geometry().contains(self.childrenRect().topLeft() + where):
                self.moved.emit(place, target)
                return


class RemovableChip(Pill):
    """One of the chips."""

    stepped = Signal(int, int, bool)  # from, by, whether it carries its word along
    dropped = Signal(int, QPoint)  # where in the row it was let go

    def __init__(self, place: int, text: str, *, ranked: bool) -> None:
        super().__init__(text, "accent", interactive=True, removable=True)
        self._place, self._ranked = place, ranked
        self._from: QPoint | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            carried = self._ranked and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.stepped.emit(self._place, step, carried)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._ranked and self._is_far(event):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if self._ranked and self._is_far(event):
            self.setDown(False)
            self.dropped.emit(self._place, self.mapToParent(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)
        self._from = None

    def _is_far(self, event: QMouseEvent) -> bool:
        return (
            self._from is not None
            and (event.position().toPoint() - self._from).manhattanLength() >= QApplication.startDragDistance()
        )
