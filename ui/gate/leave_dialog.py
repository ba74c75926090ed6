"""The question before something leaves the program: is anybody in it who could be recognised?"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from kb.library.outgoing_texts import NOTHING_MORE, Leaving, Said, look_through
from ui.gate.finding_card import FindingCard
from ui.services.jobs import Jobs
from ui.services.session import Session
from ui.widgets.choices import TickBox
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import SectionLabel, Text

_SHOWN = 40


def may_leave(
    texts: Mapping[str, str], session: Session, jobs: Jobs, parent: QWidget | None = None, *, said: Said = NOTHING_MORE
) -> bool:
    """Ask whether texts, by their names, may leave the program; shows a dialog only when there is something to see.

    `said` is all that the file would say.

    Call it before every export, print or share of what nobody has published: it waits for the check and the person.
    """
    if not any(text.strip() for text in (*texts.values(), *said.strings)):
        return True
    dialog = LeavingDialog(texts, session, jobs, parent, said=said)
    leaves = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return leaves


class LeavingDialog(Dialog):
    """Says what the gate found; closes itself, accepted, where it found nothing."""

    def __init__(
        self,
        texts: Mapping[str, str],
        session: Session,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        said: Said = NOTHING_MORE,
    ) -> None:
        super().__init__(parent, width=560)
        self._language = session.language
        self.found: Leaving | None = None
        self._trouble: KnownError | None = None
        self._over = False
        self._lead = Text("", 14, "muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._rows.setSpacing(8)
        held = QWidget()
        held.setLayout(self._rows)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(held)
        self._area.setMinimumHeight(260)
        self._area.hide()
        self.seen = TickBox()
        self.seen.hide()
        self.body.addWidget(self._lead)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.seen)
        self.stay, self.leave = self.add_button(), self.add_button(primary=True)
        self.leave.setEnabled(False)
        self.stay.clicked.connect(self.reject)
        self.leave.clicked.connect(self.accept)
        self.seen.toggled.connect(self.leave.setEnabled)
        self.retranslate()
        jobs.run(partial(look_through, session.library.folder, dict(texts), said), self._show, self._fail)

    def retranslate(self) -> None:
        blocked = self._trouble is not None or (self.found is not None and bool(self.found.must))
        self.stay.setText(self.tr("Kembali dan perbaiki") if blocked else self.tr("Batal"))
        self.leave.setText(self.tr("Keluarkan"))
        self.leave.setVisible(not blocked)
        self.seen.setText(self.tr("Sudah saya lihat: tidak ada klien yang dapat dikenali"))
        if self._trouble is not None:
            self.set_heading(self.tr("Tidak dapat diperiksa"))
            self._lead.setText(f"{self._trouble.what.say(self._language)} {self._trouble.remedy.say(self._language)}")
        elif self.found is None:
            self.set_heading(self.tr("Memeriksa dulu…"))
            self._lead.setText(self.tr("Sebelum keluar dari program, isinya dilihat sekali lagi."))
        elif blocked:
            self.set_heading(self.tr("Ini belum boleh keluar"))
            self._lead.setText(
                self.tr("Ada yang dapat menunjuk seseorang. Perbaiki dulu di tempatnya, lalu coba lagi.")
            )
        else:
            self.set_heading(self.tr("Lihat sekali lagi sebelum ini keluar"))
            self._lead.setText(self.tr("Hanya Anda yang tahu apakah seseorang dapat dikenali dari ini."))

    def done(self, result: int) -> None:
        """Close; an answer of the gate that comes later is nobody's any more."""
        self._over = True
        super().done(result)

    def _show(self, found: Leaving) -> None:
        if self._over:
            return
        self.found = found
        if found.is_clean:
            self.accept()
            return
        for finding in (*found.must, *found.look)[:_SHOWN]:
            self._rows.addWidget(FindingCard(finding, 1, self._language, mendable=False))
        if found.names:
            self._rows.addWidget(SectionLabel(self.tr("Nama yang disebut")))
            self._rows.addWidget(Text(", ".join(found.names), 14, "text", QFont.Weight.Medium, wrap=True))
        self._rows.addStretch(1)
        self._area.show()
        self.seen.setVisible(not found.must)
        self.retranslate()
        (self.stay if found.must else self.seen).setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(self.width(), max(self.height(), 520))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            self.reject()
            raise error
        if self._over:
            return
        self._trouble = error
        self.retranslate()
