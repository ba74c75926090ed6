"""One person as a card: who, by which key, what they have signed, and what can be done about them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from kb.identity.keys import fingerprint, is_key
from kb.review.review_standing import WORTHS
from kb.review.stewards import Signed
from kb.story.author import Author
from ui.widgets import value_words
from ui.widgets.dialog import selectable
from ui.widgets.small_parts import BulletList, Pill, Text
from ui.widgets.theme import RADIUS, theme

_FEW: Final = 5


class StewardRow(QFrame):
    """Removing asks a second time where there is no way back."""

    remove_requested = Signal(bool)  # whether the person has confirmed it
    claim_requested = Signal()

    def __init__(  # noqa: PLR0913  who it is, what they did, what may be done
        self,
        person: Author,
        signed: Sequence[Signed],
        language: str,
        *,
        mine: bool,
        claimable: bool = False,
        removable: bool = False,
    ) -> None:
        super().__init__()
        self.person = person
        self.remove, self.claim = QPushButton(), QPushButton()
        self._warned = False
        self._warning = Text("", 13, "warning_soft_text", wrap=True)
        self._warning.hide()
        name = person.name or person.email or self.tr("Tanpa nama")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(name, 16, "text", QFont.Weight.DemiBold, wrap=True), 1)
        if mine:
            head.addWidget(Pill(self.tr("Anda"), "accent", interactive=False), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(selectable(Text(self._known_by(person), 13, "muted", wrap=True)))
        told = self._told(signed, language)
        column.addWidget(BulletList(told) if signed else Text(told[0], 14, "text", wrap=True))
        column.addWidget(self._warning)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.claim, self.remove):
            button.hide()
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.claim.setText(self.tr("Pasang kunci saya"))
        self.claim.setVisible(claimable)
        self.claim.clicked.connect(self.claim_requested)
        self.remove.setText(self.tr("Hapus dari daftar"))
        self.remove.setAccessibleName(self.tr("Hapus {name} dari daftar").format(name=name))
        self.remove.setVisible(removable)
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self._warned))
        self.setAccessibleName(". ".join((name, *told)))

    def warn(self, text: str) -> None:
        """Say what removing would mean, and let the same button do it."""
        self._warned = True
        self._warning.setText(text)
        self._warning.show()
        self.remove.setText(self.tr("Hapus juga"))
        self.remove.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = theme()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(of.card)
            painter.setPen(QPen(of.line, 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _known_by(self, person: Author) -> str:
        if is_key(person.key):
            return self.tr("Sidik kunci: {check}").format(check=fingerprint(person.key))
        if person.key:
            return self.tr("Kuncinya tidak terbaca, jadi tanda tangannya tidak diterima.")
        return self.tr("Belum ada kuncinya: siapa pun yang memakai nama ini dikira orang ini.")

    def _told(self, signed: Sequence[Signed], language: str) -> list[str]:
        if not signed:
            return [self.tr("Belum menandatangani apa pun di sini.")]
        lines = [self._line(one, language) for one in signed[:_FEW]]
        if len(signed) > _FEW:
            lines.append(self.tr("dan %n keputusan lain", "", len(signed) - _FEW))
        return lines

    def _line(self, one: Signed, language: str) -> str:
        return f"{one.title} ({value_words.date(one.on, language)}): {WORTHS[one.worth].say(language)}"
