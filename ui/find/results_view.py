"""The list of found stories: a QListView that opens on Enter or click and tells its model what is on the screen."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip, QWidget

from ui.find.card_delegate import CardDelegate
from ui.find.facet_labels import facet_label
from ui.find.results_model import ResultRole, ResultRow, ResultsModel, Tag
from ui.widgets.plain import tip
from ui.widgets.theme import theme

_SETTLE: Final = 60  # milliseconds of rest before excerpts are asked for while scrolling
_REST: Final = 400  # milliseconds of rest before the view gets the far end of a long list: no key shall wait for it
_OPENING_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ResultsView(QListView):
    """Shows a `ResultsModel` as cards."""

    story_requested = Signal(str)
    facet_requested = Signal(str, str)  # facet, value: of a chip that was pressed

    def __init__(self, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = model
        self._pressed: Tag | None = None
        self._cards = CardDelegate(self.font(), self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self.setItemDelegate(self._cards)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(28)
        self.viewport().setAutoFillBackground(False)
        self.retranslate()
        self.clicked.connect(self._open)
        self.verticalScrollBar().valueChanged.connect(self._look_later)
        self._settle.timeout.connect(self._tell_rows)
        self._rest.timeout.connect(self._give_rest)
        model.modelReset.connect(self._look_later)

    def selected_id(self) -> str:
        """Return the id of the selected story, or an empty string."""
        index = self.currentIndex()
        return str(index.data(ResultRole.ID)) if index.isValid() else ""

    def select_id(self, story_id: str) -> None:
        """Select a story if it is among the results, without scrolling the list away from its top."""
        row = self._results.row_of(story_id) if story_id else -1
        if row >= 0:
            self._results.give_row(row)
            self.setAutoScroll(False)
            self.setCurrentIndex(self._results.index(row))
            self.setAutoScroll(True)

    def select_first(self) -> None:
        """Select the first story when none is selected, so that the arrows have a place to start from."""
        if not self.currentIndex().isValid() and self._results.ids:
            self.setCurrentIndex(self._results.index(0))

    def scroll_to(self, place: int) -> None:
        """Scroll to a place in pixels, after the list has taken the measure of its new rows."""
        if place:
            self._results.fetchMore(self.rootIndex())
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Cerita yang ditemukan"))
        self.setAccessibleDescription(self.tr("Panah atas dan bawah untuk memilih, Enter untuk membuka"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._cards.forget()
            self.viewport().update()
        elif event.type() == QEvent.Type.FontChange:
            self._cards.set_font(self.font())
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING_KEYS and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._tag_at(event) if event.button() == Qt.MouseButton.LeftButton else None
        if self._pressed is None:  # a chip is a wish of its own, and chooses no story
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed == self._tag_at(event):
            self.facet_requested.emit(pressed.facet, pressed.value)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(QPoint(-1, -1))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tag = self._under(event.pos())[1]
            QToolTip.showText(event.globalPos(), tip(self.tip(tag) if tag else ""), self)
            return True
        return super().viewportEvent(event)

    def tip(self, tag: Tag) -> str:
        """Return what is said of a chip under the mouse."""
        return self.tr("Saring: {facet} {value}").format(facet=facet_label(tag.facet), value=tag.label)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme().panel)
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_later()

    def _open(self, index: QModelIndex) -> None:
        self.story_requested.emit(str(index.data(ResultRole.ID)))

    def _tag_at(self, event: QMouseEvent) -> Tag | None:
        return self._under(event.position().toPoint())[1]

    def _under(self, place: QPoint) -> tuple[ResultRow | None, Tag | None]:
        """Return the row under a place, and what its chip there stands for."""
        index = self.indexAt(place)
        row = index.data(ResultRole.ROW) if index.isValid() else None
        return (
            (row, self._cards.tag_at(self.visualRect(index), row, place))
            if isinstance(row, ResultRow)
            else (None, None)
        )

    def _point(self, place: QPoint) -> None:
        row, tag = self._under(place)
        if self._cards.point_at(row, tag):
            shape = Qt.CursorShape.PointingHandCursor if tag else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _look_later(self) -> None:
        """Start the short wait again; a method of its own, because a signal's number would become the wait's length."""
        self._settle.start()
        self._rest.start()

    def _give_rest(self) -> None:
        self._results.fetchMore(self.rootIndex())

    def _tell_rows(self) -> None:
        height = self._cards.row_height()
        top = self.verticalScrollBar().value()
        if self._results.ids:
            last = (top + self.viewport().height()) // height
            self._results.show_rows(top // height, min(last, len(self._results.ids) - 1))
