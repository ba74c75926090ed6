"""`library.yaml`: what a library is called, in which languages it speaks, and who looks after it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from kb.base import entries
from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.layout import shelves
from kb.story.author import Author
from kb.story.front_matter import convert, dump_field, field_blocks, take_apart
from kb.story.story import Slug

_BOM: Final = b"\xef\xbb\xbf"
NAME: Final = "library.yaml"


class LibraryInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What a library says of itself; a library that says nothing is known by the name of its folder."""

    id: str
    title: str
    title_en: str = ""
    description: str = ""
    description_en: str = ""
    languages: tuple[str, ...] = ("id",)
    stewards: tuple[Author, ...] = ()
    vocabulary_version: str = ""


_FIELDS: Final[Mapping[str, Any]] = {
    "id": Slug,
    "title": str,
    "title_en": str,
    "description": str,
    "description_en": str,
    "languages": tuple[str, ...],
    "stewards": tuple[str | Author, ...],
    "vocabulary_version": str,
}


def read_about(folder: Path) -> tuple[LibraryInfo, list[Problem]]:
    """Read `library.yaml`; never raises: whatever is missing or broken is told and has a stand-in."""
    stand_in: dict[str, Any] = {"id": slug(folder.name), "title": folder.name or str(folder)}
    if not entries.is_there(folder, NAME):
        return LibraryInfo(**stand_in), [_missing()]
    try:
        raw = shelves.read_bytes(folder, NAME)
    except KnownError as error:
        return LibraryInfo(**stand_in), [error.problem(NAME)]
    front = take_apart(_as_head(raw), NAME)
    good, _, bad = convert(front, _FIELDS)
    good["stewards"] = tuple(Author(who) if isinstance(who, str) else who for who in good.get("stewards", ()))
    problems = [_moved_up(problem) for problem in (*front.problems, *bad)]
    return LibraryInfo(**{**stand_in, **good}), problems


def stated_id(folder: Path) -> str:
    """Return the id that `library.yaml` gives the library, empty where it gives none.

    Raises KnownError where the disk does not give the file: what belongs to the library must not be sought elsewhere.
    """
    try:
        good, _, _ = convert(take_apart(_as_head(shelves.read_bytes(folder, NAME)), NAME), {"id": Slug})
    except KnownError as error:
        if error.code == "unreadable":
            raise
        return ""
    return str(good.get("id", ""))


def about_bytes(about: LibraryInfo) -> bytes:
    """Write a `library.yaml` for a new library."""
    values: dict[str, object] = {
        "id": about.id,
        "title": about.title,
        "title_en": about.title_en,
        "description": about.description,
        "description_en": about.description_en,
        "languages": list(about.languages),
        "stewards": [msgspec.to_builtins(who) for who in about.stewards],
        "vocabulary_version": about.vocabulary_version,
    }
    return "".join(dump_field(key, value) for key, value in values.items() if value).encode()


def with_stewards(raw: bytes, stewards: Sequence[Author]) -> bytes:
    """Return a `library.yaml` with another list of stewards; every other line keeps its bytes.

    Raises ValueError where the file cannot be taken apart.
    """
    told = dump_field("stewards", [_plain_steward(who) for who in stewards]) if stewards else "stewards: []\n"
    head = _as_head(raw)
    front = take_apart(head, NAME)
    blocks = None if front.problems else field_blocks(front.yaml)
    if blocks is None or front.body.strip():
        raise ValueError("library.yaml cannot be rewritten field by field")
    lines = front.yaml.removesuffix("\n").split("\n")  # without the line end that `_as_head` has added
    first, last = blocks.get("stewards", (len(lines), len(lines)))
    lines[first:last] = told.splitlines()
    text = "\n".join(lines).rstrip("\n") + "\n"
    mark = _BOM if raw.startswith(_BOM) else b""
    if raw.removeprefix(mark).startswith(b"---"):
        text = f"---{text[3:]}"
    return mark + text.replace("\n", front.newline).encode()


def _as_head(raw: bytes) -> bytes:
    """Give the file dashes, for the same careful reader as for the head of a story; lines count one less without them.

    A document marker on top, which YAML allows, would look like the end of the head.
    """
    plain = re.sub(rb"\A---", b"#--", raw.removeprefix(_BOM))
    return b"---\n" + plain + b"\n---\n"


def _plain_steward(who: Author) -> object:
    told = {key: value for key, value in (("name", who.name), ("email", who.email), ("key", who.key)) if value}
    return who.name if set(told) == {"name"} else told


def slug(text: str) -> str:
    """Make an id of a title: plain small letters, digits and hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "pustaka"


def _moved_up(problem: Problem) -> Problem:
    line = problem.line - 1 if problem.line and problem.line > 1 else problem.line
    remedy = Words(
        f"Perbaiki “{NAME}”; sementara itu nama folder dipakai. {problem.remedy.id}",
        f"Correct “{NAME}”; until then the folder's name is used. {problem.remedy.en}",
    )
    return msgspec.structs.replace(problem, line=line, remedy=remedy)


def _missing() -> Problem:
    return Problem(
        code="no-library-file",
        path=NAME,
        serious=False,
        what=Words(
            "Folder ini belum punya “library.yaml”; nama folder dipakai sebagai judul.",
            "This folder has no “library.yaml” yet; its name is used as the title.",
        ),
        remedy=Words(
            "Buatlah berkas itu dengan isian “id” dan “title”.", "Make that file with the fields “id” and “title”."
        ),
    )
