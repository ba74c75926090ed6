"""One story to be: its title to be written, the paragraphs it takes, and its figures for whoever wants them."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kb.drafts.text_split import Cut
from ui.widgets.choices import TickBox
from ui.widgets.fonts import ui_font
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import IconButton, Text
from ui.widgets.theme import RADIUS, theme
from ui.write.importing.tints import tint


class SplitCard(QWidget):
    """Says what is wished for; the page does it."""

    retitled = Signal(str)
    extend_requested = Signal()
    remove_requested = Signal()
    figures_toggled = Signal(bool)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.title = QLineEdit()
        self._facts = Text("", 13, "muted", wrap=True)
        self.figures = TickBox()
        self.extend = QuietButton(icon_name="plus", icon_first=True)
        self.remove = IconButton("x", size=18)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.remove)
        below = QHBoxLayout()
        below.addWidget(self._facts, 1)
        below.addWidget(self.extend)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 12, 10, 12)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self.figures)
        self.title.editingFinished.connect(lambda: self.retitled.emit(self.title.text()))
        self.extend.clicked.connect(self.extend_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.figures.clicked.connect(self.figures_toggled)

    def show_cut(self, cut: Cut, numbers: tuple[int, ...], figures: int, words: int) -> None:
        """Show a story as it is chosen now."""
        if not self.title.hasFocus() or self.title.text() == "":
            self.title.setText(cut.title)
            self.title.setCursorPosition(0)
        places = self.tr("paragraf {numbers}").format(numbers=", ".join(map(str, numbers)))
        length = self.tr("%n kata", "", words)
        self._facts.setText(f"{places} · {length}")
        self.figures.setVisible(figures > 0)
        self.figures.setText(self.tr("Catat %n kalimat dengan angka atau tahun", "", figures))
        self.figures.setChecked(bool(cut.claims))
        named = self._number + 1
        self.title.setAccessibleName(self.tr("Judul cerita {number}").format(number=named))
        self.title.setPlaceholderText(self.tr("Judul cerita {number}").format(number=named))
        self.extend.setText(self.tr("Tambah pilihan"))
        self.extend.setAccessibleName(self.tr("Tambahkan pilihan ke cerita {number}").format(number=named))
        self.remove.set_text(self.tr("Lepas cerita {number}").format(number=named))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(of.line, 1))
            painter.setBrush(of.card)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
            disc = QRectF(13, 15, 26, 26)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(self._number))
            painter.drawEllipse(disc)
            painter.setPen(Qt.GlobalColor.white)
            painter.setFont(ui_font(13))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number + 1))
