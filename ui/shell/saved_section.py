"""The kept questions on the front page: what each finds now, what is new in it, and how to rename or let go of it."""

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.services.saved_counts import SavedTally
from ui.services.saved_searches_file import Saved
from ui.services.session import Session
from ui.widgets.fonts import ui_font
from ui.widgets.icons import paint_icon
from ui.widgets.link_cards import Pressable, WideGrid
from ui.widgets.name_dialog import NameDialog
from ui.widgets.plain import tip
from ui.widgets.small_parts import IconButton, SectionLabel, paint_pill
from ui.widgets.theme import theme

_HEIGHT = 46
_PADDING = 14


class SavedButton(Pressable):
    """A kept question: a star, its name, how many stories, and in a pill how many are new."""

    def __init__(self, name: str, number: str, new: str) -> None:
        super().__init__()
        self._name, self._number, self._new = name, number, new
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip(name))
        self.setAccessibleName(", ".join(filter(None, (name, number, new))))

    def sizeHint(self) -> QSize:
        return QSize(260, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        middle = Qt.AlignmentFlag.AlignVCenter
        with self.painting(of.card, of.line) as painter:
            paint_icon(painter, "star", of.accent, QRectF(_PADDING, (_HEIGHT - 16) / 2, 16, 16))
            right = float(self.width() - _PADDING)
            painter.setFont(ui_font(12))
            width = painter.fontMetrics().horizontalAdvance(self._number)
            painter.setPen(of.muted)
            painter.drawText(QRectF(right - width - 1, 0, width + 1, _HEIGHT), middle, self._number)
            right -= width + 10
            if self._new:
                painter.setFont(ui_font(11, QFont.Weight.DemiBold))
                width = painter.fontMetrics().horizontalAdvance(self._new) + 22
                paint_pill(painter, QRectF(right - width, (_HEIGHT - 22) / 2, width, 22), self._new, "accent")
                right -= width + 10
            painter.setFont(ui_font(14, QFont.Weight.Medium))
            painter.setPen(of.text)
            left = _PADDING + 26
            room = right - left
            shown = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(left, 0, room, _HEIGHT), middle, shown)


class SavedSection(QWidget):
    """Hidden, and without a height, while nothing is kept."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._told: list[tuple[str, str, SavedTally | None]] | None = None
        self._parts: list[QWidget] = []  # everything that can have the keyboard, in order
        self._label = SectionLabel()
        self._grid = WideGrid(440, (2, 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 36, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._label)
        column.addWidget(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        session.saved.changed.connect(self.refresh)
        session.saved_counts.changed.connect(self.refresh)
        session.opened.connect(self.refresh)
        session.closed.connect(self.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._label.setText(self.tr("Pencarian tersimpan"))
        self._told = None
        self.refresh()

    def refresh(self) -> None:
        """Show the questions as they are now."""
        saved = self._session.saved.saved() if self._session.is_open else ()
        told = [(one.id, one.name, self._session.saved_counts.tally(one)) for one in saved]
        if told == self._told:
            return
        held = next((at for at, part in enumerate(self._parts) if part.hasFocus()), -1)
        self._told, self._parts = told, []
        self._grid.set_widgets([self._row(one, tally) for one, (_, _, tally) in zip(saved, told, strict=True)])
        self.setVisible(bool(saved))
        if held >= 0 and self._parts:
            self._give_focus(min(held, len(self._parts) - 1))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _row(self, one: Saved, tally: SavedTally | None) -> QWidget:
        number = self.tr("%Ln cerita", "", tally.total) if tally else ""
        new = self.tr("%Ln baru", "", tally.new) if tally and tally.new else ""
        button = SavedButton(one.name, number, new)
        if new:
            told = self.tr("{name}: {new} sejak terakhir dilihat").format(name=one.name, new=new)
            button.setToolTip(tip(told))
            button.setAccessibleDescription(told)
        button.clicked.connect(partial(self._session.saved.open, one.question))
        rename, remove = IconButton("pencil", size=16), IconButton("x", size=16)
        rename.set_text(self.tr("Ganti nama “{name}”").format(name=one.name))
        remove.set_text(self.tr("Hapus “{name}” dari pencarian tersimpan").format(name=one.name))
        rename.clicked.connect(partial(self._rename, one))
        remove.clicked.connect(partial(self._session.saved.remove, one.id))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(button, 1)
        row.addWidget(rename)
        row.addWidget(remove)
        self._parts += [button, rename, remove]
        return made

    def _give_focus(self, at: int) -> None:
        """Leave the keyboard where it was in the list, though all its parts are new."""
        part = self._parts[at]
        if (row := part.parentWidget()) is not None:
            row.show()  # a layout shows what it was given only later, and nothing unseen takes the keyboard
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, one: Saved) -> None:
        dialog = NameDialog(one.name, is_new=False, parent=self)
        dialog.accepted.connect(lambda: self._session.saved.rename(one.id, dialog.name()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
