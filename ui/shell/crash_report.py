"""When something of ours breaks: a calm sentence, the details for whoever can mend it, and the window stays."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kb.base.error_report import error_report
from ui.shell.help import versions
from ui.widgets.dialog import Dialog
from ui.widgets.small_parts import Text

_log = logging.getLogger(__name__)


class CrashDialog(Dialog):
    """Says that a mistake of ours happened, that nothing saved is lost, and offers the details for copying."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=640)
        self._what = Text("", 14, "text", wrap=True)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setMinimumHeight(180)
        self.body.addWidget(self._what)
        self.body.addWidget(self._details, 1)
        self._copy = self.add_button()
        self._close = self.add_button(primary=True)
        self._close.clicked.connect(self.accept)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        self.retranslate()

    def retranslate(self) -> None:
        self.set_heading(self.tr("Ada yang tidak berjalan semestinya"))
        self._what.setText(
            self.tr(
                "Ini kesalahan program, bukan kesalahan Anda. Cerita dan catatan yang sudah tersimpan tetap utuh. "
                "Anda dapat menutup pesan ini dan melanjutkan. Agar dapat diperbaiki, salinlah rincian di bawah ini "
                "dan kirimkan kepada pengelola program."
            )
        )
        self._details.setAccessibleName(self.tr("Rincian kesalahan"))
        self._copy.setText(self.tr("Salin rincian"))
        self._close.setText(self.tr("Tutup dan lanjutkan"))


class CrashReporter:
    """Stands where Python and background work report what nobody expected; one dialog at a time."""

    def __init__(self) -> None:
        self._showing = False

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take over from `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.report(error.with_traceback(trace))

    def take_over(self) -> None:
        """Be asked for every error that nobody expected, wherever it happens; what cannot be shown is only logged."""
        sys.excepthook = self.hook
        threading.excepthook = lambda told: _log_only(told.exc_value)
        sys.unraisablehook = lambda told: _log_only(told.exc_value)

    def report(self, error: BaseException) -> None:
        """Log the error and show it, unless another is being shown; of what the program was working on nothing is told."""
        details = error_report(error)
        _log.error("%s", details)
        if self._showing:
            return
        self._showing = True
        dialog = CrashDialog(f"{versions()}\n\n{details}")
        dialog.exec()
        dialog.deleteLater()
        self._showing = False


def _log_only(error: BaseException | None) -> None:
    if error is not None:
        _log.error("%s", error_report(error))
