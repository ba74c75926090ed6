"""The composition root: a whole run from nothing to a window and out again, and what happens to mistakes of ours."""

import gc
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QFileDialog

from kb.base import folders
from kb.base.problems import KnownError
from kb.base.words import Words
from ui import __main__ as program
from ui import app
from ui.shell import crash_report
from ui.shell.crash_report import CrashReporter

ROOT = Path(__file__).resolve().parents[3]
RUN = "import sys; from ui.app import run; sys.exit(run(['--first-paint']))"


def test_a_run_from_nothing_to_a_window_and_a_second_one(tmp_path):
    environment = {**os.environ, "PUSTAKA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", RUN],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert (tmp_path / "documents" / "Pustaka Praktik" / "library.yaml").is_file()
    assert (tmp_path / "desk" / "settings.json").is_file()


def test_mistakes_of_ours_open_one_calm_dialog(qapp, monkeypatch, caplog):
    shown = []
    reporter = CrashReporter()

    def exec_(dialog: crash_report.CrashDialog) -> int:
        shown.append(dialog._details.toPlainText())
        reporter.report(ValueError("second"))  # while the first is open
        return 0

    monkeypatch.setattr(crash_report.CrashDialog, "exec", exec_)
    with caplog.at_level(logging.ERROR):
        try:
            raise ZeroDivisionError("first")
        except ZeroDivisionError as error:
            reporter.hook(type(error), error, error.__traceback__)
    assert len(shown) == 1
    assert "ZeroDivisionError: first" in shown[0] and "Qt 6." in shown[0]
    assert "ValueError" in caplog.text
    assert "second" not in caplog.text, "it may be a word of somebody's story"


def test_errors_of_other_threads_and_of_clearing_up_are_logged_without_their_words(qapp, monkeypatch, caplog):
    for place, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(place, name, getattr(place, name))  # put back afterwards
    CrashReporter().take_over()

    class Dying:
        def __del__(self) -> None:
            raise ValueError("Kar" + "sinah bercerita")

    def fail() -> None:
        raise KeyError("Kar" + "sinah")

    with caplog.at_level(logging.ERROR):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        Dying()
        gc.collect()
    assert "KeyError" in caplog.text and "ValueError" in caplog.text
    assert "Karsinah" not in caplog.text


def test_failures_of_background_work_are_told_by_kind(start):
    program = start()
    jobs = program.window.services.jobs
    jobs.failed.emit(KnownError(Words("Satu.", "One."), Words("Dua.", "Two.")))
    assert program.messages.current().text == "Satu. Dua."
    jobs.failed.emit(OSError(28, "No space left on device", "/pustaka/cerita.md"))
    assert "cerita.md" in program.messages.current().text


def test_what_qt_says_goes_into_the_log_without_the_words_it_was_about(qapp, caplog, monkeypatch):
    before = qInstallMessageHandler(None)
    try:
        app.make_application()
        with caplog.at_level(logging.WARNING, logger="qt"):
            qWarning("QTextBrowser: No document for media/karsinah.jpg")
            qWarning("Karsinah tidak ditemukan")
            qWarning("This plugin does not support propagateSizeHints()")
            monkeypatch.setenv("QT_LOGGING_RULES", "*=true")
            qWarning("sebuah peringatan")
        first, second, third = (record.message for record in caplog.records)
        assert first.startswith("QTextBrowser: …")
        assert "arsinah" not in first + second
        assert third == "sebuah peringatan"
    finally:
        qInstallMessageHandler(before)
    assert QtMsgType.QtWarningMsg in app._LEVELS


def test_folders_that_were_chosen_are_remembered_on_the_desk_alone(qapp, tmp_path):
    """Qt's own file dialog writes where it was into a file of all its programs; a folder may carry a client's name."""
    before = qInstallMessageHandler(None)
    try:
        app.make_application()
    finally:
        qInstallMessageHandler(before)
    folder = tmp_path / "Karsinah Lestari"
    folder.mkdir()
    dialog = QFileDialog(None, "Pilih", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.show()
    dialog.setDirectory(str(folder))
    dialog.accept()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (kept,) = (file for file in folders.desk().rglob("QtProject.conf"))
    assert "Karsinah" in kept.read_text(encoding="utf-8")
    assert kept.parent.parent == folders.desk()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_a_crash_leaves_no_copy_of_the_memory_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource  # noqa: PLC0415

    before = resource.getrlimit(resource.RLIMIT_CORE)
    if not before[1]:
        pytest.skip("nothing may be left here anyway")
    seen = []

    class Terminal:
        @staticmethod
        def run(_words: list[str]) -> int:
            seen.append(resource.getrlimit(resource.RLIMIT_CORE)[0])
            return 0

    monkeypatch.setattr("ui.__main__._terminal", Terminal)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
        assert program.main(["search", "anak"]) == 0
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)
    assert seen == [0]
