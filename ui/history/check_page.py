"""“Periksa riwayat”: what earlier versions of the library still hold of people, and the way to erase it from all of them."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from kb.base.problems import KnownError
from kb.erasure.history_check import HistoryFinding, HistoryReport, name_of
from kb.erasure.history_erase import undo
from kb.erasure.history_rewrite import ErasureRequest
from kb.erasure.history_words import Erased
from kb.history.history_exchange import Backups, ErasureRecord
from ui.history.history_work import HistoryWork
from ui.history.place_words import called
from ui.services.jobs import Jobs
from ui.services.session import Session
from ui.widgets.progress_page import ProgressPage
from ui.widgets.reading_parts import Box
from ui.widgets.small_parts import SectionLabel, Text, clear_layout
from ui.widgets.value_words import date

_SHOWN: Final = 100


class HistoryCheckPage(ProgressPage):
    """Reads the history in the background, shows what it finds, and what was erased lately and can be put back."""

    erase_requested = Signal(object)  # kb.erasure.history_rewrite.ErasureRequest, with or without words
    restored = Signal(object)  # tuple of files that stayed as they are
    failed = Signal(object)  # KnownError

    def __init__(self, session: Session, jobs: Jobs) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self.work = HistoryWork(self)
        self.report: HistoryReport | None = None
        self._trouble: KnownError | None = None
        self._stopped = False
        self.other = QPushButton()
        self.cards: list[HistoryFindingRow] = []
        self._list, self._kept = QVBoxLayout(), QVBoxLayout()
        self._kept_label = SectionLabel()
        self.kept: list[KeptRow] = []
        self._lay_out()
        self._connect()
        self.retranslate()

    def begin(self) -> None:
        """Read the history, unless it is being read."""
        self._fill_kept()
        if not self.work.is_running and self._session.is_open:
            self._trouble, self._stopped = None, False
            self.bar.setValue(0)
            self.work.run("check", self._session.library.folder)
        self.retranslate()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("Periksa riwayat"))
        self.title.setText(self.tr("Periksa riwayat"))
        self.back.set_text(self.tr("Kembali"), "Esc")
        self.again.setText(self.tr("Periksa lagi"))
        self.stop.setText(self.tr("Hentikan"))
        self.other.setText(self.tr("Hapus kata lain dari riwayat…"))
        self.other.setToolTip(self.tr("Nama, nomor, atau kata apa pun, dari semua versi pustaka ini"))
        self.bar.setAccessibleName(self.tr("Sejauh mana riwayat sudah dibaca"))
        self.show_running(running=self.work.is_running)
        self.lead.setText(self._said())
        self._kept_label.setText(self.tr("Dihapus, dan masih dapat dibatalkan"))
        self._fill()
        self._fill_kept()

    def _said(self) -> str:
        if self._trouble is not None:
            language = self._session.language
            return f"{self._trouble.what.say(language)} {self._trouble.remedy.say(language)}"
        if self.work.is_running or self.report is None:
            return self.tr("Setiap versi cerita, catatan, dan pesan yang pernah disimpan dibaca di balik layar…")
        found = len(self.report.findings)
        if self._stopped:
            return self.tr("Dihentikan sebelum selesai; yang sudah dibaca tidak perlu dibaca lagi.")
        if self.report.unreadable:
            return self.tr("%n bagian riwayat tidak dapat dibaca dan tidak diperiksa.", "", self.report.unreadable)
        if not found:
            return self.tr(
                "%n versi sudah diperiksa. Tidak ada yang dapat menunjuk seseorang.", "", self.report.versions
            )
        return self.tr(
            "%n hal masih tersimpan di versi lama dan ikut setiap kali pustaka dibagikan. Hapus dari semua versi, atau biarkan bila memang boleh dibaca orang.",
            "",
            found,
        )

    def _fill(self) -> None:
        clear_layout(self._list)
        self.cards = []
        for finding in self.report.findings[:_SHOWN] if self.report else ():
            row = HistoryFindingRow(finding, called(self._session, finding.where), self._session.language)
            row.erase.clicked.connect(partial(self._wish, finding))
            self.cards.append(row)
            self._list.addWidget(row)
        hidden = len(self.report.findings) - _SHOWN if self.report else 0
        if hidden > 0:
            self._list.addWidget(
                Text(self.tr("Masih ada %n hal lain; hapus dulu yang di atas.", "", hidden), 14, "muted")
            )

    def _fill_kept(self) -> None:
        clear_layout(self._kept)
        self.kept = []
        try:
            records = Backups(self._session.library.folder).records() if self._session.is_open else ()
        except KnownError:
            records = ()
        for record in records:
            row = KeptRow(record, self._session.language)
            row.undo.clicked.connect(partial(self._undo, record))
            row.forget.clicked.connect(partial(self._forget_kept, record))
            self.kept.append(row)
            self._kept.addWidget(row)
        self._kept_label.setVisible(bool(records))

    def _wish(self, finding: HistoryFinding) -> None:
        if finding.story:
            self.erase_requested.emit(ErasureRequest(stories=(finding.story,)))
        elif finding.words and finding.kind != "picture":
            self.erase_requested.emit(ErasureRequest(words=(Erased(finding.words),)))
        elif finding.kind == "picture" or "/" in finding.where:
            self.erase_requested.emit(ErasureRequest(files=(finding.where,)))
        else:
            self.erase_requested.emit(ErasureRequest())

    def _undo(self, record: ErasureRecord) -> None:
        for row in self.kept:
            row.setEnabled(False)
        folder = self._session.library.folder
        self.work.close()  # what is read now would be another history a moment later
        self._session.library.history.close()
        self._jobs.run(partial(_put_back, folder, record.id), self.restored.emit, self._fail_undo)

    def _forget_kept(self, record: ErasureRecord) -> None:
        try:
            Backups(self._session.library.folder).remove(record)
        except OSError:
            return
        self._fill_kept()
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, last: dict[str, Any]) -> None:
        self._stopped = not last.get("finished")
        if "report" in last:
            self.report = msgspec.convert(last["report"], HistoryReport)
        self.retranslate()
        if self.isVisible() and self.cards:
            self.cards[0].erase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: KnownError) -> None:
        self._trouble, self.report = error, None
        self.retranslate()

    def _fail_undo(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.retranslate()
        self.failed.emit(error)

    def forget(self) -> None:
        """Show nothing of what was read before."""
        self.work.close()
        self.report, self._trouble = None, None
        self.retranslate()

    def _connect(self) -> None:
        self.again.clicked.connect(self.begin)
        self.stop.clicked.connect(self.work.ask_to_stop)
        self.other.clicked.connect(lambda: self.erase_requested.emit(ErasureRequest()))
        self.work.progressed.connect(self.bar.setValue)
        self.work.ended.connect(self._take)
        self.work.failed.connect(self._fail)
        self._session.opened.connect(self.forget)
        self._session.closed.connect(self.forget)

    def _lay_out(self) -> None:
        for part in (self._list, self._kept):
            part.setSpacing(12)
        self.lay_out((self._list, self._kept_label, self._kept), more=(self.other,))


class HistoryFindingRow(Box):
    """One finding: what it is, the words, where and since when, and the button that erases it."""

    def __init__(self, finding: HistoryFinding, place: str, language: str) -> None:
        super().__init__("card")
        name = name_of(finding.kind).say(language)
        title = name[:1].upper() + name[1:]
        self.erase = QPushButton(self.tr("Hapus dari riwayat…"))
        self.erase.setAccessibleName(f"{self.erase.text()} {title}: {finding.words}")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(Text(title, 15, "error" if finding.serious else "text", QFont.Weight.DemiBold, wrap=True), 1)
        top.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        if finding.words:
            words = Text(f"“{finding.words}”", 15, "text", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(words)
        where = self.tr("Di {place}, %n versi.", "", finding.versions).format(place=place)
        if finding.when:
            where += " " + self.tr("Pertama kali {when}, oleh {who}.").format(
                when=date(finding.when[:10], language), who=finding.by or self.tr("tanpa nama")
            )
        still = self.tr("Masih tertulis sekarang.") if finding.now else self.tr("Sekarang tidak tertulis lagi.")
        column.addWidget(Text(f"{where} {still}", 13, "muted", wrap=True))


class KeptRow(Box):
    """One erasing that can be put back."""

    def __init__(self, record: ErasureRecord, language: str) -> None:
        super().__init__("card")
        self.undo, self.forget = (
            QPushButton(self.tr("Batalkan penghapusan")),
            QPushButton(self.tr("Buang cadangannya sekarang")),
        )
        self.forget.setToolTip(self.tr("Sesudah itu penghapusan tidak dapat dibatalkan lagi"))
        days = max(0, (record.until - datetime.now(UTC)).days)
        said = self.tr("Dihapus {when} dari %n versi.", "", record.versions).format(
            when=date(record.when[:10], language)
        )
        left = self.tr(
            "Keadaan sebelumnya disimpan di meja kerja Anda, %n hari lagi atau sampai pustaka dibagikan.", "", days
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(Text(f"{said} {left}", 14, "text", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.undo)
        row.addWidget(self.forget)
        row.addStretch(1)
        column.addLayout(row)


def _put_back(folder: Path, record_id: str) -> tuple[str, ...]:
    # Only in the background: it comes with Git's engine.
    from kb.erasure.history_worker import forget_caches  # noqa: PLC0415

    left = undo(folder, record_id)
    forget_caches(folder)
    return left
