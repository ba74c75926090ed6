"""Every dialog, opened once in each language: it has words, nothing is cut off, and it follows a switch while open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from ui.services.actions import COMMANDS, ELSEWHERE, IN_TEXT
from ui.services.libraries import CreateDialog, Libraries, LibrariesDialog
from ui.services.session import Session
from ui.shell.crash_report import CrashDialog
from ui.shell.help import AboutDialog, ShortcutsDialog
from ui.shell.settings_dialog import SettingsDialog
from ui.widgets.dialog import Dialog
from ui.widgets.language import LanguageSwitch
from ui.widgets.small_parts import Text


@pytest.fixture
def libraries(jobs, settings, messages, qtbot, tmp_path):
    settings.remember_library(tmp_path)
    settings.remember_library(tmp_path / "sudah tidak ada")
    settings.change(library=str(tmp_path))
    window = QLabel()
    qtbot.addWidget(window)
    return Libraries(Session(jobs, "id", jobs), settings, messages, jobs, window)


@pytest.fixture(params=["about", "crash", "create", "libraries", "settings", "shortcuts"])
def dialog(request, qtbot, settings, libraries):
    made = {
        "about": AboutDialog,
        "crash": lambda: CrashDialog("Traceback\n  baris 1\nZeroDivisionError"),
        "create": CreateDialog,
        "libraries": lambda: LibrariesDialog(libraries, libraries._session, settings, None),
        "settings": lambda: SettingsDialog(settings),
        "shortcuts": ShortcutsDialog,
    }[request.param]()
    qtbot.addWidget(made)
    return made


def cut_off(dialog) -> list[str]:
    """Labels and buttons that are smaller than their words need."""
    found = []
    for part in dialog.findChildren(QLabel) + dialog.findChildren(QAbstractButton):
        if not part.isVisible() or not part.text():
            continue
        needed = (
            part.heightForWidth(part.width())
            if isinstance(part, QLabel) and part.wordWrap()
            else part.minimumSizeHint().height()
        )
        if part.height() < needed or (
            not getattr(part, "wordWrap", bool)() and part.width() < part.minimumSizeHint().width()
        ):
            found.append(part.text())
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_dialog_opens_in_every_language(qapp, qtbot, dialog, language):
    switch = LanguageSwitch(qapp)
    switch.use(language)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.windowTitle() and dialog.heading.text() == dialog.windowTitle()
    assert cut_off(dialog) == []
    nameless = [
        part for part in dialog.findChildren(QLineEdit) + dialog.findChildren(QComboBox) if not part.accessibleName()
    ]
    assert nameless == []
    switch.use("en" if language == "id" else "id")
    qtbot.wait(1)
    assert dialog.windowTitle()
    switch.close()


def test_settings_are_in_force_at_once(qtbot, settings):
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    dialog._name.setText("  Ratna ")
    dialog._name.editingFinished.emit()
    dialog._theme.setCurrentIndex(2)
    dialog._theme.activated.emit(2)
    dialog._size.activated.emit(4)
    assert (settings.value.name, settings.value.theme, settings.value.type_size) == ("Ratna", "dark", 24)


def test_the_help_shows_every_command_with_a_key(qtbot):
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {command.said() for command in COMMANDS if command.keys} <= shown


def test_no_key_is_given_twice():
    """A key that only one room answers may mean something else in another."""
    everywhere = [key for command in COMMANDS for key in command.keys]
    in_rooms = [(command.group, key) for command in ELSEWHERE for key in command.keys]
    in_text = [key for command in IN_TEXT for key in command.keys]
    assert len(in_text) == len(set(in_text))
    assert len(everywhere) == len(set(everywhere))
    assert len(in_rooms) == len(set(in_rooms))
    assert not {key for _, key in in_rooms} & set(everywhere)


def test_a_new_library_gets_a_folder_that_any_system_can_hold(qtbot):
    dialog = CreateDialog()
    qtbot.addWidget(dialog)
    assert not dialog._make.isEnabled()
    dialog._title.setText(' Cerita: "Lapangan" 2026/27? ')
    assert dialog.folder().name == "Cerita Lapangan 2026 27"
    assert dialog._make.isEnabled()
    dialog._title.setText("…")
    assert dialog.folder().name == "Pustaka"


def test_the_list_of_libraries_can_change_the_first_one_and_forget_one(qtbot, libraries, settings):
    dialog = LibrariesDialog(libraries, libraries._session, settings, None)
    qtbot.addWidget(dialog)
    gone, here = settings.value.recent
    default, forget = (dialog.findChildren(QAbstractButton, "") for _ in range(2))
    stars = [button for button in default if button.toolTip() == "Buka pustaka ini setiap kali mulai"]
    qtbot.mouseClick(stars[0], Qt.MouseButton.LeftButton)
    assert settings.value.library == gone
    crosses = [button for button in forget if button.toolTip().startswith("Hapus dari daftar ini")]
    qtbot.mouseClick(crosses[0], Qt.MouseButton.LeftButton)
    assert settings.value.recent == (here,)


def test_a_crash_can_be_copied(qtbot, qapp):
    dialog = CrashDialog("rincian")
    qtbot.addWidget(dialog)
    qtbot.mouseClick(dialog._copy, Qt.MouseButton.LeftButton)
    assert qapp.clipboard().text() == "rincian"


class _Speaking(Dialog):
    """A dialog as many are: sentences that wrap, a field, and something to say when it goes wrong."""

    def __init__(self) -> None:
        super().__init__(width=420)
        self.lead, self.said = Text("", 14, wrap=True), Text("", 14, "error", wrap=True)
        self.field = QLineEdit()
        self.said.hide()
        for part in (self.lead, self.field, self.said):
            self.body.addWidget(part)
        self.lead.setText(
            "Selama terkunci, program tidak dapat memeriksa nama, jadi tidak ada yang dapat diajukan. " * 2
        )
        self.add_button(primary=True).setText("Buka")

    def retranslate(self) -> None:
        pass


def test_a_dialog_grows_for_what_it_says_later(qtbot):
    dialog = _Speaking()
    qtbot.addWidget(dialog)
    dialog.show()
    lead, before = dialog.lead.height(), dialog.height()
    dialog.said.setText("Kata sandi itu tidak cocok. Periksa huruf besar, lalu coba lagi. Isinya tidak berubah. " * 2)
    dialog.said.show()
    qtbot.waitUntil(lambda: dialog.height() > before)
    qtbot.waitUntil(lambda: dialog.lead.height() >= lead)
    assert dialog.said.height() >= dialog.said.heightForWidth(dialog.said.width())
    assert dialog.field.geometry().bottom() < dialog.said.geometry().top()


def test_what_may_be_typed_is_shown_beside_the_keys(qtbot):
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"pendampigan~", "pend?mping*an", '"panti anak"~5'} <= shown
    assert "Kata berpola: ? satu huruf, * berapa pun" in shown
