"""The way of one draft to the disk, told to the window as signals."""

from PySide6.QtCore import QObject, Signal, Slot

from kb.compare import ConflictError
from kb.draft import Draft
from kb.draft_saver import Saver
from kb.drafts import Drafts
from kb.problems import KnownError


class Saving(QObject):
    """Keeps what is typed on the disk, at most two seconds behind; an error is told once, until it is another."""

    changed = Signal()  # more or less of the text is on the disk, see `is_done` and `trouble`
    conflicted = Signal(object)  # kb.compare.ConflictError: another program wrote the same draft
    failed = Signal(object)  # kb.problems.KnownError: a sentence for the person; the text stays in the window
    _news = Signal(object)  # from the saver's thread

    def __init__(self, drafts: Drafts, draft: Draft, parent: QObject) -> None:
        super().__init__(parent)
        self.trouble: KnownError | None = None
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

    def typed(self, draft: Draft) -> None:
        """Take note of the newest text."""
        self._saver.typed(draft)
        self.changed.emit()

    def flush(self) -> bool:
        """Write now, as before submitting; returns whether everything is on the disk."""
        return self._saver.flush()

    def begin(self, draft: Draft) -> None:
        """Go on from what somebody else put on the disk."""
        self._saver.close()
        self._saver = Saver(self._drafts, draft, self._news.emit)
        self.trouble = None
        self.changed.emit()

    def close(self) -> bool:
        """Write what is left and let go; returns whether everything is on the disk."""
        return self._saver.close()

    @Slot(object)
    def _follow(self, news: Draft | KnownError) -> None:
        known, self.trouble = self.trouble, news if isinstance(news, KnownError) else None
        fresh = self.trouble is not None and (known is None or known.code != self.trouble.code)
        if fresh and isinstance(news, ConflictError):
            self.conflicted.emit(news)
        elif fresh:
            self.failed.emit(news)
        self.changed.emit()
