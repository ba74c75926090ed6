"""The text of a draft as Markdown: it shows the draft's body and puts back what is typed."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.fonts import ui_font
from ui.widgets.small_parts import paint_pill
from ui.widgets.theme import theme
from ui.write.open_draft import OpenDraft
from ui.write.text.markdown_field import Field
from ui.write.text.markdown_highlighter import Highlighter, heading_of

_MEASURE: Final = 760  # pixels: longer lines are hard to follow
_LEAST_SIDE: Final = 24
_PILL: Final = 20


class MarkdownEditor(Field):
    """The whole body in one field; headings that are stages say so at the end of their line."""

    def __init__(self, writing: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(writing, writing.draft.body, parent)
        self._putting = False  # the draft is changing to what stands here already
        self._highlighter = Highlighter(self.document(), writing.vocabulary)
        self.typed.connect(self._put)
        writing.changed.connect(self.follow)
        self._dress()
        self.retranslate()

    def follow(self) -> None:
        """Show the draft as it is now; hidden, it waits until it is looked at."""
        if self.isVisible() and not self._putting:
            self.fill(self.writing.draft.body)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("Teks cerita"))
        self.setPlaceholderText(
            self.tr("Tulis di sini. Baris yang diawali “## ” menjadi judul bagian; ketik [[ untuk menautkan.")
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.viewport().update()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max((self.width() - _MEASURE) // 2, _LEAST_SIDE)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 12, max(side - 10, 8), 0)
            # While it is being shown for the first time, Qt does not lay the text out again for the narrower room.
            super().resizeEvent(QResizeEvent(self.viewport().size(), event.size()))

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(ui_font(11))
            block = self.firstVisibleBlock()
            while block.isValid():
                box = self.blockBoundingGeometry(block).translated(self.contentOffset())
                if box.top() > event.rect().bottom():
                    break
                self._paint_stage(painter, block.text(), box)
                block = block.next()

    def _paint_stage(self, painter: QPainter, line: str, box: QRectF) -> None:
        title = heading_of(line)
        stage = self.writing.vocabulary.stage_of(title) if title else None
        if stage is None:
            return
        said = self.tr("tahap: {name}").format(name=self.writing.vocabulary.label(stage, self.writing.language))
        width = painter.fontMetrics().horizontalAdvance(said) + 22
        written = QFontMetricsF(ui_font(17)).horizontalAdvance(line)
        left = min(max(box.left() + written + 18, 0), self.viewport().width() - width - 4)
        if left > box.left() + written:
            top = box.top() + (min(box.height(), 28) - _PILL) / 2
            paint_pill(painter, QRectF(left, top, width, _PILL), said, "accent")

    def _put(self, step: str) -> None:
        self._putting = True
        self.writing.put_body(self.written(), step or self.tr("Ketikan"), typing=not step)
        self._putting = False

    def _dress(self) -> None:
        made = self.palette()
        if made.color(QPalette.ColorRole.Base) != theme().window:
            made.setColor(QPalette.ColorRole.Base, theme().window)
            made.setColor(QPalette.ColorRole.Text, theme().text)
            made.setColor(QPalette.ColorRole.PlaceholderText, theme().muted)
            self.setPalette(made)
        self._filling = True  # to Qt other colours are another text, and while hidden the text here may be an old one
        self._highlighter.dress()
        self._filling = False
        self.setCursorWidth(2)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
