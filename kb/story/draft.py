"""A draft: a story that grows on its writer's desk, where every field may still be missing.

It is a story file like any other (the same head, the same Markdown), so nothing is translated when it goes into a
library, and it can be opened in any editor. Beside it stands what only the desk should know: where it came from, and
what it was when it was taken from the library.
"""

from collections.abc import Mapping
from typing import Any, Final, Literal

import msgspec

from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.story.front_matter import convert, dump_field
from kb.story.period import Period
from kb.story.story import FIELDS, Story
from kb.story.story_file import StoryFile, story_path

Form = Literal["quick", "full"]
FORMS: Final[tuple[Form, ...]] = ("quick", "full")
FILE: Final = "story.md"
_BEGINNING: Final[Mapping[str, str]] = {
    "kind": "cerita",
    "language": "id",
    "status": "submitted",
    "licence": "CC-BY-4.0",
}


class DraftInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What the desk knows of a draft and no library should.

    `library` is the folder it is meant for, `library_id` the id of that library, which may be moved; `story` the id it
    has there (empty for a new story), `path` its file there, `left` the one it is just leaving for another address.
    `wish` is the id it should get there if that is free then: drafts cut out of one text name each other by it.
    `submitted` is the digest of the bytes that went into the library last, empty before the first time. `source` names
    the file it was imported from, or the text it was cut out of, which the desk keeps as `source_text`; `batch` is the
    same for those that were cut out of it together.
    """

    id: str
    created: str
    form: Form = "quick"
    library: str = ""
    library_id: str = ""
    story: str = ""
    path: str = ""
    left: str = ""
    wish: str = ""
    submitted: str = ""
    source: str = ""
    source_text: str = ""
    batch: str = ""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as it was read or typed; `saved` is what lay on the disk then, by which another program's hand is noticed.

    `base` is the story as the library had it when it was taken to the desk, None for a new story. What stands in a field
    as typed, valid or not, is in `file.front.values`; `fields()` gives what can be understood.
    """

    about: DraftInfo
    file: StoryFile
    saved: StoryFile
    base: StoryFile | None = None

    @property
    def id(self) -> str:
        """Return the id of the draft, which is also the name of its folder."""
        return self.about.id

    @property
    def body(self) -> str:
        """The text below the head, without the empty line that parts the two."""
        return self.file.body.removeprefix("\n")

    @property
    def title(self) -> str:
        """Return the title, without blanks at its ends; empty while there is none."""
        return str(self.file.front.values.get("title", "")).strip()

    @property
    def changed(self) -> bool:
        """Whether it says anything the library does not know yet."""
        return self.file.digest != self.about.submitted

    def fields(self) -> dict[str, Any]:
        """Return the fields that can be read, with the types of `kb.story.story.Story`; missing ones are missing."""
        good, _, _ = convert(self.file.front, FIELDS)
        if "period" in good and not _is_period(good["period"]):
            del good["period"]
        return good

    def problems(self) -> tuple[Problem, ...]:
        """Return what cannot be read in the head, without the identity that a draft need not have."""
        return tuple(problem for problem in self.file.problems if problem.code not in {"no-id", "no-title"})

    def story(self) -> Story:
        """Return the story as far as it is told, for previews; a stand-in takes the place of a missing title."""
        return Story(**{"id": self.about.story or "naskah", "title": "Tanpa judul", **self.fields()})

    def with_body(self, body: str) -> "Draft":
        """Return the draft with another text; nothing is written yet."""
        return msgspec.structs.replace(self, file=self.file.with_body("\n" + body.replace("\r\n", "\n")))

    def with_fields(self, fields: Mapping[str, object]) -> "Draft":
        """Return the draft with some fields set, or removed where the value is None, "" or empty; nothing is written.

        Values are those of `kb.story.story` or plain builtins, also ones that are not valid yet: what was typed is kept and
        told as a problem. Raises KnownError when the head is so broken that its fields cannot be told apart.
        """
        values = {key: _plain(value) for key, value in fields.items()}
        try:
            return msgspec.structs.replace(self, file=self.file.with_fields(values))
        except ValueError as error:
            raise _broken_head() from error

    def with_about(self, **changes: object) -> "Draft":
        """Return the draft with other things known of it; nothing is written yet."""
        return msgspec.structs.replace(self, about=msgspec.structs.replace(self.about, **changes))


def empty_file(fields: Mapping[str, object] | None = None, body: str = "") -> StoryFile:
    """Make the story file of a new draft: fields in the order of `kb.story.story.Story`, unknown ones behind them."""
    values = {**_BEGINNING, **{key: _plain(value) for key, value in (fields or {}).items()}}
    order = [*(key for key in FIELDS if key in values), *(key for key in values if key not in FIELDS)]
    yaml = "".join(dump_field(key, values[key]) for key in order if values[key] is not None)
    return StoryFile.parse(f"---\n{yaml}---\n\n{body}".encode(), FILE)


def in_library(file: StoryFile, story_id: str, path: str = "") -> StoryFile:
    """Return the same bytes as a file of a library, at the place where that story belongs."""
    return StoryFile.parse(file.raw, path or story_path(story_id))


def _plain(value: object) -> object:
    plain = msgspec.to_builtins(value)
    return None if plain in ("", [], {}, (), None) else plain


def _is_period(text: str) -> bool:
    try:
        Period.parse(text)
    except ValueError:
        return False
    return True


def _broken_head() -> KnownError:
    return KnownError(
        Words(
            "Kepala naskah ini rusak, jadi isiannya tidak dapat diubah satu per satu.",
            "The head of this draft is broken, so its fields cannot be changed one by one.",
        ),
        Words(
            "Perbaiki baris-baris di antara “---” di awal naskah, atau kembali ke keadaan sebelumnya. Tidak ada yang hilang.",
            "Mend the lines between the “---” at its start, or go back to an earlier state. Nothing is lost.",
        ),
        code="broken-head",
    )
