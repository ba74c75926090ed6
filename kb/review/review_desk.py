"""What a reader has begun to write about a text, kept on the desk until it is decided: ten answers take an evening."""

from pathlib import Path

import msgspec

from kb.base import folders, plain_json
from kb.base.atomic import make_folder, write_atomically

_FOLDER = "reviews"
_READ = "read"


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """Answers by question, and the note to the author."""

    answers: dict[str, str] = {}
    note: str = ""


def read_begun(library: str, text: str, desk: Path | None = None) -> Begun:
    """Return what was begun about a text (its digest); what cannot be read counts as nothing."""
    try:
        return plain_json.read(_file(library, text, desk), type=Begun)
    except (OSError, msgspec.DecodeError):
        return Begun()


def keep_begun(library: str, text: str, begun: Begun, desk: Path | None = None) -> None:
    """Write down what was begun; nothing at all takes its file away. Raises OSError when the disk refuses."""
    file = _file(library, text, desk)
    if begun == Begun():
        file.unlink(missing_ok=True)
        return
    make_folder(file.parent)
    write_atomically(file, msgspec.json.encode(begun))


def _file(library: str, text: str, desk: Path | None) -> Path:
    return (desk or folders.desk()) / _FOLDER / library / f"{text}.json"


def keep_read(library: str, story: str, text: str, raw: bytes, desk: Path | None = None) -> None:
    """Keep words that somebody has read and decided about; raises OSError when the disk refuses."""
    file = _read(library, story, desk) / f"{text}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, raw)


def read_read(library: str, story: str, text: str, desk: Path | None = None) -> bytes | None:
    """Return words that were read on this desk, None where they were not."""
    try:
        return (_read(library, story, desk) / f"{text}.md").read_bytes()
    except OSError:
        return None


def forget_read(library: str, story: str, desk: Path | None = None) -> None:
    """Take away what was read of a story before it was published; raises OSError when the disk refuses."""
    folder = _read(library, story, desk)
    for file in folder.glob("*.md"):
        file.unlink(missing_ok=True)
    if folder.is_dir():
        folder.rmdir()


def _read(library: str, story: str, desk: Path | None) -> Path:
    return (desk or folders.desk()) / _FOLDER / library / _READ / story
