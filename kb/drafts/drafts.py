"""The drafts on the desk: one folder each, saved as typed, never over another program's words, never half.

```
drafts/<id>/story.md          the text as it is now
            draft.json        what only the desk knows of it (see `kb.story.draft.DraftInfo`)
            base.md           the story as the library had it, for a draft that changes one
            media/            its pictures, already without metadata
            states/00001-20261124T084500Z-made.md   earlier texts, see `kb.drafts.draft_states`
            aside-<hand>.md   what could not be saved because another program had written; see `conflicts`
```

A plain folder of numbered states rather than Git: it cannot be left locked by a power cut, costs no start of an engine,
and a writer can look into it.
"""

import contextlib
import os
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from kb.base import entries, folders, plain_json
from kb.base.atomic import SUFFIX, make_folder, new_folder, told, write_atomically
from kb.base.file_lock import locked
from kb.base.problems import KnownError
from kb.catalogue.waiting_versions import waiting
from kb.drafts import draft_problems
from kb.drafts.draft_states import Reason, States
from kb.layout import shelves
from kb.layout.library_file import slug, stated_id
from kb.library.library import Library
from kb.story.draft import FILE, Draft, DraftInfo, Form, empty_file
from kb.story.story_file import StoryFile
from kb.versions.version_comparison import ConflictError

_ABOUT: Final = "draft.json"
_BASE: Final = "base.md"
_LOCK: Final = ".lock"
_ASIDE: Final = "aside-"
_GONE: Final = ".removed"
KEPT: Final = timedelta(days=30)
"""How long a removed draft can be brought back."""
_LEFT_OVER: Final = 60.0  # seconds after which a temporary file belongs to a program that was killed


class DraftRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the list of drafts; `trouble` says why a draft cannot be opened, whose files stay untouched."""

    id: str
    title: str = ""
    changed: datetime
    words: int = 0
    story: str = ""
    submitted: bool = False
    source: str = ""
    is_cut: bool = False  # out of the text `source`
    conflict: bool = False
    trouble: KnownError | None = None


class RemovedDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft that was taken off the desk, and until when it can be brought back."""

    id: str
    title: str
    until: datetime
    submitted: bool = False


class Drafts:
    """All drafts of a desk; the folder is made when the first one is."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or folders.desk() / "drafts"
        self._hand = secrets.token_hex(4)

    def place(self, draft_id: str) -> Path:
        """Return the folder of a draft; raises KnownError for a name that is no draft's."""
        if slug(draft_id) != draft_id or not (self.folder / draft_id).is_dir():
            raise draft_problems.unknown(draft_id)
        return self.folder / draft_id

    def rows(self) -> list[DraftRow]:
        """Return the drafts, the one that was changed last first."""
        if not self.folder.is_dir():
            return []
        found = [place for place in self.folder.iterdir() if place.is_dir() and not place.name.startswith(".")]
        found = [place for place in found if not _is_shell(place)]
        return sorted(map(self._row, found), key=lambda row: row.changed, reverse=True)

    def wishes(self) -> dict[str, str]:
        """Return the ids that drafts have or hope to get in a library, with the draft; what cannot be read hopes for none."""
        found = {}
        for file in self.folder.glob(f"*/{_ABOUT}"):
            with contextlib.suppress(OSError, msgspec.DecodeError):
                about = plain_json.read(file, type=DraftInfo)
                found[about.story or about.wish] = file.parent.name
        found.pop("", None)
        return found

    def new(
        self,
        fields: Mapping[str, object] | None = None,
        body: str = "",
        *,
        form: Form = "quick",
        pictures: Mapping[str, bytes] | None = None,
        source: str = "",
    ) -> Draft:
        """Make a draft; `pictures` maps names below media/ to clean bytes. It appears whole or not at all."""
        file = empty_file(fields, body)
        return self.add(file, DraftInfo(id="", created="", form=form, source=source), pictures=pictures)

    def add(
        self,
        file: StoryFile,
        about: DraftInfo,
        *,
        base: StoryFile | None = None,
        pictures: Mapping[str, bytes] | None = None,
        reason: Reason = "made",
    ) -> Draft:
        """Make a draft of a story file; `about` gets its id and date here. Raises KnownError."""
        name = slug(str(file.front.values.get("title", "")) or "naskah")[:40].strip("-")
        now = datetime.now(UTC)
        about = msgspec.structs.replace(
            about, id=f"{name}-{secrets.token_hex(4)}", created=now.strftime("%Y-%m-%dT%H:%M:%SZ")
        )
        with new_folder(self.folder / about.id) as beside:
            make_folder(beside / "media")
            for picture, data in (pictures or {}).items():
                write_atomically(beside / "media" / Path(picture).name, data)
            if base is not None:
                write_atomically(beside / _BASE, base.raw)
            write_atomically(beside / _ABOUT, msgspec.json.format(msgspec.json.encode(about), indent=2))
            States(beside).keep(file.raw, reason)
            write_atomically(beside / FILE, file.raw)
        return Draft(about=about, file=_at_home(file.raw), saved=_at_home(file.raw), base=base)

    def open(self, draft_id: str) -> Draft:
        """Read a draft; raises KnownError when it is gone or cannot be read."""
        place = self.place(draft_id)
        self._sweep(place)
        try:
            raw = (place / FILE).read_bytes()
            about = plain_json.read(place / _ABOUT, type=DraftInfo)
            base = (place / _BASE).read_bytes() if (place / _BASE).exists() else None
        except (OSError, msgspec.DecodeError) as error:
            raise draft_problems.unreadable(place, error) from error
        file = _at_home(raw)
        before = None if base is None else StoryFile.parse(base, about.path)
        return Draft(about=about, file=file, saved=file, base=before)

    def save(self, draft: Draft) -> Draft:
        """Write what was typed, with fsync; returns the draft as it is saved now.

        Raises ConflictError when another program has written since: its words stay, ours are put beside them (see
        `conflicts`), so that nobody's are lost. Now and then the text before is kept as a state of its own.
        """
        place = self.place(draft.id)
        try:
            with locked(place / _LOCK):
                self._save_about(place, draft.about)
                present = _at_home((place / FILE).read_bytes())
                if present.raw not in (draft.saved.raw, draft.file.raw):
                    write_atomically(self._aside(place), draft.file.raw)
                    raise draft_problems.changed_elsewhere(draft.title, draft.file, present, draft.saved)
                if present.raw != draft.file.raw:
                    States(place).keep_now_and_then(present.raw)
                    write_atomically(place / FILE, draft.file.raw)
        except OSError as error:
            raise told(error, place / FILE) from error
        return msgspec.structs.replace(draft, saved=draft.file)

    def keep(self, draft: Draft, reason: Reason) -> Draft:
        """Save, and remember this text as a state that can be shown and restored; does nothing twice."""
        saved = self.save(draft)
        place = self.place(draft.id)
        try:
            with locked(place / _LOCK):
                States(place).keep(saved.file.raw, reason)
        except OSError as error:
            raise draft_problems.saved_without_state(draft.title, error) from error
        return saved

    def states(self, draft_id: str) -> States:
        """Return the earlier texts of a draft."""
        return States(self.place(draft_id))

    def restore(self, draft: Draft, number: int) -> Draft:
        """Go back to an earlier state, as a new one: the text before and every later state stay."""
        text = self.states(draft.id).read(number)
        kept = self.keep(draft, "before-restore")
        return self.keep(msgspec.structs.replace(kept, file=text), "restored")

    def conflicts(self, draft_id: str) -> list[ConflictError]:
        """Return what could not be saved because somebody else had written, oldest first; see `settle`."""
        place = self.place(draft_id)
        theirs = _at_home((place / FILE).read_bytes())
        found = []
        for aside in sorted(place.glob(f"{_ASIDE}*.md"), key=lambda file: file.stat().st_mtime):
            mine = _at_home(aside.read_bytes())
            if mine.raw != theirs.raw:
                title = str(mine.front.values.get("title", ""))
                found.append(draft_problems.changed_elsewhere(title, mine, theirs, None))
        return found

    def settle(self, draft_id: str, chosen: StoryFile) -> Draft:
        """End a conflict with the text a person chose or put together; all others stay as states."""
        place = self.place(draft_id)
        try:
            with locked(place / _LOCK):
                asides = list(place.glob(f"{_ASIDE}*.md"))
                for file in (*asides, place / FILE):
                    States(place).keep(file.read_bytes(), "conflict")
                States(place).keep(chosen.raw, "settled")
                write_atomically(place / FILE, chosen.raw)
                for file in asides:
                    file.unlink()
        except OSError as error:
            raise told(error, place) from error
        return self.open(draft_id)

    def know(self, draft: Draft, *, base: StoryFile | None = None) -> Draft:
        """Write down what is known of a draft (its `about`), and the story it now stands for."""
        place = self.place(draft.id)
        try:
            with locked(place / _LOCK):
                if base is not None:
                    write_atomically(place / _BASE, base.raw)
                self._save_about(place, draft.about)
        except OSError as error:
            raise told(error, place) from error
        return draft if base is None else msgspec.structs.replace(draft, base=base)

    def remove(self, draft_id: str) -> None:
        """Take a draft off the desk; it lies in a folder of removed ones for thirty days."""
        place = self.place(draft_id)
        try:
            os.utime(place)  # from now on the days are counted
            make_folder(self.folder / _GONE)
            place.rename(self.folder / _GONE / draft_id)
        except OSError as error:
            raise told(error, place) from error

    def bring_back(self, draft_id: str) -> Draft:
        """Undo `remove`; raises KnownError when it is no longer there."""
        place = self.folder / _GONE / draft_id
        if slug(draft_id) != draft_id or not place.is_dir():
            raise draft_problems.unknown(draft_id)
        place.rename(self.folder / draft_id)
        return self.open(draft_id)

    def removed(self) -> list[RemovedDraft]:
        """Return the drafts that were taken off the desk and can still be brought back, the last one first."""
        found = []
        for place in (self.folder / _GONE).glob("*") if (self.folder / _GONE).is_dir() else ():
            with contextlib.suppress(OSError):
                until, submitted = _taken_off(place) + KEPT, _was_submitted(place)
                found.append(RemovedDraft(id=place.name, title=_title_in(place), until=until, submitted=submitted))
        return sorted(found, key=lambda row: row.until, reverse=True)

    def delete_removed(self, draft_id: str) -> None:
        """Delete a removed draft for good, which nobody can undo; raises KnownError when it does not go."""
        place = self.folder / _GONE / draft_id
        if slug(draft_id) != draft_id or not place.is_dir():
            raise draft_problems.unknown(draft_id)
        try:
            shutil.rmtree(place)
        except OSError as error:
            raise told(error, place) from error

    def folders_of(self, story_id: str, library: Library) -> list[Path]:
        """Return the folders of all drafts of a story, removed ones too; a damaged one is nobody's.

        Raises OSError where the disk does not show one: it may be one of them.
        """
        found = []
        above = [folder for folder in (self.folder, self.folder / _GONE) if folder.is_dir()]
        for file in [place / _ABOUT for folder in above for place in sorted(folder.iterdir())]:
            with contextlib.suppress(FileNotFoundError, NotADirectoryError, msgspec.DecodeError):
                about = plain_json.read(file, type=DraftInfo)
                gone = (
                    not about.library_id and not Path(about.library).is_dir()
                )  # of this one, perhaps, before it moved
                if about.story == story_id and (gone or is_for(about, library)):
                    found.append(file.parent)
        return found

    def is_as_made(self, draft_id: str) -> bool:
        """Tell whether nobody has written in a draft since it was made; raises KnownError."""
        states = self.states(draft_id)
        found = states.all()
        return len(found) == 1 and states.read(found[0].number).raw == self.open(draft_id).file.raw

    def _row(self, place: Path) -> DraftRow:
        try:
            draft = self.open(place.name)
            when = datetime.fromtimestamp((place / FILE).stat().st_mtime, UTC)
        except (KnownError, OSError) as error:
            trouble = error if isinstance(error, KnownError) else draft_problems.unreadable(place, error)
            return DraftRow(id=place.name, changed=datetime.fromtimestamp(0, UTC), trouble=trouble)
        return DraftRow(
            id=draft.id,
            title=draft.title,
            changed=when,
            words=len(draft.body.split()),
            story=draft.about.story,
            submitted=bool(draft.about.submitted) and not draft.changed,
            source=draft.about.source,
            is_cut=bool(draft.about.source_text),
            conflict=any(place.glob(f"{_ASIDE}*.md")),
        )

    def _aside(self, place: Path) -> Path:
        return place / f"{_ASIDE}{self._hand}.md"

    def _save_about(self, place: Path, about: DraftInfo) -> None:
        data = msgspec.json.format(msgspec.json.encode(about), indent=2)
        if (place / _ABOUT).read_bytes() != data:
            write_atomically(place / _ABOUT, data)

    def _sweep(self, place: Path) -> None:
        """Remove what killed programs left half written; the whole files are elsewhere."""
        for file in (*place.glob(f".*{SUFFIX}"), *(place / "states").glob(f".*{SUFFIX}")):
            with contextlib.suppress(OSError):
                if time.time() - file.stat().st_mtime > _LEFT_OVER:
                    file.unlink()


def _is_shell(place: Path) -> bool:
    """Tell whether nothing of a draft is left but empty folders, as after a withdrawal on a disk that failed."""
    if (place / FILE).exists() or (place / _ABOUT).exists():
        return False
    return not any(one.is_file() for one in place.rglob("*"))


def draft_from(drafts: Drafts, library: Library, story_id: str) -> Draft:
    """Take a story of a library to the desk to change it, or return the draft that already does; raises KnownError.

    A new version that still waits to be signed is what is taken, so that two writers do not begin from different words.
    Its pictures are copied, so that the draft can be read without the library.
    """
    for draft in _of_story(drafts, library, story_id):
        return draft
    home = library.read(story_id)
    file = waiting(library, home.path) or home
    about = DraftInfo(
        id="",
        created="",
        form="full",
        library=str(library.folder),
        library_id=library.about.id,
        story=story_id,
        path=file.path,
        submitted=file.digest,
    )
    pictures = dict(_pictures(library, f"{file.path.rpartition('/')[0]}/media"))
    return drafts.add(StoryFile.parse(file.raw, FILE), about, base=file, pictures=pictures)


def _pictures(library: Library, folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of a story by name; what is no plain file, or bigger than a picture may be, stays behind."""
    with contextlib.suppress(OSError):
        for one in entries.listed(library.folder, folder):
            with contextlib.suppress(KnownError):
                if one.is_file:
                    yield one.name, shelves.read_whole(library.folder, f"{folder}/{one.name}")


def _of_story(drafts: Drafts, library: Library, story_id: str) -> Iterator[Draft]:
    for row in drafts.rows():
        if row.story == story_id and not row.trouble:
            draft = drafts.open(row.id)
            if is_for(draft.about, library):
                yield draft


def is_for(about: DraftInfo, library: Library) -> bool:
    """Tell whether a draft is meant for a library, which may have been moved, renamed or copied since."""
    if not about.library or Path(about.library) == library.folder:
        return True
    return (about.library_id or stated_id(Path(about.library)) or None) == library.about.id


def _taken_off(place: Path) -> datetime:
    """When a draft was removed: versions that did not write the time down still moved its folder then."""
    facts = place.stat()
    return datetime.fromtimestamp(max(facts.st_mtime, facts.st_ctime), UTC)


def _was_submitted(place: Path) -> bool:
    try:
        return bool(plain_json.read(place / _ABOUT, type=DraftInfo).submitted)
    except (OSError, msgspec.DecodeError):
        return True  # what others may have read stays on record


def _title_in(place: Path) -> str:
    try:
        return str(_at_home((place / FILE).read_bytes()).front.values.get("title", "")).strip()
    except OSError:
        return ""


def _at_home(raw: bytes) -> StoryFile:
    return StoryFile.parse(raw, FILE)
