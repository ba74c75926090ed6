"""A small form behind its title: opened to be filled in, closed to be left for later."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kb.base.words import Words
from kb.forms.head_rows import rows_of
from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.small_parts import Text
from ui.widgets.theme import RADIUS, theme
from ui.write.forms.choice_field import focus_soon
from ui.write.forms.fields import narrow_button
from ui.write.forms.small_form import SmallForm
from ui.write.forms.text_hints import TextHints
from ui.write.open_draft import OpenDraft

_HEAD: Final = 42
_ICON: Final = 16
_SIDE: Final = 14


@dataclass(frozen=True)
class FormKind:
    """One of the forms: the fields it fills, the first being its name, and how it is made when it is first opened."""

    fields: tuple[str, ...]
    title: Words
    why: Words
    make: Callable[[OpenDraft, TextHints], SmallForm] = field(compare=False)
    by_key: bool = False  # the field holds an answer a key, and each of them counts

    @property
    def name(self) -> str:
        """Return the first field of the head that the form fills, which is also its name."""
        return self.fields[0]


class FormCard(QWidget):
    """The title with how much has been told; below it, when open, why, the form, and a way to leave it."""

    opened = Signal()
    left = Signal()  # the person wants to do this later
    stepped = Signal(int)  # to the card above or below

    def __init__(self, kind: FormKind, hints: TextHints, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._hints, self._writing = hints, hints.writing
        self._form: SmallForm | None = None
        self._is_later = False
        self.head = CardHead()
        self._why = Text("", 13, "muted", wrap=True)
        self.later = narrow_button()
        self._body = QWidget()
        self._body.hide()
        self._inner = QVBoxLayout(self._body)
        self._inner.setContentsMargins(_SIDE, 0, _SIDE, _SIDE)
        self._inner.setSpacing(10)
        self._inner.addWidget(self._why)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.later)
        self._inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._body)
        self.head.clicked.connect(self._press)
        self.head.stepped.connect(self.stepped)
        self.later.clicked.connect(self._leave)
        self._writing.changed.connect(self.say_state)
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether the form can be seen."""
        return not self._body.isHidden()

    @property
    def form(self) -> SmallForm:
        """The form, made when it is first asked for."""
        if self._form is None:
            self._form = self.kind.make(self._writing, self._hints)
            self._inner.insertWidget(1, self._form)
        return self._form

    @property
    def filled(self) -> int:
        """How much has been told: entries of a list, or one for anything else."""
        values = self._writing.draft.file.front.values
        told = [values.get(name) for name in self.kind.fields]
        return sum(
            len(value) if isinstance(value, dict) and self.kind.by_key else len(rows_of(value)) for value in told
        )

    def open(self, item: int = -1, *, focus: bool = True) -> None:
        """Open the form, and give the keyboard to its first field or to one of its entries."""
        form = self.form
        self._body.show()
        self._is_later = False
        self.head.set_open(True)
        self.say_state()
        self.opened.emit()
        if focus:
            form.focus_first(item)

    def close_form(self) -> None:
        """Show only the title."""
        self._body.hide()
        self.head.set_open(False)
        self.say_state()

    def say_state(self) -> None:
        """Say how much has been told."""
        filled = self.filled
        empty = self.tr("nanti") if self._is_later else self.tr("belum diisi")
        self.head.say(
            self.kind.title.say(self._writing.language), self.tr("%n terisi", "", filled) if filled else empty
        )

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._why.setText(self.kind.why.say(self._writing.language))
        self.later.setText(self.tr("Nanti saja"))
        self.later.setAccessibleName(
            self.tr("Nanti saja: {title}").format(title=self.kind.title.say(self._writing.language))
        )
        self.say_state()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(of.line, 1))
            painter.setBrush(of.card)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _press(self) -> None:
        if self.is_open:
            self.close_form()
        else:
            self.open(focus=False)
            focus_soon(self.head)

    def _leave(self) -> None:
        self._is_later = self.filled == 0
        self.close_form()
        self.left.emit()


class CardHead(QAbstractButton):
    """The title of a card, which opens and closes it."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._state = ""
        self._open = False
        self.setFont(ui_font(14, QFont.Weight.DemiBold))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, title: str, state: str) -> None:
        """Show the title, and at the right how much has been told."""
        self._state = state
        self.setText(title)
        self.setAccessibleName(f"{title}, {state}")
        self.update()

    def set_open(self, is_open: bool) -> None:
        """Point downwards while the form below is open."""
        self._open = is_open
        self.setAccessibleDescription(self.tr("terbuka") if is_open else self.tr("tertutup"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, _HEAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        of, box = theme(), QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(of.accent, 2))
                painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), RADIUS - 2, RADIUS - 2)
            ink = of.accent if self.underMouse() else of.text
            sign = "chevron-down" if self._open else "chevron-right"
            paint_icon(painter, sign, of.muted, QRectF(_SIDE - 4, (_HEAD - _ICON) / 2, _ICON, _ICON))
            left = _SIDE + _ICON
            painter.setFont(ui_font(12))
            width = painter.fontMetrics().horizontalAdvance(self._state) + 2
            painter.setPen(of.muted)
            inner = box.adjusted(left, 0, -_SIDE, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._state)
            painter.setFont(self.font())
            painter.setPen(ink)
            room = int(inner.width() - width - 8)
            title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, title)
