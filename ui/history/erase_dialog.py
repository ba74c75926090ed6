"""“Hapus dari riwayat”: says what would be changed before, does it, and says afterwards what it cannot reach."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kb.base.problems import KnownError
from kb.erasure.history_erase import BEYOND, ErasureResult, Preview
from kb.erasure.history_rewrite import ErasureRequest
from kb.erasure.history_words import REMOVED, Erased
from kb.vault.vault import Vault
from ui.history.history_work import HistoryWork
from ui.history.place_words import called, title_of
from ui.services.session import Session
from ui.widgets.choices import TickBox
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import BulletList, SectionLabel, Text, clear_layout

_SHORTEST_PART: Final = 3
_MOST: Final = 6
_LONGEST: Final = 200
_PLACES: Final = 8


class EraseDialog(Dialog):
    """Three steps on one page: the words, what would be changed, what was done; `erased` holds the outcome."""

    def __init__(self, wish: ErasureRequest, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=680)
        self._session, self._folder = session, Path(session.library.folder)
        self._whole = wish if wish.stories or wish.files else None
        self._looked_at: ErasureRequest | None = None
        self.preview: Preview | None = None
        self.erased: ErasureResult | None = None
        self._trouble: KnownError | None = None
        self._too_late = self._closing = False
        self._pseudonyms = _pseudonyms(self._folder)
        self.work = HistoryWork(self)
        self._lead = Text("", 14, "text", wrap=True)
        self._form = QWidget()
        self._grid = QGridLayout(self._form)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._words_label, self._instead_label = Text("", 13, "muted"), Text("", 13, "muted")
        self.rows: list[tuple[QLineEdit, QLineEdit]] = []
        self.more = QPushButton()
        self.parts = TickBox()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self._report = QVBoxLayout()
        self._report.setContentsMargins(0, 0, 6, 0)
        self._report.setSpacing(8)
        self._area = QScrollArea()
        self._said = Text("", 14, "error", wrap=True)
        self._lay_out()
        self.close_, self.look, self.erase = (
            self.add_button(),
            self.add_button(primary=True),
            self.add_button(primary=True),
        )
        self._connect()
        for one in wish.words or (Erased("", ""),):
            self._add_row(one.words, one.instead)
        self.begin_with(self.rows[0][0] if self._whole is None else self.look)
        self.retranslate()
        if self._whole is not None:
            self._look()

    def wish(self) -> ErasureRequest:
        """Return what the person has written down, with the parts of names where they are wanted too."""
        if self._whole is not None:
            return self._whole
        found: dict[str, Erased] = {}
        for words, instead in self.rows:
            text = words.text().strip()
            if not text:
                continue
            wanted = instead.text().strip() or REMOVED
            found[text] = Erased(text, wanted)
            if self.parts.isVisibleTo(self) and self.parts.isChecked():
                for part in _parts(text):
                    found.setdefault(part, Erased(part, wanted))
        return ErasureRequest(words=tuple(found.values()))

    def retranslate(self) -> None:
        running, done = self.work.is_running, self.erased is not None
        self.set_heading(self.tr("Sudah dihapus dari riwayat") if done else self.tr("Hapus dari riwayat"))
        self._words_label.setText(self.tr("Kata yang harus hilang"))
        self._instead_label.setText(self.tr("Diganti dengan"))
        self.more.setText(self.tr("Tambah kata"))
        for words, instead in self.rows:
            words.setAccessibleName(self._words_label.text())
            words.setPlaceholderText(self.tr("nama, nomor, atau kata lain"))
            instead.setAccessibleName(self._instead_label.text())
            instead.setPlaceholderText(REMOVED)
        names = ", ".join(part for words, _ in self.rows for part in _parts(words.text()))
        self.parts.setText(self.tr("Juga tiap bagian namanya: {parts}").format(parts=names))
        self.parts.setVisible(bool(names))
        self._form.setVisible(self._whole is None and not done)
        self._form.setEnabled(not running)
        self.more.setVisible(len(self.rows) < _MOST)
        self.bar.setVisible(running)
        self.look.setVisible(not done and not self._ready)
        self.look.setEnabled(not running and bool(self.wish() != ErasureRequest()))
        self.look.setText(self.tr("Lihat apa yang berubah"))
        self.erase.setVisible(not done and self._ready)
        self.erase.setEnabled(not running)
        self.erase.setText(self.tr("Hapus dari semua versi"))
        (self.erase if self._ready else self.look).setDefault(True)  # what Enter does in a field
        self.close_.setText(self.tr("Tutup") if done else self.tr("Hentikan") if running else self.tr("Batal"))
        self.close_.setEnabled(not self._too_late)
        self._lead.setText(self._leading())
        self._say_trouble()
        self._fill()

    def done(self, result: int) -> None:
        """Close; in the middle of the work, ask it to stop first."""
        if self.work.is_running:
            self._closing = not self._too_late
            if self._closing:
                self.work.ask_to_stop()
            return
        self.work.close()
        super().done(result)

    @property
    def _ready(self) -> bool:
        """Whether what the person sees is what would be done."""
        return self.preview is not None and not self.preview.nothing and self._looked_at == self.wish()

    def _leading(self) -> str:
        if self.erased is not None:
            return self.tr(
                "Kata-kata itu tidak ada lagi di versi mana pun dari pustaka ini. Keadaan sebelumnya disimpan 30 hari di meja kerja Anda; "
                "sampai saat itu, atau sampai pustaka dibagikan, penghapusan ini dapat dibatalkan di “Periksa riwayat”."
            )
        if self._whole is not None and self._whole.stories:
            return self.tr(
                "Semua versi cerita “{name}” dihapus, dengan gambar dan catatannya. Tanda bahwa cerita itu ditarik tetap ada."
            ).format(name=self._whole.stories[0])
        if self._whole is not None:
            return self.tr("Berkas “{name}” dihapus dari semua versi.").format(name=self._whole.files[0])
        return self.tr(
            "Kata ini diganti di setiap versi yang pernah disimpan: di isi, judul, catatan, nama berkas, pesan, dan nama penulis. "
            "Penulisan lain dari nama itu ikut ditemukan."
        )

    def _look(self) -> None:
        self._trouble, self.preview = None, None
        self._looked_at = self.wish()
        self.bar.setValue(0)
        self.work.run("look", self._folder, self._looked_at)
        self.retranslate()
        self.close_.setFocus(Qt.FocusReason.OtherFocusReason)

    def _erase(self) -> None:
        if not self._ready or self._looked_at is None:
            return
        self._trouble = None
        self._session.library.history.close()
        self.bar.setValue(0)
        self.work.run("erase", self._folder, self._looked_at)
        self.retranslate()
        self.close_.setFocus(Qt.FocusReason.OtherFocusReason)

    def _no_return(self) -> None:
        self._too_late = True
        self.close_.setEnabled(False)

    def _take(self, last: dict[str, Any]) -> None:
        self._too_late = False
        if "erased" in last:
            self.erased = msgspec.convert(last["erased"], ErasureResult)
        elif "preview" in last:
            self.preview = msgspec.convert(last["preview"], Preview)
        elif self._closing:
            self._closing = False
            super().done(0)
            return
        self._closing = False
        self.retranslate()
        if self.erased is not None or (self.preview is not None and self.preview.nothing):
            self.close_.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._ready:
            self.erase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: KnownError) -> None:
        self._too_late = self._closing = False
        self._trouble, self.preview = error, None
        self.retranslate()
        (self.rows[0][0] if self._whole is None else self.close_).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_trouble(self) -> None:
        self._said.setVisible(self._trouble is not None)
        if self._trouble is not None:
            language = self._session.language
            self._said.setText(f"{self._trouble.what.say(language)} {self._trouble.remedy.say(language)}")

    def _fill(self) -> None:
        clear_layout(self._report)
        language = self._session.language
        shown = self.erased is not None or (self.preview is not None and self._looked_at == self.wish())
        self._area.setVisible(shown)
        if not shown:
            return
        if self.erased is not None:
            if self.erased.left:
                self._put(
                    self.tr("Berkas yang sedang diubah program lain dan belum ikut diganti"),
                    [called(self._session, one) for one in self.erased.left],
                )
            beyond = [*(self.tr("Tempat berbagi: {place}").format(place=one) for one in self.erased.record.remotes)]
            self._put(self.tr("Yang tidak dapat dijangkau"), [*beyond, *(one.say(language) for one in BEYOND)])
            if self.erased.record.signed:
                self._put(
                    self.tr("Perlu ditandatangani lagi, karena kata-katanya berubah"),
                    self._titles(self.erased.record.signed),
                )
        elif self.preview is not None and self.preview.nothing:
            self._report.addWidget(
                Text(self.tr("Kata itu tidak ada di versi mana pun. Tidak ada yang perlu dihapus."), 14, wrap=True)
            )
        elif self.preview is not None:
            self._show(self.preview)
        self._report.addStretch(1)

    def _show(self, found: Preview) -> None:
        of = found.changes
        lines = [
            self.tr("%n versi pustaka ditulis ulang; urutan, tanggal, dan penulisnya tetap.", "", of.versions),
            self.tr("%n teks diganti katanya.", "", of.texts) if of.texts else "",
            self.tr("%n berkas dihapus seluruhnya.", "", of.removed) if of.removed else "",
            self.tr("%n nama berkas atau folder diganti.", "", of.names) if of.names else "",
            self.tr("%n pesan riwayat diganti katanya.", "", of.messages) if of.messages else "",
            self.tr("%n nama penulis riwayat diganti.", "", of.people) if of.people else "",
            self.tr(
                "%n versi tidak lagi bertanda kunci penyimpannya, karena ditulis ulang; tanda tangan pembaca pada cerita tidak ikut hilang.",
                "",
                of.keys,
            )
            if of.keys
            else "",
            self.tr("%n berkas yang sekarang ada di pustaka ikut diperbaiki.", "", len(found.files))
            if found.files
            else "",
        ]
        self._put(self.tr("Yang akan berubah"), [line for line in lines if line])
        counted = [f"“{word}”: " + self.tr("%n kali", "", count) for word, count in of.words if word]
        if counted:
            self._put(self.tr("Ditemukan"), counted)
        if of.places:
            self._put(self.tr("Antara lain di sini"), [self._placed(one) for one in of.places[:_PLACES]])
        if found.signed:
            self._put(
                self.tr("Tanda tangan yang tidak berlaku lagi dan perlu diberikan ulang"), self._titles(found.signed)
            )
        if found.remotes:
            self._put(self.tr("Pustaka ini pernah terhubung ke tempat lain, yang tidak ikut berubah"), found.remotes)

    def _placed(self, place: str) -> str:
        """What the history calls a place, as people do: the kind of thing, and the words around."""
        where, _, words = place.partition(": … ")
        return f"{called(self._session, where)}: … {words}"

    def _titles(self, stories: Sequence[str]) -> list[str]:
        return [f"“{title_of(self._session, one)}”" for one in stories]

    def _put(self, heading: str, lines: Sequence[str]) -> None:
        self._report.addWidget(SectionLabel(heading))
        self._report.addWidget(BulletList(lines, copied=True))

    def _add_row(self, words: str = "", instead: str = "") -> None:
        known = next(
            (pseudonym for name, pseudonym in self._pseudonyms.items() if name.casefold() == words.casefold()), ""
        )
        one, two = QLineEdit(words), QLineEdit(known or ("" if instead == REMOVED else instead))
        for field in (one, two):
            field.setMaxLength(_LONGEST)
            field.textChanged.connect(self._follow)
        one.editingFinished.connect(lambda: self._offer(one, two))
        self.rows.append((one, two))
        place = len(self.rows)
        self._grid.addWidget(one, place, 0)
        self._grid.addWidget(two, place, 1)

    def _offer(self, words: QLineEdit, instead: QLineEdit) -> None:
        """Propose the pseudonym that the vault already knows."""
        if not instead.text():
            wanted = words.text().strip().casefold()
            known = next((pseudonym for name, pseudonym in self._pseudonyms.items() if name.casefold() == wanted), "")
            instead.setText(known)

    def _follow(self) -> None:
        if not self.work.is_running:
            self.retranslate()

    def _one_more(self) -> None:
        self._add_row()
        self.retranslate()
        self.rows[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.close_.clicked.connect(self.reject)
        self.look.clicked.connect(self._look)
        self.erase.clicked.connect(self._erase)
        self.more.clicked.connect(self._one_more)
        self.parts.toggled.connect(self._follow)
        self.work.progressed.connect(self.bar.setValue)
        self.work.exchanging.connect(self._no_return)
        self.work.ended.connect(self._take)
        self.work.failed.connect(self._fail)

    def _lay_out(self) -> None:
        self._grid.addWidget(self._words_label, 0, 0)
        self._grid.addWidget(self._instead_label, 0, 1)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.addWidget(self.more, _MOST + 1, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self.parts, _MOST + 2, 0, 1, 2)
        held = QWidget()
        held.setLayout(self._report)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(held)
        self._area.setMinimumHeight(240)
        for part in (self._lead, self._form, self.bar, self._said):
            self.body.addWidget(part)
        self.body.addWidget(self._area, 1)


def _parts(words: str) -> tuple[str, ...]:
    """Return the single names of a full name."""
    parts = words.split()
    if len(parts) < 2 or not all(part.isalpha() for part in parts):
        return ()
    return tuple(part for part in parts if len(part) >= _SHORTEST_PART)


def _pseudonyms(folder: Path) -> dict[str, str]:
    """What cannot be read offers nothing; the vault says so where it is needed."""
    try:
        return dict(Vault(folder).names())
    except KnownError:
        return {}
