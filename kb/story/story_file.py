"""One `story.md`: front matter, body, and the exact bytes, so that what nobody changed stays as it was.

A changed field rewrites the lines of that field only; comments, unknown keys, the order of keys, line ends and the
byte order mark of everything else survive to the byte.
"""

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final

import msgspec

from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.story.front_matter import MAX_BYTES, FrontMatter, convert, dump_field, field_blocks, take_apart
from kb.story.period import Period
from kb.story.story import FIELDS, Story

# A story whose consent or status cannot be read may have been withdrawn: it must not be shown as published.
_GUARDS_READERS: Final = frozenset({"status", "consent"})


class HeadError(KnownError, ValueError):
    """The fields of a head cannot be changed one by one; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            Words(
                "Kepala cerita ini tidak dapat diubah isian demi isian, jadi cerita itu dibiarkan seperti apa adanya.",
                "The head of this story cannot be changed field by field, so the story was left as it is.",
            ),
            Words(
                "Tulislah isian di antara “---” satu baris satu isian, seperti pada cerita lain, lalu coba lagi.",
                "Write the fields between the “---” one on a line, as other stories have them, then try again.",
            ),
            code="broken-head",
        )


class StoryFile(msgspec.Struct, frozen=True, kw_only=True):
    """A story as it lies on disk.

    `story` is None when the file cannot say which story it is; `body` has plain newlines and starts at `body_line`;
    `extra` holds the keys this program does not know.
    """

    path: str
    raw: bytes
    front: FrontMatter
    story: Story | None
    extra: Mapping[str, Any] = {}
    problems: tuple[Problem, ...] = ()

    @classmethod
    def parse(cls, raw: bytes, path: str) -> "StoryFile":
        """Read the bytes of the file at `path` (relative to the library); never raises, see `problems`."""
        front = take_apart(raw, path)
        good, extra, bad = convert(front, FIELDS)
        problems = [*front.problems, *bad]
        if front.fenced and not front.problems:
            problems += _missing(front, good)
            problems += _unread_period(front, good)
        if any(problem.field.partition(".")[0] in _GUARDS_READERS for problem in bad):
            good["status"] = "submitted"
        story = Story(**good) if "id" in good and "title" in good else None
        return cls(path=path, raw=raw, front=front, story=story, extra=extra, problems=tuple(problems))

    @property
    def body(self) -> str:
        """Return the Markdown below the head."""
        return self.front.body

    @property
    def body_line(self) -> int:
        """Return the line of the file at which the body begins, counted from 1."""
        return self.front.body_line

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes: the state that annotations, caches and savers refer to."""
        return hashlib.sha256(self.raw).hexdigest()

    def line_of(self, *place: str | int) -> int:
        """Return the line of the file where a field such as ("regions", 0, "code") stands."""
        return self.front.line_of(*place)

    def with_fields(self, fields: Mapping[str, object]) -> "StoryFile":
        """Return the file with some fields set, or removed where the value is None; the rest keeps its bytes.

        Raises HeadError when the head is broken or written in braces: its lines cannot be told apart then.
        """
        blocks = None if self.front.problems else field_blocks(self.front.yaml)
        if blocks is None:
            raise HeadError
        lines = self.front.yaml.split("\n")[:-1]
        for key in sorted(blocks.keys() & fields.keys(), key=lambda name: -blocks[name][0]):
            first, last = blocks[key]
            lines[first:last] = _lines(key, fields[key])
        for key in fields.keys() - blocks.keys():
            lines += _lines(key, fields[key])
        return self._written("".join(line + "\n" for line in lines), self.body)

    def with_body(self, body: str) -> "StoryFile":
        """Return the file with another body; the head keeps its bytes.

        Called at every key of a long text: a plain file is not read anew, for what its head says has not changed.
        """
        old = self.body.encode()
        head = self.raw[: len(self.raw) - len(old)]
        plain = self.front.fenced and self.front.newline == "\n" and "\r" not in body
        if plain and head.endswith(b"\n") and self.raw.endswith(old):
            raw = head + body.encode()
            if len(raw) <= MAX_BYTES:
                return msgspec.structs.replace(self, raw=raw, front=msgspec.structs.replace(self.front, body=body))
        return self._written(self.front.yaml, body)

    def _written(self, yaml: str, body: str) -> "StoryFile":
        """Put the file together again; the fences are the original ones where the file had any."""
        opening, closing = _fences(self)
        text = opening + yaml + closing + body
        raw = text.replace("\n", self.front.newline).encode()
        return StoryFile.parse(b"\xef\xbb\xbf" + raw if self.front.bom else raw, self.path)


def new_story_file(story: Story, body: str) -> StoryFile:
    """Write a story that has no file yet: only the fields that say something, in the order of `kb.story.story.Story`."""
    values = {key: value for key, value in msgspec.to_builtins(story).items() if value not in ("", (), [], {}, None)}
    for key in ("kind", "language", "status", "licence"):
        values.setdefault(key, getattr(story, key))
    yaml = "".join(dump_field(key, values[key]) for key in FIELDS if key in values)
    return StoryFile.parse(f"---\n{yaml}---\n\n{body}".encode(), story_path(story.id))


def story_path(story_id: str) -> str:
    """Return where a story lives in a library; shelves of two letters keep Git's lists of a folder short."""
    return f"stories/{story_id[:2]}/{story_id}/story.md"


def _fences(file: StoryFile) -> tuple[str, str]:
    if not file.front.fenced:
        return "---\n", "---\n\n"
    text = file.raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    opening = text[: text.index("\n") + 1]
    return opening, text[len(opening) + len(file.front.yaml) : len(text) - len(file.body)]


def _lines(key: str, value: object) -> list[str]:
    return [] if value is None else dump_field(key, value).splitlines()


def _missing(front: FrontMatter, good: Mapping[str, Any]) -> list[Problem]:
    """A story needs a name to be found by and one to be linked by; folder and heading lend theirs in the remedy."""
    found = []
    folder = PurePosixPath(front.path).parent.name or "judul-singkat"
    for key, words, example in (
        ("id", Words("tanda pengenal (id)", "identifier (id)"), folder),
        ("title", Words("judul (title)", "title"), "Judul cerita"),
    ):
        if key not in good and not str(front.values.get(key, "")).strip(" ~").replace("null", ""):
            found.append(
                Problem(
                    code=f"no-{key}",
                    path=front.path,
                    line=front.yaml_line,
                    what=Words(f"Cerita ini belum punya {words.id}.", f"This story has no {words.en} yet."),
                    remedy=Words(
                        f"Tambahkan baris “{key}: {example}” di kepala berkas.",
                        f"Add a line “{key}: {example}” to the head of the file.",
                    ),
                )
            )
    return found


def _unread_period(front: FrontMatter, good: dict[str, Any]) -> list[Problem]:
    """Take a period that cannot be read out of the story, so that no later room has to doubt it."""
    text = good.get("period", "")
    if not text:
        return []
    try:
        Period.parse(text)
    except ValueError:
        del good["period"]
        return [
            Problem(
                code="bad-period",
                path=front.path,
                line=front.line_of("period"),
                what=Words(f"Masa “{text}” tidak dapat dibaca.", f"The period “{text}” cannot be read."),
                remedy=Words(
                    "Tulis tahun saja, misalnya “1995/2000”, “1998~” (sekitar), atau “2005/..” (masih berjalan).",
                    "Write years only, for example “1995/2000”, “1998~” (about) or “2005/..” (still going on).",
                ),
            )
        ]
    return []
