"""What a draft lacks before it can be handed in, each with one press to where it can be told."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.gate.repair_choice import Choice
from ui.widgets.small_parts import SectionLabel, clear_layout
from ui.write.check.missing_parts import Lacking, lacking
from ui.write.open_draft import OpenDraft


class LackingList(QWidget):
    """Follows one draft; hidden while nothing is lacking. `found` is what it shows.

    `answered` says that a row was settled here: the keyboard, which its row had, wants to go on.
    """

    answered = Signal()

    def __init__(self, writing: OpenDraft) -> None:
        super().__init__()
        self._writing = writing
        self.found: tuple[Lacking, ...] = ()
        self._title = SectionLabel()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addLayout(self._rows)
        self.hide()
        self.retranslate()
        self.follow()

    @property
    def choices(self) -> list[Choice]:
        """The rows that can be pressed."""
        return [choice for choice in self.findChildren(Choice) if not choice.isHidden()]

    def follow(self) -> None:
        """Look at the draft again; rows that would be the same stay, and keep the keyboard."""
        found = lacking(self._writing)
        if found != self.found:
            self.found = found
            self._show()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._title.setText(self.tr("Yang belum ada"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show(self) -> None:
        clear_layout(self._rows)
        for one in self.found:
            row = Choice(one.words.say(self._writing.language), "arrow-right" if one.fields is None else "check")
            row.clicked.connect(partial(self._press, one))
            self._rows.addWidget(row)
            row.show()
        self.setVisible(bool(self.found))

    def _press(self, one: Lacking) -> None:
        if one.fields is None:
            self._writing.go(one.place)
        else:
            self._writing.put_fields(one.fields, self.tr("Tulis nama penulis"))
            self.answered.emit()
