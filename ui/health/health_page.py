"""“Kesehatan pustaka”: everything that can be found wrong, group by group, with what helps and what can be undone."""

from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QVBoxLayout,
)

from kb.base.atomic import told, write_atomically
from kb.base.problems import KnownError
from kb.health.health_finding import GROUPS, HealthFinding, HealthReport
from kb.health.health_repairs import RepairRecord, Repairs
from ui.health.health_rows import GroupRow, RepairedRow
from ui.health.health_work import HealthWork
from ui.services.jobs import Jobs
from ui.services.person import person_of
from ui.services.session import Session
from ui.services.settings import SettingsStore
from ui.widgets.progress_page import ProgressPage
from ui.widgets.small_parts import SectionLabel, clear_layout


class HealthPage(ProgressPage):
    """Looks at everything in a process of its own and shows what was found; a repair keeps a copy until dismissed."""

    story_requested = Signal(str)
    draft_requested = Signal(str)
    rebuilt = Signal()  # the search was prepared anew: the library shall be opened again
    failed = Signal(object)  # KnownError

    def __init__(self, session: Session, jobs: Jobs, settings: SettingsStore) -> None:
        super().__init__()
        self._session, self._jobs, self._settings = session, jobs, settings
        self.work = HealthWork(self)
        self.report: HealthReport | None = None
        self._trouble: KnownError | None = None
        self._is_rebuilding = False
        self.groups = {group: GroupRow(group, session, self._act) for group in GROUPS}
        self._repaired_label = SectionLabel()
        self._repaired = QVBoxLayout()
        self.repaired: list[RepairedRow] = []
        self._lay_out()
        self._connect()
        self.retranslate()

    def begin(self) -> None:
        """Look at everything, unless that is being done."""
        if not self.work.is_running and self._session.is_open:
            self._trouble, self.report, self._is_rebuilding = None, None, False
            self.bar.setValue(0)
            self.work.run("check", self._session.library.folder)
        self.retranslate()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Show nothing of what was found before."""
        self.work.close()
        self.report, self._trouble = None, None
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("Kesehatan pustaka"))
        self.title.setText(self.tr("Kesehatan pustaka"))
        self.back.set_text(self.tr("Kembali"), "Esc")
        self.again.setText(self.tr("Periksa lagi"))
        self.stop.setText(self.tr("Hentikan"))
        self.bar.setAccessibleName(self.tr("Sejauh mana pemeriksaan sudah berjalan"))
        self.show_running(running=self.work.is_running)
        self.lead.setText(self._said())
        self._repaired_label.setText(self.tr("Sudah diperbaiki, dan masih dapat dibatalkan"))
        self._fill()
        self._fill_repaired()

    def _said(self) -> str:
        language = self._session.language
        if self._trouble is not None:
            return f"{self._trouble.what.say(language)} {self._trouble.remedy.say(language)}"
        if self._is_rebuilding:
            return self.tr("Daftar pencarian sedang disusun ulang dari berkas-berkas cerita…")
        if self.work.is_running or self.report is None:
            return self.tr("Pustaka dan meja kerja Anda sedang diperiksa di balik layar. Anda boleh terus bekerja.")
        if not self.report.complete:
            return self.tr("Dihentikan sebelum selesai; yang di bawah ini baru sebagian.")
        if not self.report.count:
            return self.tr(
                "Semua baik. %n cerita dan semua yang ada di sekitarnya sudah diperiksa.", "", self.report.stories
            )
        return self.tr(
            "%n hal perlu dilihat. Yang diperbaiki dengan tombol dapat dibatalkan: salinannya disimpan di meja kerja Anda.",
            "",
            self.report.count,
        )

    def _fill(self) -> None:
        report, running = self.report, self.work.is_running
        for group, row in self.groups.items():
            findings = report.of(group) if report is not None else ()
            count = report.counts.get(group, 0) if report is not None else 0
            looked = report is not None and group in report.looked
            row.show_findings(findings, count, looked=looked, running=running)

    def _fill_repaired(self) -> None:
        clear_layout(self._repaired)
        self.repaired = []
        try:
            records = self._repairs().records() if self._session.is_open else []
        except KnownError:  # locked: told in its group
            records = []
        for record in records:
            row = RepairedRow(record, self._session.language)
            row.undo.clicked.connect(partial(self._undo, record))
            row.save.clicked.connect(partial(self._save, record))
            row.dismiss.clicked.connect(partial(self._dismiss, record))
            self.repaired.append(row)
            self._repaired.addWidget(row)
        self._repaired_label.setVisible(bool(records))

    def _act(self, what: str, finding: HealthFinding) -> None:
        if what == "story":
            self.story_requested.emit(finding.story)
        elif what == "draft":
            self.draft_requested.emit(finding.draft)
        elif finding.repair == "rebuild":
            self._rebuild()
        else:
            self._make(finding)

    def _make(self, finding: HealthFinding) -> None:
        self.groups[finding.group].setEnabled(False)

        def done(_record: RepairRecord) -> None:
            self.groups[finding.group].setEnabled(True)
            if self.report is not None:
                self.report = self.report.without(finding)
            self.retranslate()
            self._session.refresh()
            if self.repaired:
                self.repaired[0].undo.setFocus(Qt.FocusReason.OtherFocusReason)

        def failed(error: Exception) -> None:
            self.groups[finding.group].setEnabled(True)
            self._fail_repair(error)

        repairs = self._repairs()
        self._jobs.run(lambda: repairs.make(finding), done, failed)

    def _undo(self, record: RepairRecord) -> None:
        for row in self.repaired:
            row.setEnabled(False)
        repairs = self._repairs()

        def done(_nothing: object) -> None:
            self._session.refresh()
            self.begin()

        self._jobs.run(lambda: repairs.undo(record), done, self._fail_repair)

    def _save(self, record: RepairRecord) -> None:
        (file,) = [file for file in record.files if file.copy]
        name = file.path.rpartition("/")[2]
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Simpan berkas asli"), str(Path.home() / name))
        if not chosen:
            return
        try:
            write_atomically(Path(chosen), self._repairs().original(file), mode=0o600)
        except OSError as error:
            self.failed.emit(told(error, Path(chosen)))
        except KnownError as error:
            self.failed.emit(error)

    def _dismiss(self, record: RepairRecord) -> None:
        try:
            self._repairs().dismiss(record)
        except KnownError as error:
            self.failed.emit(error)
        self._fill_repaired()
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self) -> None:
        if not self.work.is_running:
            self._is_rebuilding = True
            self.work.run("rebuild", self._session.library.folder)
            self.retranslate()

    def _repairs(self) -> Repairs:
        return Repairs(self._session.library.folder, person_of(self._settings))

    def _fail_repair(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._fill_repaired()
        self.failed.emit(error)

    def _take(self, last: dict[str, Any]) -> None:
        if self._is_rebuilding:
            self._is_rebuilding = False
            self.rebuilt.emit()
            return
        if "report" in last:
            self.report = msgspec.convert(last["report"], HealthReport)
        self.retranslate()
        ill = [row for row in self.groups.values() if row.head.isEnabled()]
        for row in ill[:1]:
            row.head.setChecked(True)
        if self.isVisible():
            where = ill[0].head if ill else self.again  # the button that stops has gone with the work
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: KnownError) -> None:
        self._trouble, self.report, self._is_rebuilding = error, None, False
        self.retranslate()

    def _look_at(self, group: str) -> None:
        for row in self.groups.values():
            if row.group == group and not self._is_rebuilding:
                row.show_looking()

    def _connect(self) -> None:
        self.again.clicked.connect(self.begin)
        self.stop.clicked.connect(self.work.ask_to_stop)
        self.work.progressed.connect(self.bar.setValue)
        self.work.looking_at.connect(self._look_at)
        self.work.ended.connect(self._take)
        self.work.failed.connect(self._fail)
        self._session.opened.connect(self.forget)
        self._session.closed.connect(self.forget)

    def _lay_out(self) -> None:
        self._repaired.setSpacing(12)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        for row in self.groups.values():
            rows.addWidget(row)
        self.lay_out((self._repaired_label, self._repaired, rows))
