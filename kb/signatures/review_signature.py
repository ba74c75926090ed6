"""What a reader's signature says, to the byte: in which library, of which story, on which words and pictures, by whom.

The statement is canonical JSON, so that any other program can check it with the key that stands beside the signature.
"""

import hashlib
from pathlib import Path
from typing import Final

import msgspec

from kb.base import entries
from kb.identity.identity_store import signature
from kb.identity.keys import verified
from kb.pictures.draft_pictures import named_in
from kb.story.story import Review
from kb.story.story_file import StoryFile

_FORM: Final = "pustaka-praktik/review/1"
_MISSING: Final = "-"


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """On what a signature stands beside the story's own file: the library's id, and the digest of the pictures shown."""

    library: str
    pictures: str


def pictures_digest(folder: Path, file: StoryFile) -> str:
    """Return the digest of the pictures that a story shows, each with its name; empty where it shows none.

    A picture that is not there counts as such: whoever puts one in its place later shows something nobody has read.
    """
    names = named_in(file.body)
    if not names:
        return ""
    told = [[name, _digest(folder, f"{file.path.rpartition('/')[0]}/media/{name}")] for name in sorted(names)]
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()


def statement(review: Review, story: str, library: str) -> bytes:
    """Return the bytes that are signed: nothing in them may be another without the signature failing."""
    said: dict[str, str | list[str]] = {
        "form": _FORM,
        "library": library,
        "story": story,
        "text": review.text,
        "pictures": review.pictures,
        "outcome": review.outcome,
        "date": review.date,
        "by": review.by,
        "key": review.key,
    }
    if review.writers:  # signatures from before they were named say nothing of them
        said["writers"] = list(review.writers)
    return msgspec.json.encode(said, order="sorted")


def signed(review: Review, story: str, library: str) -> Review:
    """Return a decision with its signature; raises KnownError when the private key is not at hand."""
    return msgspec.structs.replace(review, signature=signature(review.key, statement(review, story, library)))


def holds(review: Review, story: str, library: str) -> bool:
    """Tell whether the signature of a decision is the one its key made for exactly this statement."""
    return verified(review.key, review.signature, statement(review, story, library))


def _digest(folder: Path, path: str) -> str:
    """Return the digest of all bytes of a picture, however large; a link shows nothing."""
    try:
        with entries.opened(folder, path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return _MISSING
