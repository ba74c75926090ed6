"""The earlier texts of a draft, each a whole file with its number, its time (UTC) and why it was kept in its name."""

import re
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, get_args

import msgspec

from kb.base.atomic import make_folder, write_atomically
from kb.drafts import draft_problems
from kb.story.draft import FILE
from kb.story.story_file import StoryFile

Reason = Literal["made", "imported", "saved", "form", "before-restore", "restored", "conflict", "settled", "submitted"]
_FOLDER: Final = "states"
_NAME: Final = re.compile(rf"(\d{{5,}})-(\d{{8}}T\d{{6}}Z)-({'|'.join(get_args(Reason))})\.md")
_TIME: Final = "%Y%m%dT%H%M%SZ"
_NOW_AND_THEN: Final = 10 * 60


class State(msgspec.Struct, frozen=True, kw_only=True):
    """One earlier text: its number (from 1), when it was kept and why."""

    number: int
    when: datetime
    reason: Reason


class States:
    """The states of one draft; whoever writes holds the draft's lock."""

    def __init__(self, draft: Path) -> None:
        self._folder = draft / _FOLDER

    def all(self) -> tuple[State, ...]:
        """Return the states, newest first."""
        return tuple(state for state, _ in reversed(self._found()))

    def read(self, number: int) -> StoryFile:
        """Return the text of a state; raises KnownError when there is no such state."""
        for state, file in self._found():
            if state.number == number:
                return StoryFile.parse(file.read_bytes(), FILE)
        raise draft_problems.no_state(number)

    def keep(self, raw: bytes, reason: Reason) -> None:
        """Keep a text, unless the newest state is the same."""
        found = self._found()
        if found and found[-1][1].read_bytes() == raw:
            return
        number = found[-1][0].number + 1 if found else 1
        make_folder(self._folder)
        write_atomically(self._folder / f"{number:05d}-{datetime.now(UTC).strftime(_TIME)}-{reason}.md", raw)

    def keep_now_and_then(self, raw: bytes) -> None:
        """Keep the text before a saving, when some minutes have passed since the last state."""
        found = self._found()
        if not found or time.time() - found[-1][0].when.timestamp() > _NOW_AND_THEN:
            self.keep(raw, "saved")

    def _found(self) -> list[tuple[State, Path]]:
        found = []
        for file in self._folder.glob("*.md"):
            name = _NAME.fullmatch(file.name)
            if name:
                when = datetime.strptime(name[2], _TIME).replace(tzinfo=UTC)
                reason: Reason = msgspec.convert(name[3], Reason)
                found.append((State(number=int(name[1]), when=when, reason=reason), file))
        return sorted(found, key=lambda pair: pair[0].number)
