"""What every small form is: a part of the draft's head, shown and changed in one place."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.small_parts import Text
from ui.write.open_draft import OpenDraft


class SmallForm(QWidget):
    """Follows the draft while it is shown; override `follow`, `retranslate`, `focus_first`."""

    def __init__(self, writing: OpenDraft) -> None:
        super().__init__()
        self.writing = writing
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        writing.changed.connect(self._follow)

    def follow(self) -> None:
        """Show the draft as it is now."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        raise NotImplementedError

    def focus_first(self, item: int = -1) -> None:
        """Give the keyboard to the first thing to fill in, or to one of the entries."""
        raise NotImplementedError

    def value(self, field: str) -> object:
        """Return what stands in a field, as typed."""
        return self.writing.draft.file.front.values.get(field)

    def put(self, fields: Mapping[str, object], step: str, *, typing: bool = False) -> None:
        """Set fields that say something else than they do; what says the same keeps its bytes."""
        changed = {key: value for key, value in fields.items() if not _same(value, self.value(key))}
        if changed:
            self.writing.put_fields(changed, step, typing=typing)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _follow(self) -> None:
        self.follow()


class Complaint(Text):
    """A sentence beside a field about what is wrong with it; hidden while nothing is."""

    def __init__(self) -> None:
        super().__init__("", 13, "error", wrap=True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.hide()

    def say(self, text: str) -> None:
        """Say what is wrong, or nothing."""
        self.setText(text)
        self.setVisible(bool(text))


def _same(one: object, other: object) -> bool:
    return _plain(one) == _plain(other)


def _plain(value: object) -> object:
    if value in (None, "", [], {}, ()):
        return None
    return list(value) if isinstance(value, tuple) else value
