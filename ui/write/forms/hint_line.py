"""“Dari teks Anda: …”: what the text suggests, each taken with one click, with the words it rests on beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.plain import tip
from ui.widgets.small_parts import FlowLayout, Pill, Text


@dataclass(frozen=True)
class Hint:
    """What it is called, what taking it means, and the words of the text that speak for it."""

    label: str
    what: object
    words: tuple[str, ...]


class HintLine(QWidget):
    """Hidden while there is nothing to suggest."""

    taken = Signal(object)  # Hint.what

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: tuple[Hint, ...] = ()
        self._lead = Text("", 12, "muted")
        inner = QWidget()
        self._row = FlowLayout(inner, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._lead)
        column.addWidget(inner)
        self.hide()
        self._say()

    @property
    def pills(self) -> list[Pill]:
        """The suggestions in their order."""
        items = (self._row.itemAt(place) for place in range(self._row.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [one for one in widgets if isinstance(one, Pill)]

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show these suggestions."""
        if tuple(hints) == self._hints:
            return
        self._hints = tuple(hints)
        self._row.clear()
        for hint in hints:
            words = ", ".join(f"“{one}”" for one in hint.words)
            pill = Pill(f"{hint.label} – {words}" if words else hint.label, icon_name="plus")
            told = self.tr("Tambah {label}; dalam teks: {words}").format(label=hint.label, words=words)
            pill.setToolTip(tip(told))
            pill.setAccessibleDescription(told)
            pill.clicked.connect(lambda _=False, what=hint.what: self.taken.emit(what))
            self._row.addWidget(pill)
        self.setVisible(bool(hints))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self._lead.setText(self.tr("Dari teks Anda:"))
