"""The question of a note that is unsure of its place or has lost it: yes, another place, leave it; never a silent guess."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kb.annotation.annotation import CONTEXT, Quote
from ui.notes.margin.card_content import cut
from ui.notes.placed_threads import PlacedThread
from ui.widgets.quiet_button import QuietButton
from ui.widgets.small_parts import FlowLayout, IconButton, Text
from ui.widgets.theme import theme


class Placement(QWidget):
    """Asks where a note belongs. `set_selected` says whether words are chosen in the text."""

    confirmed = Signal()  # yes, here
    moved = Signal()  # to the chosen words
    left = Signal()  # the words are gone: ask no more
    loosened = Signal()  # it speaks of the whole story
    turned = Signal(int)  # show the next place it may have meant (1), or the one before (-1)

    def __init__(self, thread: PlacedThread) -> None:
        super().__init__()
        lost = thread.at.state == "lost"
        quote = thread.note.quote
        self.yes, self.here = QuietButton(self.tr("Ya, di sini")), QuietButton(self.tr("Pindahkan ke sini"))
        self.leave, self.whole = (
            QuietButton(self.tr("Biarkan tanpa tempat")),
            QuietButton(self.tr("Untuk seluruh cerita")),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(5)
        asks = self.tr("Kata-katanya tidak ditemukan lagi.") if lost else self.tr("Apakah maksudnya di sini?")
        column.addWidget(Text(asks, 13, "warning_soft_text", QFont.Weight.DemiBold, wrap=True))
        if quote is not None:
            column.addWidget(
                Text(self.tr("Dulu: {words}").format(words=around(quote)), 12, "warning_soft_text", wrap=True)
            )
        self._how = Text("", 12, "warning_soft_text", wrap=True)
        column.addWidget(self._how)
        held = QWidget()
        row = FlowLayout(held, 2)
        for button, shown in ((self.yes, not lost), (self.here, True), (self.leave, not lost), (self.whole, lost)):
            row.addWidget(button)
            button.setVisible(shown)
        if lost:
            self.here.setText(self.tr("Pasang di pilihan"))
        column.addWidget(held)
        self.before, self.next = IconButton("chevron-up", size=14), IconButton("chevron-down", size=14)
        if len(thread.at.candidates) > 1:
            column.insertWidget(1, self._places(thread))
        self.yes.clicked.connect(self.confirmed)
        self.here.clicked.connect(self.moved)
        self.leave.clicked.connect(self.left)
        self.whole.clicked.connect(self.loosened)
        self.set_selected(False)

    def step_button(self, step: int) -> QWidget:
        """Return the button that turns to the next place (1), or to the one before (-1)."""
        return self.next if step > 0 else self.before

    def focused_step(self) -> int:
        """Return which way the button with the keyboard turns, 0 when neither has it."""
        return self.next.hasFocus() - self.before.hasFocus()

    def _places(self, thread: PlacedThread) -> QWidget:
        """Which of several places this is, and the way to the others."""
        places = thread.at.candidates
        number = places.index((thread.at.start, thread.at.end)) + 1
        said = self.tr("Tempat {number} dari {count}").format(number=number, count=len(places))
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(Text(said, 12, "warning_soft_text"))
        row.addStretch(1)
        for step, name in ((-1, self.tr("Tempat sebelumnya")), (1, self.tr("Tempat berikutnya"))):
            button = self.next if step > 0 else self.before
            button.set_text(name)
            button.clicked.connect(lambda _=False, step=step: self.turned.emit(step))
            row.addWidget(button)
        return held

    def set_selected(self, selected: bool) -> None:
        """Offer to move the note to the words that are chosen, or say how to choose some."""
        self.here.setEnabled(selected)
        hint = self.tr("Untuk memasangnya, pilih dulu kata-katanya di cerita.")
        self._how.setText("" if selected else hint)
        self._how.setVisible(not selected)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme().warning)
            painter.setBrush(theme().warning_soft)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


def around(quote: Quote) -> str:
    """Return the old words between those that stood around them: "… warga “menggambar peta” sendiri …"."""
    before, after = quote.prefix[-CONTEXT:], quote.suffix[:CONTEXT]
    before = before.split(" ", 1)[-1] if len(before) == CONTEXT else before  # half a word is no help
    after = after.rsplit(" ", 1)[0] if len(after) == CONTEXT else after
    gaps = [" " if end.isspace() else "" for end in (before[-1:], after[:1])]
    before, after = " ".join(before.split()), " ".join(after.split())
    front = f"…{before}{gaps[0]}" if before else ""
    return f"{front}“{cut(quote.exact, 120)}”{f'{gaps[1]}{after}…' if after else ''}"
