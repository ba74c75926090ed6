"""A button that looks like a link: for the small wishes beside the work, such as "show all"."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.theme import theme


class QuietButton(QAbstractButton):
    """Accent text without a frame; the frame appears with the focus. An icon may stand before or behind the text."""

    def __init__(
        self,
        text: str = "",
        *,
        icon_name: str = "",
        icon_first: bool = False,
        colour: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._icon_first, self._colour = icon_name, icon_first, colour
        self.setFont(ui_font(13, QFont.Weight.Medium))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        icon = 18 if self._icon_name else 0
        return QSize(metrics.horizontalAdvance(self.text()) + 10 + icon, max(26, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(60, self.sizeHint().width()), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(of.accent, 1.5))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
            hot = self.isEnabled() and (self.underMouse() or self.isDown())
            ink = of.accent_hover if hot else getattr(of, self._colour)
            ink = ink if self.isEnabled() else of.faint
            icon = 18 if self._icon_name else 0
            before = icon if self._icon_first else 0
            inner = self.rect().adjusted(5 + before, 0, before - icon - 5, 0)
            font = QFont(self.font())
            font.setUnderline(hot)
            painter.setFont(font)
            painter.setPen(ink)
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width() + 1)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            if self._icon_name:
                left = 5 if self._icon_first else inner.right() + 5
                paint_icon(painter, self._icon_name, of.muted, QRectF(left, (self.height() - 14) / 2, 14, 14))
