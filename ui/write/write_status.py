"""What the line above a draft tells: whether it is on the disk, what stands in the way, how many words there are."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui.widgets.plain import tip
from ui.write.drafts.conflict import Conflict
from ui.write.open_draft import OpenDraft
from ui.write.write_bar import WriteBar

_BREATH_MS: Final = 400


class WriteStatus(QObject):
    """Follows one draft; pressing what it says of a trouble does what can be done about it."""

    def __init__(self, bar: WriteBar, writing: OpenDraft, conflict: Conflict) -> None:
        super().__init__(bar)
        self._bar, self._writing, self._conflict = bar, writing, conflict
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.timeout.connect(self._say_count)
        writing.changed.connect(lambda: self._breath.start(_BREATH_MS))
        conflict.changed.connect(self._say_state)
        bar.trouble_requested.connect(self._mend)
        self.say()

    def say(self) -> None:
        """Say everything in the language of the moment."""
        self._say_state()
        self._say_count()

    def _mend(self) -> None:
        """Compare two texts, or try once more to save and say how it went."""
        saving = self._writing.saving
        if self._conflict.waits:
            self._conflict.ask()
        elif not saving.flush() and saving.trouble is not None:
            self._writing.failed.emit(saving.trouble)

    def _say_state(self) -> None:
        bar, saving, waits = self._bar, self._writing.saving, self._conflict.waits
        if waits:
            bar.trouble.setText(self.tr("Diubah di tempat lain: bandingkan"))
        elif saving.trouble is not None:
            bar.trouble.setText(self.tr("Belum tersimpan: ada masalah"))
            bar.trouble.setToolTip(tip(saving.trouble.what.say(self._writing.language)))
        troubled = waits or saving.trouble is not None
        bar.trouble.setVisible(troubled)
        bar.state.setVisible(not troubled)
        if not saving.is_done:
            bar.state.setText(self.tr("Menyimpan…"))
        elif self._writing.draft.about.story and not self._writing.draft.changed:
            bar.state.setText(self.tr("Belum ada perubahan sejak diajukan"))
        else:
            bar.state.setText(self.tr("Tersimpan di meja Anda"))

    def _say_count(self) -> None:
        self._bar.count.setText(self.tr("%Ln kata", "", len(self._writing.draft.body.split())))
