"""What stands above the list of notes: title, tabs, a field to narrow by words, whose notes, the order, ticks as pills."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kb.notes.note_lists import Order
from ui.noteboard.note_wish import Board, BoardWish
from ui.noteboard.number_tabs import Tabs
from ui.widgets.plain import tip
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import FlowLayout, Pill, Text

_ORDERS: Final[tuple[Order, ...]] = ("newest", "oldest", "changed", "story")


class NoteSearchField(QLineEdit):
    """Narrows the list at every key; Down or Enter goes into it, Escape empties the field, then leaves it."""

    list_requested = Signal()
    leave_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)


class BoardHead(QWidget):
    """Says what the person wants; the page does it."""

    order_requested = Signal(str)
    mine_toggled = Signal(bool)
    pill_removed = Signal(str, str)  # facet, value
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", 26, "text", QFont.Weight.Bold)
        self.import_button, self.export_button = QPushButton(), QPushButton()
        self.tabs = Tabs()
        self.repairs = Pill("", "warning", icon_name="triangle-alert")
        self.field = NoteSearchField(clearButtonEnabled=True)
        self.mine = QuietButton(icon_name="user", colour="text", icon_first=True)
        self.order = QuietButton(icon_name="chevron-down", colour="text")
        self.count = Text("", 14, "muted")
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, 6)
        self._menu = QMenu(self)
        self._orders = QActionGroup(self)
        self._wish, self._total = BoardWish(), 0
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addStretch(1)
        top.addWidget(self.repairs)
        top.addSpacing(4)
        top.addWidget(self.import_button)
        top.addWidget(self.export_button)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.setMinimumWidth(180)
        line.addWidget(self.field, 1)
        line.addWidget(self.mine)
        line.addWidget(self.count)
        line.addWidget(self.order)
        box = QVBoxLayout(self)
        box.setContentsMargins(2, 22, 12, 8)  # tabs have a margin of their own
        box.setSpacing(10)
        for row in (top, line):
            row.setContentsMargins(10, 0, 0, 0)
        self._flow.setContentsMargins(10, 0, 0, 0)
        box.addLayout(top)
        box.addWidget(self.tabs)
        box.addLayout(line)
        box.addWidget(self._pills)
        self._pills.hide()
        self.repairs.hide()
        self.mine.setCheckable(True)

    def _connect(self) -> None:
        for name in _ORDERS:
            action = QAction(self, checkable=True)
            action.setData(name)
            self._orders.addAction(action)
            self._menu.addAction(action)
        self._orders.triggered.connect(lambda action: self.order_requested.emit(action.data()))
        self.order.clicked.connect(self._open_menu)
        self.mine.toggled.connect(self._turn_mine)

    def set_wish(self, wish: BoardWish) -> None:
        """Show what is wished for, before its answer is there."""
        self._wish = wish
        self.tabs.show_tab(wish.tab)
        self.order.setVisible(wish.tab != "lessons")
        self._word_order()

    def set_board(self, board: Board) -> None:
        """Say how many there are."""
        self._total = board.total
        self.export_button.setEnabled(board.total > 0)
        self._word_count()

    def set_problems(self, count: int) -> None:
        """Say how many files of notes cannot be read; nothing when all can."""
        self.repairs.setVisible(count > 0)
        self.repairs.setText(self.tr("%n berkas catatan perlu diperbaiki", "", count))

    def set_pills(self, ticks: list[tuple[str, str, str]]) -> None:
        """Show the ticks, as (facet, value, label)."""
        self._flow.clear()
        for facet, value, label in ticks:
            pill = Pill(label, "accent", removable=True)
            pill.setAccessibleName(self.tr("Hapus saringan: {value}").format(value=label))
            pill.setToolTip(tip(pill.accessibleName()))
            for wish in (pill.clicked, pill.remove_requested):
                wish.connect(lambda *_, facet=facet, value=value: self.pill_removed.emit(facet, value))
            self._flow.addWidget(pill)
        if len(ticks) > 1:
            clear = QuietButton(self.tr("Hapus semua saringan"))
            clear.clicked.connect(self.clear_requested)
            self._flow.addWidget(clear)
        self._pills.setVisible(bool(ticks))

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        names = {
            "newest": self.tr("Terbaru dulu"),
            "oldest": self.tr("Terlama dulu"),
            "changed": self.tr("Terakhir diubah"),
            "story": self.tr("Menurut cerita"),
        }
        for action in self._orders.actions():
            action.setText(names[action.data()])
        self.title.setText(self.tr("Catatan"))
        self.import_button.setText(self.tr("Impor…"))
        self.import_button.setToolTip(self.tr("Ambil catatan dari berkas pustaka lain, alat anotasi, atau Hypothesis"))
        self.export_button.setText(self.tr("Ekspor…"))
        self.export_button.setToolTip(self.tr("Simpan catatan yang tampil sebagai berkas"))
        self.field.setPlaceholderText(self.tr("Saring menurut kata, kutipan, atau nama"))
        self.field.setAccessibleName(self.tr("Saring catatan"))
        self.repairs.setToolTip(self.tr("Lihat apa yang perlu diperbaiki di pustaka ini"))
        self._word_mine()
        self._word_order()
        self._word_count()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _turn_mine(self, only: bool) -> None:
        self._word_mine()
        self.mine_toggled.emit(only)

    def _word_mine(self) -> None:
        only = self.mine.isChecked()
        self.mine.setText(self.tr("Catatan saya saja") if only else self.tr("Catatan semua orang"))
        self.mine.setToolTip(self.tr("Ganti antara catatan saya dan catatan semua orang"))
        self.mine.setAccessibleName(self.mine.text())

    def _word_order(self) -> None:
        for action in self._orders.actions():
            if action.data() == self._wish.order:
                action.setChecked(True)
                self.order.setText(action.text())
        self.order.setAccessibleName(self.tr("Urutan: {order}").format(order=self.order.text()))

    def _word_count(self) -> None:
        self.count.setText(self.tr("%Ln catatan", "", self._total))

    def _open_menu(self) -> None:
        self._menu.popup(self.order.mapToGlobal(QPoint(0, self.order.height())))
