"""Which library is open, which opens at start, which were open before; opening another and beginning a new one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from kb.base import folders
from kb.base.problems import KnownError
from ui.services.jobs import Jobs
from ui.services.messages import Messages
from ui.services.session import Session
from ui.services.settings import SettingsStore
from ui.widgets.dialog import Dialog
from ui.widgets.plain import tip
from ui.widgets.small_parts import IconButton, Pill, Text, clear_layout


class Libraries(QObject):
    """Opens, creates and remembers libraries on the person's behalf."""

    def __init__(
        self, session: Session, settings: SettingsStore, messages: Messages, jobs: Jobs, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._settings, self._messages, self._jobs, self._window = (
            session,
            settings,
            messages,
            jobs,
            window,
        )
        session.opened.connect(self._note_opened)
        session.open_failed.connect(self._tell_failure)

    def open(self, folder: Path) -> None:
        """Open a library; how it went is said by the session or in a message."""
        self._session.open_library(folder)

    def ask_and_open(self) -> None:
        """Let the person choose a folder and open it."""
        title = self.tr("Pilih folder pustaka")
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(folders.documents()))
        if chosen:
            self.open(Path(chosen))

    def ask_and_create(self) -> None:
        """Let the person name a new library and begin it."""
        dialog = CreateDialog(self._window)
        if dialog.exec() == Dialog.DialogCode.Accepted:
            title, folder, name = dialog.title(), dialog.folder(), self._settings.value.name
            self._jobs.run(lambda: _create(folder, title, name), self._session.open_library, self._tell)

    def show_all(self) -> None:
        """Show the list of libraries."""
        LibrariesDialog(self, self._session, self._settings, self._window).exec()

    def fill_recent(self, menu: QMenu) -> None:
        """Put the recent libraries into a menu, the open one ticked."""
        menu.clear()
        for path in self._settings.value.recent:
            action = menu.addAction(Path(path).name or path)
            action.setToolTip(tip(path))
            action.setCheckable(True)
            action.setChecked(self._session.is_open and str(self._session.library.folder) == path)
            action.triggered.connect(partial(self.open, Path(path)))
        menu.setEnabled(not menu.isEmpty())

    def make_default(self, folder: Path) -> None:
        """Open this one at every start from now on."""
        self._settings.change(library=str(folder))

    def _note_opened(self) -> None:
        folder = self._session.library.folder
        self._settings.remember_library(folder)
        if not self._settings.value.library:
            self.make_default(folder)

    def _tell_failure(self, folder: Path, error: KnownError) -> None:
        if str(folder) in self._settings.value.recent and not folder.exists():
            forget = self.tr("Hapus dari daftar")
            self._messages.problem(error, forget, lambda: self._settings.forget_library(folder))
        else:
            self._messages.problem(error, self.tr("Pilih folder…"), self.ask_and_open)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._messages.problem(error)


class CreateDialog(Dialog):
    """Asks for the title of a new library and the folder that will hold its folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parent_folder = folders.documents()
        self._what = Text("", 14, "muted", wrap=True)
        self._title_label = Text("", 14, "text", QFont.Weight.Medium)
        self._title = QLineEdit()
        self._title.setMaxLength(80)
        self._title_label.setBuddy(self._title)
        self._where = Text("", 13, "muted", wrap=True)
        self._choose = QPushButton()
        for part in (self._what, self._title_label, self._title, self._where):
            self.body.addWidget(part)
        self.begin_with(self._title)
        self.body.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._cancel = self.add_button()
        self._make = self.add_button(primary=True)
        self._cancel.clicked.connect(self.reject)
        self._choose.clicked.connect(self._ask_folder)
        self._make.clicked.connect(self.accept)
        self._title.textChanged.connect(self._follow)
        self.retranslate()

    def title(self) -> str:
        """Return the title of the new library."""
        return self._title.text().strip()

    def folder(self) -> Path:
        """Return the folder that shall be the library; its name follows the title."""
        name = "".join(sign if sign.isalnum() or sign in " -_." else " " for sign in self.title())
        return self._parent_folder / (" ".join(name.split()).strip(". ") or "Pustaka")

    def retranslate(self) -> None:
        self.set_heading(self.tr("Buat pustaka baru"))
        self._what.setText(self.tr("Pustaka baru berupa folder biasa, masih kosong, dengan daftar istilah yang sama."))
        self._title_label.setText(self.tr("Judul pustaka"))
        self._title.setAccessibleName(self.tr("Judul pustaka"))
        self._title.setPlaceholderText(self.tr("misalnya: Cerita Lapangan 2026"))
        self._choose.setText(self.tr("Simpan di tempat lain…"))
        self._cancel.setText(self.tr("Batal"))
        self._make.setText(self.tr("Buat pustaka"))
        self._follow()

    def _follow(self) -> None:
        self._where.setText(self.tr("Foldernya: {folder}").format(folder=self.folder()))
        self._make.setEnabled(bool(self.title()))

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Simpan di dalam folder"), str(self._parent_folder))
        if chosen:
            self._parent_folder = Path(chosen)
            self._follow()


class LibrariesDialog(Dialog):
    """The libraries this person knows: open one, choose the one for every start, take one off the list."""

    def __init__(self, libraries: Libraries, session: Session, settings: SettingsStore, parent: QWidget | None) -> None:
        super().__init__(parent, width=620)
        self._libraries, self._session, self._settings = libraries, session, settings
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._empty = Text("", 14, "muted", wrap=True)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._empty)
        self.body.addStretch(1)
        self._create = self.add_button()
        self._open = self.add_button()
        self._close = self.add_button(primary=True)
        self._close.clicked.connect(self.accept)
        self._create.clicked.connect(self._then(libraries.ask_and_create))
        self._open.clicked.connect(self._then(libraries.ask_and_open))
        settings.changed.connect(self._show_rows)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Semua pustaka"))
        self._empty.setText(self.tr("Belum ada pustaka yang pernah dibuka di komputer ini."))
        self._create.setText(self.tr("Buat baru…"))
        self._open.setText(self.tr("Buka folder…"))
        self._close.setText(self.tr("Tutup"))
        self._show_rows()

    def _then(self, do: Callable[[], None]) -> Callable[[], None]:
        """Return what closes this dialog and then does something."""

        def run() -> None:
            self.accept()
            do()

        return run

    def _show_rows(self, _names: object = None) -> None:
        clear_layout(self._rows)
        for path in self._settings.value.recent:
            self._rows.addWidget(self._row(Path(path)))
        self._empty.setVisible(not self._settings.value.recent)

    def _row(self, folder: Path) -> QWidget:
        made = QWidget()
        name = Text(folder.name or str(folder), 15, "text", QFont.Weight.DemiBold)
        place = Text(
            str(folder) if folder.exists() else self.tr("{folder} (tidak ditemukan)").format(folder=folder),
            12,
            "muted",
            wrap=True,
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(place)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        if str(folder) == self._settings.value.library:
            row.addWidget(Pill(self.tr("Dibuka saat mulai"), "accent", interactive=False))
        else:
            default = IconButton("star", self.tr("Buka pustaka ini setiap kali mulai"))
            default.clicked.connect(partial(self._libraries.make_default, folder))
            row.addWidget(default)
        forget = IconButton("x", self.tr("Hapus dari daftar ini; foldernya tidak dihapus"))
        forget.clicked.connect(partial(self._settings.forget_library, folder))
        row.addWidget(forget)
        go = QPushButton(self.tr("Buka"))
        go.setAccessibleName(self.tr("Buka {name}").format(name=folder.name))
        go.setEnabled(not (self._session.is_open and self._session.library.folder == folder))
        go.clicked.connect(self._then(partial(self._libraries.open, folder)))
        row.addWidget(go)
        return made


def _create(folder: Path, title: str, name: str) -> Path:
    # Only here, in a background thread: see ui.services.library_keeper.
    from kb.identity.identity_store import own_author  # noqa: PLC0415
    from kb.library.library import Library  # noqa: PLC0415

    return Library.create(folder, title, own_author(name)).folder
