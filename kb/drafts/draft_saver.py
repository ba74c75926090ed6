"""Saving while somebody types: always the newest text, in a thread of its own, at the latest two seconds behind.

A disk may take half a second to say that a text is safe; the window must not wait for it, nor may a slow disk queue up
work: whatever was typed meanwhile is written in one go.
"""

import threading
import time
from collections.abc import Callable
from typing import Final

import msgspec

from kb.base.problems import KnownError
from kb.drafts.drafts import Drafts
from kb.story.draft import Draft

PROMISE: Final = 2.0
"""After a crash or power cut nothing typed longer ago than this (seconds) is missing."""
_WAIT: Final = PROMISE / 2  # the other half is for the disk
_RETRY: Final = 5.0

News = Callable[[Draft | KnownError], None]


class Saver:
    """Keeps one draft on the disk while it is typed; make one when a draft is opened, `close` it with the window.

    `news` is called from the saver's thread: with the saved draft, or with a KnownError (a ConflictError when another
    program wrote). After an error the text is kept and tried again at the next key, at the latest after some seconds.
    """

    def __init__(self, drafts: Drafts, draft: Draft, news: News, *, wait: float = _WAIT) -> None:
        self._drafts = drafts
        self._saved = draft
        self._news = news
        self._longest = wait
        self._typed: Draft | None = None
        self._since = 0.0
        self._trouble: KnownError | None = None
        self._hurry = False
        self._ended = False
        self._turn = threading.Condition()
        self._thread = threading.Thread(target=self._work, name=f"saving {draft.id}", daemon=True)
        self._thread.start()

    @property
    def saved(self) -> Draft:
        """The draft as it lies on the disk."""
        with self._turn:
            return self._saved

    @property
    def behind(self) -> bool:
        """Whether something typed is not on the disk yet."""
        with self._turn:
            return self._typed is not None

    @property
    def trouble(self) -> KnownError | None:
        """Why the last saving failed, None when it did not."""
        with self._turn:
            return self._trouble

    def typed(self, draft: Draft) -> None:
        """Take note of the newest text; returns at once."""
        with self._turn:
            if self._typed is None:
                self._since = time.monotonic()
            self._typed = draft
            self._turn.notify_all()

    def flush(self, timeout: float = PROMISE) -> bool:
        """Write now and wait for it, for example before submitting; returns whether everything is on the disk."""
        until = time.monotonic() + timeout
        with self._turn:
            self._hurry = True
            self._turn.notify_all()
            while self._typed is not None and self._hurry:
                if not self._turn.wait(until - time.monotonic()):
                    break
            return self._typed is None

    def leave(self) -> None:
        """End without writing what is left: a person chose other words instead of it, and they are on the disk."""
        with self._turn:
            self._ended = True
            self._typed = None
            self._turn.notify_all()
        self._thread.join(PROMISE)

    def close(self) -> bool:
        """Write what is left and end; returns whether everything is on the disk."""
        done = self.flush()
        with self._turn:
            self._ended = True
            self._turn.notify_all()
        self._thread.join(PROMISE)
        return done

    def _work(self) -> None:
        while (draft := self._next()) is not None:
            try:
                saved = self._drafts.save(msgspec.structs.replace(draft, saved=self._saved.saved))
            except KnownError as error:
                self._failed(error)
            else:
                self._succeeded(draft, saved)

    def _next(self) -> Draft | None:
        """Wait until a text is due; None at the end."""
        with self._turn:
            while not self._ended:
                left = self._since + self._longest - time.monotonic()
                if self._typed is not None and (left <= 0 or self._hurry):
                    return self._typed
                if self._typed is None:
                    self._hurry = False
                    self._turn.notify_all()
                self._turn.wait(left if self._typed is not None else None)
            return None

    def _succeeded(self, draft: Draft, saved: Draft) -> None:
        with self._turn:
            self._saved, self._trouble = saved, None
            if self._typed is draft:
                self._typed = None
            else:
                self._since = time.monotonic()
            self._turn.notify_all()
        self._news(saved)

    def _failed(self, error: KnownError) -> None:
        with self._turn:
            self._trouble = error
            self._hurry = False
            self._since = time.monotonic() + _RETRY - self._longest
            self._turn.notify_all()
        self._news(error)
