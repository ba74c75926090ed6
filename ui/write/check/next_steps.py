"""What happens after a story was handed in, in three steps, so that nobody waits for the wrong thing."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.icons import paint_icon
from ui.widgets.small_parts import Text
from ui.widgets.theme import theme

_SIGN: Final = 34


class WhatNext(QWidget):
    """Three sentences, each beside its sign."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = tuple(Text("", 15, "text", wrap=True) for _ in range(3))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, (icon, line) in enumerate(zip(("users", "check", "square-pen"), self._lines, strict=True)):
            grid.addWidget(_Sign(icon), row, 0)
            grid.addWidget(line, row, 1)
        grid.setRowStretch(len(self._lines), 1)

    def say(self, readers: str) -> None:
        """Speak the language of the window; `readers` are the names of those who read the story next."""
        reads, signs, stays = self._lines
        readers = readers or self.tr("pembaca kedua dari pustaka ini")
        reads.setText(
            self.tr("Sekarang {names} membacanya. Penulis tidak dapat menandatangani sendiri.").format(names=readers)
        )
        signs.setText(
            self.tr(
                "Setelah ditandatangani, cerita ini terbit dan dapat ditemukan. Bila dikembalikan, Anda melihat apa yang diminta."
            )
        )
        stays.setText(
            self.tr("Naskahnya tetap di meja Anda, bertanda “diajukan”, dan dapat diubah lalu diajukan lagi.")
        )


class _Sign(QWidget):
    """An icon on a round ground."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(QSize(_SIGN, _SIGN))

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(of.accent_soft)
            painter.setBrush(of.accent_soft)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            paint_icon(painter, self._name, of.accent_soft_text, QRectF(8, 8, _SIGN - 16, _SIGN - 16))
