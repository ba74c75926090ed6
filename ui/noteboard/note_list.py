"""The list of notes: Enter or a click opens one in its story."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.noteboard.note_delegate import NoteDelegate
from ui.noteboard.note_model import LinesModel, NoteRole
from ui.noteboard.note_wish import NoteItem
from ui.services.session import Session

_OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class NotesView(QListView):
    """Shows a `LinesModel` as cards."""

    note_requested = Signal(object)  # NoteRow
    leave_requested = Signal()  # up from the first note

    def __init__(self, model: LinesModel, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._cards = NoteDelegate(session, model, self)
        self.setItemDelegate(self._cards)
        self.setModel(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(28)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)
        model.modelReset.connect(self._cards.forget)
        self.retranslate()

    def select_first(self) -> None:
        """Select the first note when none is selected, so that the arrows have a place to start from."""
        if not self.currentIndex().isValid():
            self.select(self._lines.first())

    def select(self, number: int) -> None:
        """Select a line by its number; nothing for -1."""
        if number >= 0:
            self.setCurrentIndex(self._lines.index(number))

    def selected(self) -> str:
        """Return the id of the selected note, or an empty string."""
        line = self.currentIndex().data(NoteRole.LINE) if self.currentIndex().isValid() else None
        return line.row.note.id if isinstance(line, NoteItem) else ""

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Daftar catatan"))
        self.setAccessibleDescription(
            self.tr("Panah atas dan bawah untuk memilih, Enter untuk membuka catatan di ceritanya")
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._cards.forget()
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._cards.forget()
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING_KEYS and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= self._lines.first():
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        under = self.indexAt(event.position().toPoint())
        on_note = under.isValid() and isinstance(under.data(NoteRole.LINE), NoteItem)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_note else Qt.CursorShape.ArrowCursor)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(NoteRole.LINE)
        if isinstance(line, NoteItem):
            self.note_requested.emit(line.row)
