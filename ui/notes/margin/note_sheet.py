"""The card in which a note stands open or is being written: a coloured edge, a line of small buttons, room inside."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.notes.note_kinds import KindStyle
from ui.widgets.icons import paint_icon
from ui.widgets.small_parts import IconButton, Text
from ui.widgets.theme import RADIUS, theme

_EDGE: Final = 4
_PAD: Final = 11
_HEAD: Final = 32


class NoteSheet(QFrame):
    """Holds one widget; scrolls inside where the window is too low for it."""

    close_requested = Signal()
    step_requested = Signal(int)  # to the next note (1), to the one before (-1)
    resized = Signal()  # what is inside wants another height

    def __init__(self, inside: QWidget, face: KindStyle, title: str, *, walks: bool, private: bool = False) -> None:
        super().__init__()
        self.inside, self._face, self._private = inside, face, private
        self.title = Text(title, 13, "text", QFont.Weight.DemiBold)
        self.before, self.after = IconButton("chevron-up", size=14), IconButton("chevron-down", size=14)
        self.close_button = IconButton("x", size=14)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self._lay_out()
        self.before.setVisible(walks)
        self.after.setVisible(walks)
        self.before.clicked.connect(lambda: self.step_requested.emit(-1))
        self.after.clicked.connect(lambda: self.step_requested.emit(1))
        self.close_button.clicked.connect(self.close_requested)
        inside.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.before.set_text(self.tr("Catatan sebelumnya"), "Shift+F4")
        self.after.set_text(self.tr("Catatan berikutnya"), "F4")
        self.close_button.set_text(self.tr("Tutup catatan"), "Esc")

    def heightForWidth(self, width: int) -> int:
        room = width - _EDGE - 2 * _PAD
        layout = self.inside.layout()
        tall = (
            layout.totalHeightForWidth(room)
            if layout is not None and layout.hasHeightForWidth()
            else self.inside.sizeHint().height()
        )
        return tall + _HEAD + _PAD + 6

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(260))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.inside and event.type() == QEvent.Type.LayoutRequest:
            self.resized.emit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.hasFocus():
            self.step_requested.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        of, box = theme(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ink = self._face.ink
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(of.accent if self.hasFocus() else ink, 2 if self.hasFocus() else 1))
            painter.setBrush(of.card)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            inside = QPainterPath()
            inside.addRoundedRect(box, RADIUS, RADIUS)
            painter.setClipPath(inside)
            painter.fillRect(QRectF(0, 0, _EDGE, self.height()), ink)
            painter.setClipping(False)
            paint_icon(painter, self._face.icon, ink, QRectF(_EDGE + _PAD, _PAD + 1, 16, 16))
            if self._private:
                x = self.close_button.x() - (3 if self.before.isHidden() else 63)
                paint_icon(painter, "lock", of.muted, QRectF(x - 18, _PAD + 2, 14, 14))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE + _PAD, 4, _PAD, _PAD)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(22, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self.title, 1)
        for button in (self.before, self.after, self.close_button):
            button.setFixedSize(28, 28)
            head.addWidget(button)
        head.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QWidget()
        row.setLayout(head)
        row.setFixedHeight(_HEAD)
        column.addWidget(row)
        column.addWidget(self._area, 1)
