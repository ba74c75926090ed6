"""Marks over the text that is being written: named layers, painted over every field without touching its text."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.read.utf16 import Bridge
from ui.shell.theme import Theme, theme
from ui.shell.widgets import REDRESSED

MarkKind = Literal["must", "look", "name", "spelling"]
Mark: TypeAlias = tuple[int, int, MarkKind]
_MOST: Final = 200  # Qt asks each painted line about each of them
_Line = QTextCharFormat.UnderlineStyle


class Marks(QObject):
    """What is marked in the body of a draft, in characters of `Draft.body`; each layer is replaced as a whole."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers: dict[str, tuple[str, tuple[Mark, ...]]] = {}

    def set_layer(self, name: str, body: str, marks: Sequence[Mark]) -> None:
        """Show these marks, which count in `body`, instead of what the layer held."""
        layer = body, tuple(marks)
        if self._layers.get(name) != layer:
            self._layers[name] = layer
            self.changed.emit()

    def inside(self, text: str) -> Iterator[Mark]:
        """Yield the marks of a stretch of the body, counted in it; of a layer that knows another body, none."""
        for body, marks in self._layers.values():
            offset = body.find(text) if text else -1
            if offset >= 0:
                for start, end, kind in marks:
                    if offset <= start < end <= offset + len(text):
                        yield start - offset, end - offset, kind

    def knows(self, text: str) -> bool:
        """Whether some layer was made for a body that holds this text."""
        return any(text in body for body, _ in self._layers.values())


class MarkedField(QObject):
    """Paints the marks over one field that shows the body, or a part of it; they move with the text that is typed."""

    def __init__(self, field: QPlainTextEdit, marks: Marks) -> None:
        super().__init__(field)
        self._field, self._marks = field, marks
        marks.changed.connect(self._lay)
        field.installEventFilter(self)
        self._lay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in REDRESSED:
            self._lay()
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        text = self._field.document().toRawText().replace("\u2029", "\n")
        if not self._marks.knows(text):
            return  # typed meanwhile: what is marked stays with its words until the next look
        of, bridge = theme(), Bridge(text)
        made = []
        for start, end, kind in islice(self._marks.inside(text), _MOST):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._field.document())
            cursor.setPosition(bridge.to_units(start))
            cursor.setPosition(bridge.to_units(end), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, _look(kind, of)
            made.append(selection)
        self._field.setExtraSelections(made)


def _look(kind: MarkKind, of: Theme) -> QTextCharFormat:
    made = QTextCharFormat()
    ink, ground, line = _LOOKS[kind]
    made.setUnderlineColor(getattr(of, ink))
    made.setUnderlineStyle(line)
    if ground:
        made.setBackground(QColor(getattr(of, ground)))
    return made


_LOOKS: Final[dict[MarkKind, tuple[str, str, QTextCharFormat.UnderlineStyle]]] = {
    "must": ("error", "error_soft", _Line.SingleUnderline),
    "look": ("warning", "warning_soft", _Line.DashUnderline),
    "name": ("accent", "", _Line.DotLine),
    "spelling": ("error", "", _Line.WaveUnderline),
}
