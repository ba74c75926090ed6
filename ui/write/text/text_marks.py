"""Marks over the text that is being written: named layers, painted over every field without touching its text."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.widgets.small_parts import REDRESSED
from ui.widgets.theme import Theme, theme
from ui.widgets.utf16 import Bridge

MarkKind = Literal["must", "look", "name", "spelling"]
Mark: TypeAlias = tuple[int, int, MarkKind]
_MOST: Final = 200  # Qt asks each painted line about each of them
_Line = QTextCharFormat.UnderlineStyle


class TextMarks(QObject):
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

    def inside(self, text: str) -> Iterator[tuple[str, Iterator[Mark]]]:
        """Yield each layer that was made for a body that holds this text, with its marks counted in the text."""
        for name, (body, marks) in self._layers.items():
            offset = body.find(text) if text else 0
            if offset >= 0:
                end = offset + len(text)
                within = ((mark[0] - offset, mark[1] - offset, mark[2]) for mark in marks if offset <= mark[0])
                yield name, (mark for mark in within if mark[0] < mark[1] <= end - offset)


class MarkedField(QObject):
    """Paints the marks over one field that shows the body, or a part of it; they move with the text that is typed."""

    def __init__(self, field: QPlainTextEdit, marks: TextMarks) -> None:
        super().__init__(field)
        self._field, self._marks = field, marks
        self._laid: dict[str, list[QTextEdit.ExtraSelection]] = {}
        marks.changed.connect(self._lay)
        field.installEventFilter(self)
        self._lay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in REDRESSED:
            self._lay()
        elif event.type() == QEvent.Type.Show:
            QTimer.singleShot(0, self, self._lay)  # a hidden field takes the text up only when it is shown
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        # Typed meanwhile: what a layer of another body has marked stays with its words until that layer's next look.
        text = self._field.document().toRawText().replace("\u2029", "\n")
        of, bridge = theme(), Bridge(text)
        for name, marks in self._marks.inside(text):
            self._laid[name] = [self._selection(bridge, mark, of) for mark in islice(marks, _MOST)]
        self._field.setExtraSelections([one for laid in self._laid.values() for one in laid])

    def _selection(self, bridge: Bridge, mark: Mark, of: Theme) -> QTextEdit.ExtraSelection:
        start, end, kind = mark
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(bridge.to_units(start))
        cursor.setPosition(bridge.to_units(end), QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, _look(kind, of)
        return made


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
