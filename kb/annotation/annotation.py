"""A note in the margin as a value: who says what about which words of a story, and what became of it.

The names follow the W3C Web Annotation Data Model; `kb.annotation.annotation_json` writes and reads its files, `kb.notes.notes` keeps
them in a library, `kb.anchors.anchor` finds the words again after the story was edited. Nothing here touches a disk.
"""

import hashlib
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, Literal

import msgspec

from kb.base.words import Words
from kb.story.author import Author

Kind = Literal["highlight", "comment", "question", "caution", "lesson", "similar", "code", "review", "reply", "agree"]
Colour = Literal["", "important", "useful", "doubtful", "striking"]
Occurs = Literal["", "once", "again", "alike"]

# What a person may make of some words, or of a whole story, in the order in which it is offered.
KINDS: Final[Mapping[str, Words]] = {
    "highlight": Words("Sorotan", "Highlight"),
    "comment": Words("Komentar", "Comment"),
    "question": Words("Pertanyaan", "Question"),
    "caution": Words("Peringatan", "Caution"),
    "lesson": Words("Pelajaran", "Lesson"),
    "similar": Words("Pengalaman serupa", "Similar experience"),
    "code": Words("Kode", "Code"),
    "review": Words("Tinjauan", "Review"),
}
# What a person may say to another note.
ANSWERS: Final[Mapping[str, Words]] = {
    "reply": Words("Balasan", "Reply"),
    "agree": Words("Saya juga", "Me too"),
}
ALL_KINDS: Final[Mapping[str, Words]] = {**KINDS, **ANSWERS}
# Named by what they mean, so that nobody has to tell colours apart.
COLOURS: Final[Mapping[str, Words]] = {
    "important": Words("Penting", "Important"),
    "useful": Words("Dapat dipakai", "Useful"),
    "doubtful": Words("Diragukan", "Doubtful"),
    "striking": Words("Mengesankan", "Striking"),
}
CONTEXT: Final = 32  # characters kept before and after the quoted words, as other annotation tools do
_APART: Final = 24  # characters kept beyond what two places with the same words have in common around them
_MOST_COMMON: Final = 1000  # characters around a quote in which it is told from a copy of it
_MOST_COPIES: Final = 500
NO_TIME: Final = datetime(1970, 1, 1, tzinfo=UTC)  # a note from elsewhere that does not say when it was made


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Some words of a story, what stands around them, and where they stood in the text they were quoted from.

    `start` and `end` count Python characters of the plain text of `kb.reading`; both are -1 where a note from elsewhere
    does not tell. `digest` is that of the text (see `digest_of`), empty where it is not known. `exact` is empty when
    only a place was told.

    `occurs` is how often the words stood in that text: "once"; "again", where `prefix` and `suffix` are each long enough
    to tell this place from the others; "alike", where they are not; empty where a note from elsewhere does not tell.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1
    digest: str = ""
    occurs: Occurs = ""

    @property
    def placed(self) -> bool:
        """Whether the note says where the words stood."""
        return 0 <= self.start <= self.end


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """One note; a change is a new value with the same `id`.

    `quote` is None for a note on the whole story, and for an answer to another note (`reply_to`, which is that note's
    id). `codes` are concept ids ("bel.berbagi": the theme of a lesson, too) and the person's own words. `region` and
    `period` say where and when a similar experience was lived. `accepted` is the id of the answer that settled a
    question. `left` is the digest of the text in which a person said that the quoted words are gone. A `deleted` note
    has nothing left but its place, because others answered it. `private` notes lie on the desk, never in a library.
    The key of a `creator` is the id of that person in the file (a `did:key`); it stays the same under another name.
    `creator_sha1` tells people of one name apart without giving their address away (W3C `email_sha1`). `extra` is the
    JSON the note was read from: everything in it that this program does not know is written back.
    """

    id: str
    story: str
    kind: Kind = "comment"
    quote: Quote | None = None
    text: str = ""
    colour: Colour = ""
    codes: tuple[str, ...] = ()
    region: str = ""
    period: str = ""
    creator: Author = Author()
    creator_sha1: str = ""
    created: datetime = NO_TIME
    modified: datetime = NO_TIME
    reply_to: str = ""
    resolved: bool = False
    accepted: str = ""
    left: str = ""
    deleted: bool = False
    private: bool = False
    extra: bytes = b""

    @property
    def is_answer(self) -> bool:
        """Return whether the note answers another one."""
        return bool(self.reply_to)

    @property
    def open_question(self) -> bool:
        """A question that nobody has settled yet."""
        return self.kind == "question" and not (self.resolved or self.accepted or self.deleted)


def new_id() -> str:
    """Make an id that nobody else will ever make."""
    return str(uuid.uuid4())


def now() -> datetime:
    """The present moment as notes keep it: world time, to the millisecond."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def digest_of(plain: str) -> str:
    """Return the digest by which a text is known in quotes: SHA-256 (hex) of its UTF-8."""
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def quote_of(plain: str, start: int, end: int) -> Quote:
    """Quote the characters from `start` up to `end` of a story's plain text.

    Where the same words stand elsewhere in it, as much is kept around them as tells the two places apart.
    """
    copies = _copies(plain, start, end)
    before = max((_common_before(plain, start, copy) for copy in copies), default=0)
    after = max((_common_after(plain, end, copy + end - start) for copy in copies), default=0)
    occurs: Occurs = "" if start == end else "again" if copies else "once"
    # A shorter suffix than usual says by itself that the text ends there, and a prefix as long as `start` that it begins.
    alike = max(before, after) >= _MOST_COMMON or end + CONTEXT <= len(plain) < end + after + _APART
    if copies and (alike or len(copies) >= _MOST_COPIES):
        occurs, before, after = "alike", 0, 0
    return Quote(
        exact=plain[start:end],
        prefix=plain[max(0, start - max(CONTEXT, before + _APART)) : start],
        suffix=plain[end : end + max(CONTEXT, after + _APART)],
        start=start,
        end=end,
        digest=digest_of(plain),
        occurs=occurs,
    )


def _copies(plain: str, start: int, end: int) -> list[int]:
    """Return where else the same characters begin; not all of them where they are very many."""
    exact, found = plain[start:end], list[int]()
    at = plain.find(exact) if exact else -1
    while at >= 0 and len(found) < _MOST_COPIES:
        if at != start:
            found.append(at)
        at = plain.find(exact, at + 1)
    return found


def _common_before(plain: str, one: int, other: int) -> int:
    """Return how many characters before two places are the same, looked at so far as it matters."""
    low, high = 0, min(one, other, _MOST_COMMON)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if plain[one - middle : one] == plain[other - middle : other] else (low, middle - 1)
    return low


def _common_after(plain: str, one: int, other: int) -> int:
    low, high = 0, min(len(plain) - max(one, other), _MOST_COMMON)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if plain[one : one + middle] == plain[other : other + middle] else (low, middle - 1)
    return low


def email_sha1(author: Author) -> str:
    """Return the mark of a person's address as the W3C model has it; empty for somebody without one."""
    address = author.email.strip()
    return hashlib.sha1(f"mailto:{address}".encode(), usedforsecurity=False).hexdigest() if address else ""


def is_by(annotation: Annotation, author: Author) -> bool:
    """Tell whether somebody wrote a note: by their key or the mark of their address where both have one, else by name.

    A private note belongs to whoever has the desk it lies on, whatever they are called.
    """
    if annotation.private:
        return True
    if annotation.creator.key and author.key:
        return annotation.creator.key == author.key
    mine = email_sha1(author)
    if mine and annotation.creator_sha1:
        return mine == annotation.creator_sha1
    return annotation.creator.name.strip().casefold() == author.name.strip().casefold()
