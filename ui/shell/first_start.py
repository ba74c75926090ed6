"""The first minute: a name if one likes, then the shipped library is copied and read, with a bar that says how far."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kb.base.problems import KnownError
from ui.services.jobs import Jobs
from ui.services.messages import Messages
from ui.services.session import Session
from ui.services.settings import SettingsStore
from ui.widgets.fonts import reading_font
from ui.widgets.small_parts import Text
from ui.widgets.theme import theme

Copy = Callable[[Path, str], Path]


class FirstStart(QWidget):
    """Asks for nothing but a name; `finished` when the library is open and can be searched."""

    finished = Signal()

    def __init__(self, session: Session, settings: SettingsStore, jobs: Jobs, messages: Messages, target: Path) -> None:
        super().__init__()
        self._session, self._settings, self._jobs = session, settings, jobs
        self._messages, self._target = messages, target
        self._is_there = False
        self._working = False
        self._greeting = Text("", 30, "text", QFont.Weight.Bold, wrap=True)
        self._greeting.setFont(reading_font(30, QFont.Weight.Bold))
        self._what = Text("", 15, "text", wrap=True)
        self._where = Text("", 14, "muted", wrap=True)
        self._label = Text("", 14, "text", QFont.Weight.Medium)
        self._name = QLineEdit()
        self._name.setMaxLength(80)
        self._label.setBuddy(self._name)
        self._start = QPushButton()
        self._start.setProperty("primary", True)
        self._skip = QPushButton()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._doing = Text("", 14, "muted", wrap=True)
        self._build()
        self._name.returnPressed.connect(self.begin)
        self._skip.clicked.connect(self._begin_nameless)
        self._start.clicked.connect(self.begin)
        session.failed.connect(self._stop)
        session.open_failed.connect(lambda _folder, error: self._stop(error))
        session.progress_changed.connect(self._show_progress)
        session.ready_changed.connect(self._end)
        self.retranslate()
        self._show_working(False)

    def open_as_it_is(self) -> None:
        """Open what is in the folder and put nothing there: somebody named it, and wants that library and no other."""
        self._is_there = True
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._greeting.setText(self.tr("Selamat datang di Pustaka Praktik"))
        self._what.setText(
            self.tr(
                "Di sini tersimpan cerita praktik dan pembelajaran pekerjaan sosial, agar pengalaman di lapangan dapat "
                "ditemukan, dibaca, dan dipelajari kembali."
            )
        )
        where = (
            self.tr("Pustaka di {folder} akan dibuka. Semuanya tinggal di komputer ini.")
            if self._is_there
            else self.tr("Pustaka bawaan akan disalin ke {folder}. Semuanya tinggal di komputer ini.")
        )
        self._where.setText(where.format(folder=self._target))
        self._label.setText(self.tr("Nama Anda (boleh dikosongkan)"))
        self._name.setAccessibleName(self._label.text())
        self._name.setPlaceholderText(self.tr("misalnya: Ratna"))
        self._start.setText(self.tr("Mulai"))
        self._skip.setText(self.tr("Lewati"))
        self._skip.setToolTip(self.tr("Mulai tanpa nama; dapat diisi nanti di Pengaturan"))
        self._bar.setAccessibleName(self.tr("Kemajuan membaca pustaka"))

    def begin(self) -> None:
        """Keep the name, then copy and open the library."""
        if self._working:
            return
        name = self._name.text().strip()
        self._settings.change(name=name)
        self._show_working(True)
        self._doing.setText(self.tr("Membuka pustaka…") if self._is_there else self.tr("Menyalin pustaka…"))
        self._bar.setRange(0, 0)
        if self._is_there:
            self._session.open_library(self._target)
        else:
            self._jobs.run(lambda: _copy(self._target, name), self._session.open_library, self._fail)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme().panel)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._start)
        buttons.addWidget(self._skip)
        buttons.addStretch(1)
        inner = QWidget()
        inner.setFixedWidth(560)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self._greeting, self._what, self._where):
            column.addWidget(part)
        column.addSpacing(14)
        column.addWidget(self._label)
        column.addWidget(self._name)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self._doing)
        column.addWidget(self._bar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner)
        row.addStretch(1)
        middle = QVBoxLayout(self)
        middle.addStretch(2)
        middle.addLayout(row)
        middle.addStretch(3)

    def _begin_nameless(self) -> None:
        self._name.clear()
        self.begin()

    def _show_working(self, working: bool) -> None:
        self._working = working
        asking: tuple[QWidget, ...] = (self._label, self._name, self._start, self._skip)
        telling: tuple[QWidget, ...] = (self._doing, self._bar)
        for part in asking:
            part.setVisible(not working)
        for part in telling:
            part.setVisible(working)

    def _show_progress(self, done: int, total: int) -> None:
        if self._working:
            self._bar.setRange(0, max(total, 1))
            self._bar.setValue(done)
            self._doing.setText(self.tr("Membaca cerita: {done} dari {total}").format(done=done, total=total))

    def _end(self, ready: bool) -> None:
        if ready:  # also when another library was chosen because this one could not be opened
            self._working = False
            name = self._name.text().strip()
            self._settings.change(library=str(self._session.library.folder), name=name)
            self.finished.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._messages.problem(error)
        self._stop(error)

    def _stop(self, _error: object) -> None:
        if self._working:
            self._show_working(False)


def _copy(target: Path, name: str) -> Path:
    """Copy the shipped library, or take the one that an earlier first start left there."""
    # Only here, in a background thread: see ui.services.library_keeper.
    from kb.identity.identity_store import own_author  # noqa: PLC0415
    from kb.library.shipped_copy import copy_shipped  # noqa: PLC0415

    if (target / "library.yaml").is_file():
        return target
    return copy_shipped(target, own_author(name))
