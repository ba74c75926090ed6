"""Notes beside a story that is about to be published, and that still hold what its signed text does not: they stay behind.

A note keeps its place by words around it; those go out of it where nobody signed them. But what a person wrote is theirs:
a note whose own words name what review took out is moved to this desk, whole, as a private note, and its reader is told.
There it can be written anew and shared; nothing is lost, and nothing of it enters the history.
"""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

import msgspec

from kb.annotation.annotation import Annotation, new_id
from kb.annotation.annotation_json import annotation_bytes
from kb.annotation.note_files import END, read_folder, read_raw
from kb.base import folders
from kb.base.atomic import make_folder, write_atomically
from kb.base.folding import fold
from kb.identity.own_notes import bring, note_folders
from kb.layout.shelves import NOTES
from kb.library.checked import Checked
from kb.library.library import Library
from kb.library.outgoing_draft import StoppedError
from kb.library.submitted_words import words_in
from kb.story.story_file import StoryFile

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Behind(msgspec.Struct, frozen=True, kw_only=True):
    """Notes that were moved to the desk, and those that hold such words and are part of the history from before."""

    moved: tuple[Annotation, ...] = ()
    known: tuple[Annotation, ...] = ()


def hold_back(library: Library, file: StoryFile, going: Collection[str] = ()) -> Behind:
    """Leave nothing beside a signed story that must not follow it; raises KnownError or OSError.

    `file` is the story as it will be published, `going` are files that go with the review anyway. What history has already is left alone: taking it away again is done
    for all versions at once (`kb.erasure.history_erase`).
    """
    folder = f"{file.path.rpartition('/')[0]}/{NOTES}"
    signed = frozenset(fold(file.raw.decode("utf-8", "replace")).split()) | words_in(file)
    moved, known = list[Annotation](), list[Annotation]()
    for name, note in read_folder(library.folder, folder, folder, file.path.split("/")[-2]).notes:
        path = f"{folder}/{name}"
        if path in going:
            continue
        raw = read_raw(library.folder, path, path)
        if library.history.exists and library.history.raw_at(path) == raw:
            if library.clearance.unsigned_in(raw, file):
                known.append(note)
            continue
        kept = _requoted(note, signed)
        made = raw if kept == note else annotation_bytes(kept)
        checked = _checked(library, path, made, file)
        if checked is None:
            keep_on_desk(library, note)
            library.writer.remove(library.clearance.gone(path), base=raw)
            moved.append(note)
        elif made != raw:
            library.writer.put(checked, raw)
    return Behind(moved=tuple(moved), known=tuple(known))


def _checked(library: Library, path: str, raw: bytes, file: StoryFile) -> Checked | None:
    """Return a note as it may lie beside the signed story, None where it may not."""
    if library.clearance.unsigned_in(raw, file):
        return None
    try:
        return library.clearance.note(path, raw, {}, said=file.raw.decode("utf-8", "replace"), present=True)
    except StoppedError:
        return None


def _requoted(note: Annotation, signed: frozenset[str]) -> Annotation:
    """Return a note that quotes nothing but words that were signed, with an ellipsis for each of the others."""
    quote = note.quote
    if quote is None:
        return note
    exact, prefix, suffix = (_without(text, signed) for text in (quote.exact, quote.prefix, quote.suffix))
    return msgspec.structs.replace(
        note, quote=msgspec.structs.replace(quote, exact=exact, prefix=prefix, suffix=suffix)
    )


def _without(text: str, signed: frozenset[str]) -> str:
    def word(found: re.Match[str]) -> str:
        # What is quoted around the words may begin or end inside a word.
        half = found.start() == 0 or found.end() == len(text)
        plain = fold(found[0])
        there = signed.issuperset(plain.split()) or (half and any(plain in one for one in signed))
        return found[0] if there else "…"

    return _WORD.sub(word, text)


def keep_on_desk(library: Library, note: Annotation) -> None:
    """Write a note down as a private one of this desk, beside whatever is there; raises OSError."""
    folder = make_folder(_private_folder(library, note))
    place, kept = folder / f"{note.id}{END}", annotation_bytes(note)
    if place.exists() and place.read_bytes() != kept:
        note = msgspec.structs.replace(note, id=new_id(), extra=b"")
        place, kept = folder / f"{note.id}{END}", annotation_bytes(note)
    write_atomically(place, kept)


def move_private(library: Library, was: str, story: str) -> None:
    """Let private notes, those of every key, speak of the story under its new address; raises OSError."""
    for source in note_folders(folders.desk(), library.about.id, was):
        target = source.with_name(story)
        for name, note in read_folder(source.parent, was, was, was, private=True).notes:
            if not (target / name).exists():
                write_atomically(
                    make_folder(target) / name, annotation_bytes(msgspec.structs.replace(note, story=story))
                )
            (source / name).unlink()
        if source.is_dir():
            bring(source, target)  # what is no note of ours, and the folder


def _private_folder(library: Library, note: Annotation) -> Path:
    return folders.desk() / NOTES / library.about.id / note.story
