"""A story that nobody has signed gets another address when review took a name out of the one it has.

The address comes from the title that was submitted first; it stands in paths, links and the history, so a name in it
would outlive every repair of the text. What was said of the story meanwhile goes along, and so do the private notes on this
desk. Killed at any moment, submitting again brings it to its end.
"""

from collections.abc import Callable
from contextlib import suppress

import msgspec

from kb.annotation.annotation_json import annotation_bytes
from kb.annotation.note_files import read_folder
from kb.base import entries
from kb.catalogue.waiting_versions import home_path, is_published, on_disk
from kb.desk.unsigned_notes import keep_on_desk, move_private
from kb.layout import shelves
from kb.layout.shelves import NOTES
from kb.library.library import Library
from kb.library.outgoing_draft import StoppedError
from kb.library.review_record import ReviewStep, drop_record, record_folder, remarks_folder, steps_of
from kb.story.draft import Draft, in_library
from kb.story.story_file import StoryFile, story_path

_MEDIA = "media"


def new_address(library: Library, draft: Draft, free: Callable[[Library, str], str]) -> str | None:
    """Return another id for a story whose id names what its text no longer does, None where it keeps the one it has.

    What is published, or stands in the history, keeps its own. `free` makes an id of a title. Raises KnownError.
    """
    home = home_path(draft.about.path or story_path(draft.about.story))
    present = on_disk(library, home)
    if is_published(present) or (library.history.exists and library.history.raw_at(home) is not None):
        return None
    file = in_library(draft.file, draft.about.story, home)
    if not library.clearance.unsigned_name(file):
        return None
    chosen = free(library, draft.title)
    return None if library.clearance.unsigned_name(in_library(draft.file, chosen, story_path(chosen))) else chosen


def bring_along(library: Library, old: str, file: StoryFile) -> None:
    """Put the record and the notes of a story beside its new file; raises KnownError or OSError."""
    before, after = old.rpartition("/")[0], file.path.rpartition("/")[0]
    was, story = before.rpartition("/")[2], after.rpartition("/")[2]
    for name, step in steps_of(library, old):
        _put_step(library, f"{record_folder(file.path)}/{name}", step)
    for source, target in ((f"{before}/{NOTES}", f"{after}/{NOTES}"), (remarks_folder(was), remarks_folder(story))):
        for name, note in read_folder(library.folder, source, source, was).notes:
            moved = msgspec.structs.replace(note, story=story)
            path = f"{target}/{name}"
            try:
                if not library.is_there(path):
                    library.writer.put(library.clearance.note(path, annotation_bytes(moved), {}, present=True), None)
            except StoppedError:
                keep_on_desk(library, moved)


def leave(library: Library, old: str, file: StoryFile) -> None:
    """Take away what lies under the old address, with the private notes of this desk; raises KnownError or OSError."""
    move_private(library, old.split("/")[-2], file.path.split("/")[-2])
    drop_record(library, old)
    folder = old.rpartition("/")[0]
    inside = [f"{folder}/{name}" for name in (NOTES, _MEDIA)]
    for place in (*inside, folder):
        with suppress(FileNotFoundError, NotADirectoryError):
            names = [one.name for one in entries.listed(library.folder, place) if not one.is_folder]
            library.writer.remove(*(library.clearance.gone(f"{place}/{name}") for name in names))
    for place in (*inside, folder, folder.rpartition("/")[0]):
        if place != shelves.STORIES:
            with suppress(OSError):
                entries.remove_folder(library.folder, place)


def _put_step(library: Library, path: str, step: ReviewStep) -> None:
    """A reason that may stand nowhere any more goes; who wrote these words stays known."""
    if library.is_there(path):
        return
    review = step.review and msgspec.structs.replace(step.review, note="", answers={})
    for one in (step, msgspec.structs.replace(step, note="", review=review)):
        raw = msgspec.json.format(msgspec.json.encode(one), indent=1)
        try:
            library.writer.put(library.clearance.note(path, raw, {}, own=step.by.email), None)
        except StoppedError:
            continue
        return
