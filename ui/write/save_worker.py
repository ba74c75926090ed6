"""The way of one draft to the disk, told to the window as signals."""

from PySide6.QtCore import QObject, Signal, Slot

from kb.base.problems import KnownError
from kb.drafts.draft_saver import Saver
from kb.drafts.drafts import Drafts
from kb.story.draft import Draft
from kb.versions.version_comparison import ConflictError


class Saving(QObject):
    """Keeps what is typed on the disk, at most two seconds behind; an error is told once, until it is another."""

    changed = Signal()  # more or less of the text is on the disk, see `is_done` and `trouble`
    conflicted = Signal(object)  # kb.versions.version_comparison.ConflictError: another program wrote the same draft
    failed = Signal(object)  # kb.base.problems.KnownError: a sentence for the person; the text stays in the window
    _news = Signal(object)  # from the saver's thread

    def __init__(self, drafts: Drafts, draft: Draft, parent: QObject) -> None:
        super().__init__(parent)
        self._told = ""  # the code of the trouble that a person knows of
        self._drafts = drafts
        self._news.connect(self._follow)
        self._saver = Saver(drafts, draft, self._news.emit)

    @property
    def is_done(self) -> bool:
        """Whether all that was typed is on the disk."""
        return not self._saver.behind

    @property
    def saved(self) -> Draft:
        """The draft as it lies on the disk."""
        return self._saver.saved

    @property
    def is_safe(self) -> bool:
        """Whether nothing would be lost if the window closed: it is saved, or lies beside what another program wrote."""
        return self.is_done or self.flush() or isinstance(self.trouble, ConflictError)

    @property
    def trouble(self) -> KnownError | None:
        """Why the last saving failed, None when it did not."""
        return self._saver.trouble

    def typed(self, draft: Draft) -> None:
        """Take note of the newest text."""
        self._saver.typed(draft)
        self.changed.emit()

    def flush(self) -> bool:
        """Write now, as before submitting; returns whether everything is on the disk."""
        return self._saver.flush()

    def leave(self) -> None:
        """Write no more of what was typed, until `begin`: other words shall lie on the disk."""
        self._saver.leave()

    def begin(self, draft: Draft) -> None:
        """Go on from what somebody else put on the disk."""
        self._saver.close()
        self._saver = Saver(self._drafts, draft, self._news.emit)
        self._told = ""
        self.changed.emit()

    def close(self) -> bool:
        """Write what is left and let go; returns whether everything is on the disk."""
        return self._saver.close()

    @Slot(object)
    def _follow(self, news: Draft | KnownError) -> None:
        known, self._told = self._told, news.code if isinstance(news, KnownError) else ""
        if self._told not in {"", known}:
            (self.conflicted if isinstance(news, ConflictError) else self.failed).emit(news)
        self.changed.emit()
