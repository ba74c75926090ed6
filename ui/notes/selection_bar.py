"""The small bar over chosen words: four highlights and six kinds of note, each with its word and its key."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from kb.annotation.annotation import KINDS
from ui.notes.colours import Swatch
from ui.notes.note_kinds import COLOUR_FACES, KIND_FACES, OFFERED
from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.plain import tip
from ui.widgets.small_parts import FlowLayout
from ui.widgets.theme import RADIUS, theme

_HEIGHT: Final = 30
_ICON: Final = 16
_AWAY: Final = 10  # pixels between the words and the bar


class KindButton(QAbstractButton):
    """One kind of note: icon, word, key."""

    def __init__(self, kind: str, icon_name: str = "", key: str = "") -> None:
        super().__init__()
        self.kind = kind
        self._icon = icon_name or KIND_FACES[kind].icon
        self._key = key or KIND_FACES[kind].key
        self.setFont(ui_font(13))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, word: str) -> None:
        """Speak the language of the window."""
        self.setText(word)
        self.setAccessibleName(word)
        self.setToolTip(tip(f"{word} ({self._key})"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + _ICON + 38, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        ink = KIND_FACES[self.kind].ink if self.kind in KIND_FACES else of.warning
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lit = self.underMouse() or self.isDown()
            painter.setPen(QPen(of.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(of.panel if lit or self.hasFocus() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            paint_icon(painter, self._icon, ink, QRectF(8, (_HEIGHT - _ICON) / 2, _ICON, _ICON))
            painter.setPen(of.text)
            painter.setFont(self.font())
            painter.drawText(self.rect().adjusted(_ICON + 13, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.setPen(of.muted)
            painter.setFont(ui_font(11))
            painter.drawText(
                self.rect().adjusted(0, 0, -8, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                self._key,
            )


class SelectionBar(QFrame):
    """Appears beside chosen words; `keys` says what a letter pressed in the text means."""

    highlight_requested = Signal(str)  # a colour
    kind_requested = Signal(str)
    place_requested = Signal()  # the open note, which is unsure of its place, belongs to these words
    leave_requested = Signal()  # back to the text

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.swatches = [Swatch(colour, key_shown=True) for colour in COLOUR_FACES]
        self.kinds = [KindButton(kind) for kind in OFFERED]
        self.here = KindButton("here", "map-pin", "M")
        self.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for row in ([self.here], self.swatches, self.kinds):
            held = QWidget()
            flow = FlowLayout(held, 4)
            for button in row:
                flow.addWidget(button)
            column.addWidget(held)
        for swatch in self.swatches:
            swatch.clicked.connect(lambda _=False, swatch=swatch: self.highlight_requested.emit(swatch.colour))
        for button in self.kinds:
            button.clicked.connect(lambda _=False, button=button: self.kind_requested.emit(button.kind))
        self.here.clicked.connect(self.place_requested)
        self.here.hide()

    def say(self, language: str) -> None:
        """Speak the language of the window."""
        self.setAccessibleName(self.tr("Beri catatan pada kata-kata ini"))
        for swatch in self.swatches:
            swatch.say(language)
            swatch.setToolTip(tip(f"{self.tr('Sorot')}: {swatch.text()} ({COLOUR_FACES[swatch.colour].key})"))
        for button in self.kinds:
            button.say(KINDS[button.kind].say(language))
        self.here.say(self.tr("Pindahkan catatan ke sini"))

    def offer_place(self, offered: bool) -> None:
        """Offer to move the open note to the chosen words."""
        self.here.setVisible(offered)

    def take_key(self, letter: str) -> bool:
        """Do what a letter stands for; returns whether it stands for anything."""
        for colour, face in COLOUR_FACES.items():
            if letter == face.key:
                self.highlight_requested.emit(colour)
                return True
        for kind in OFFERED:
            if letter == KIND_FACES[kind].key:
                self.kind_requested.emit(kind)
                return True
        if letter == "M" and not self.here.isHidden():
            self.place_requested.emit()
            return True
        return False

    def show_near(self, words: QRect, room: QRect) -> None:
        """Appear above the words, or below them where there is no room, inside `room`."""
        width = min(self._width(room.width() - 16), room.width() - 16)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else self.sizeHint().height()
        top = words.top() - _AWAY - height
        if top < room.top() + 4:
            top = words.bottom() + _AWAY
        top = max(min(top, room.bottom() - height - 4), room.top() + 4)
        left = max(min(words.center().x() - width // 2, room.right() - width - 8), room.left() + 8)
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()

    def _width(self, most: int) -> int:
        """Return the width for all kinds in one row, or in two of equal length."""
        margins = 16 + 4 * len(self.kinds)
        widths = [button.sizeHint().width() for button in self.kinds]
        colours = sum(swatch.sizeHint().width() + 4 for swatch in self.swatches) + 16
        if sum(widths) + margins <= most:
            return max(sum(widths) + margins, colours)
        half = len(widths) // 2
        return max(sum(widths[:half]), sum(widths[half:]), colours - 16) + margins // 2 + 12

    def focus_first(self) -> None:
        """Give the keyboard to the first button."""
        (self.swatches[0] if self.here.isHidden() else self.here).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(key in (Qt.Key.Key_Right, Qt.Key.Key_Down))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused := self.focusWidget(), QAbstractButton
        ):
            focused.click()
        elif not self.take_key(event.text().upper()):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(of.line_strong)
            painter.setBrush(of.card)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
