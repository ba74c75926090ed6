"""What becomes of one file, in any of its versions, when words are erased: its text, its name, a note's place.

The same is done to the files of a history and to those that lie in the library now, so that both agree afterwards.
"""

import base64
import io
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final

import msgspec

from kb.annotation.annotation import Annotation, Quote, digest_of, quote_of
from kb.annotation.annotation_json import annotation_bytes, read_annotation
from kb.base.problems import KnownError
from kb.base.zip_file import DAMAGE
from kb.erasure.history_words import Eraser, json_bytes, plain_json
from kb.gate.identifiers.image_facts import without_facts
from kb.layout import shelves
from kb.reading import read
from kb.story.story_file import StoryFile

_HEAD: Final = re.compile(r"\A(?:\ufeff)?---[ \t]*\r?\n.*?^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_NI: Final = re.compile(rb"ni:///sha-256;([A-Za-z0-9_-]{43})")
_LETTERS_FIRST: Final = re.compile(r"\A[^\W\d_]+")
_LETTERS_LAST: Final = re.compile(r"[^\W\d_]+\Z")
_SHELF: Final = 2
_UNPACKED: Final = 50_000_000
_PICTURES: Final = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF")
Texts = Mapping[str, tuple[str, str]]
"""Plain texts that changed, by the digest they had: as they were and as they are."""


class Files:
    """Rewrites single files; a file of which nothing is left is None."""

    def __init__(self, eraser: Eraser, stories: Sequence[str] = (), files: Sequence[str] = ()) -> None:
        self.eraser, self.stories, self.files = eraser, frozenset(stories), frozenset(files)

    def names(self, names: Sequence[str]) -> dict[str, str]:
        """Return what the entries of one folder are called afterwards; no two get the same name."""
        kept = {name for name in names if not self.eraser.holds(name)}
        found = {name: name for name in kept}
        for name in sorted(set(names) - kept):
            stem, dot, ending = (plain := self.eraser.name(name)).rpartition(".")
            number, chosen = 1, plain
            while chosen in kept:
                number += 1
                chosen = f"{stem}-{number}.{ending}" if dot else f"{plain}-{number}"
            kept.add(chosen)
            found[name] = chosen
        return found

    def goes(self, path: str, data: bytes) -> bool:
        """Tell whether a file is to go altogether: by its path, or with its story. The sign of a withdrawal stays."""
        if path in self.files:
            return True
        parts = path.split("/")
        # The shelf above a story is called by the first letters of many.
        if parts[0] != shelves.STORIES or self.stories.isdisjoint(part for part in parts[1:-1] if len(part) > _SHELF):
            return False
        return not (parts[-1] == shelves.STORY and parts[-2] in self.stories and is_sign(data, path))

    def content(self, path: str, data: bytes, texts: Texts) -> bytes | None:
        """Return the bytes of a file without the words, None where it can only go as a whole."""
        if is_note(path):
            return self._note(data, texts)
        if data.startswith(_PICTURES) or data[4:8] == b"ftyp":
            return self._picture(data)
        if b"\0" in data:
            return self._binary(data)
        text = data.decode("utf-8", "surrogateescape")
        if not self.eraser.holds_bytes(data):
            return data
        if path.endswith(".json"):
            return self._json(data)
        form = "yaml" if path.endswith((".yaml", ".yml")) else "markdown" if path.endswith(".md") else "text"
        head = _HEAD.match(text) if form == "markdown" else None
        end = head.end() if head else 0
        plain = self.eraser.replaced(text[:end], "yaml") + self.eraser.replaced(text[end:], form)
        made = plain.encode("utf-8", "surrogateescape")
        return made if not self.eraser.holds_bytes(made) else self._last(plain)

    def _last(self, text: str) -> bytes | None:
        """Letters that were written as numbers are written as letters first."""
        plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
        made = self.eraser.replaced(plain).encode("utf-8", "surrogatepass")
        return made if not self.eraser.holds_bytes(made) else None

    def _json(self, data: bytes) -> bytes | None:
        try:
            return json_bytes(plain_json(json.loads(data), self.eraser))
        except (ValueError, RecursionError):
            return self._last(self.eraser.replaced(data.decode("utf-8", "surrogateescape")))

    def _picture(self, data: bytes) -> bytes | None:
        if not (self.eraser.holds_bytes(data) or any(map(self.eraser.holds_bytes, _packed_texts(data)))):
            return data
        try:
            clean = without_facts(data)
        except KnownError:
            return None
        held = self.eraser.holds_bytes(clean) or any(map(self.eraser.holds_bytes, _packed_texts(clean)))
        return None if held else clean

    def _binary(self, data: bytes) -> bytes | None:
        for mark, code in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
            if data.startswith(mark):
                if not self.eraser.holds_bytes(data):
                    return data
                made = self.eraser.replaced(data.decode(code, "replace")).encode(code, "replace")
                return None if self.eraser.holds_bytes(made) else made
        held = self.eraser.holds_bytes(data) or any(map(self.eraser.holds_bytes, _packed_texts(data)))
        return None if held else data

    def _note(self, data: bytes, texts: Texts) -> bytes | None:
        moved = _NI.sub(lambda found: _renamed(found[1], texts), data)
        try:
            before = read_annotation(data)
        except KnownError:
            return self._json(data) if self.eraser.holds_bytes(data) else moved
        quote = before.quote
        known = texts.get(quote.digest) if quote is not None else None
        cut = self._edges(before) if known is None else None
        if moved == data and known is None and cut is None and not self.eraser.holds_bytes(data):
            return data
        made = self._json(moved) or b""
        note = read_annotation(made)
        if quote is not None and known is not None:
            note = msgspec.structs.replace(note, quote=self._requoted(quote, *known))
        elif cut is not None and note.quote is not None:
            prefix, suffix = cut
            note = msgspec.structs.replace(
                note, quote=msgspec.structs.replace(note.quote, prefix=prefix, suffix=suffix)
            )
        done = annotation_bytes(note)
        return done if not self.eraser.holds_bytes(done) else self._json(done)

    def _edges(self, note: Annotation) -> tuple[str, str] | None:
        """Return what stands around the quoted words without halves of names that were cut through, None if none is."""
        quote = note.quote
        if quote is None:
            return None
        words = {part.casefold() for one in self.eraser.wanted for part in re.split(r"[\W\d_]+", one.words) if part}
        prefix, suffix = self.eraser.replaced(quote.prefix), self.eraser.replaced(quote.suffix)
        first, last = _LETTERS_FIRST.search(prefix), _LETTERS_LAST.search(suffix)
        if first and any(word != first[0].casefold() and word.endswith(first[0].casefold()) for word in words):
            prefix = prefix[first.end() :]
        if last and any(word != last[0].casefold() and word.startswith(last[0].casefold()) for word in words):
            suffix = suffix[: last.start()]
        return (prefix, suffix) if (prefix, suffix) != (quote.prefix, quote.suffix) else None

    def _requoted(self, quote: Quote, old: str, new: str) -> Quote:
        """Quote the same place of the text as it is now, so that its surroundings hold no half of a name either."""
        exact = self.eraser.replaced(quote.exact)
        if quote.placed and quote.end <= len(old) and self.eraser.replaced(old) == new:
            start, end = self.eraser.moved(old, (quote.start, quote.end))
            return quote_of(new, start, end)
        at = new.find(exact)
        if exact and at >= 0 and new.find(exact, at + 1) < 0:
            return quote_of(new, at, at + len(exact))
        return msgspec.structs.replace(quote, exact=exact, prefix="", suffix="", start=-1, end=-1)


def is_note(path: str) -> bool:
    """Tell whether a path is that of a note in the margin of a story."""
    parts = path.split("/")
    return len(parts) > 2 and parts[0] == shelves.STORIES and parts[-2] == shelves.NOTES and parts[-1].endswith(".json")


def is_story(path: str) -> bool:
    """Tell whether a path is that of a story, published or waiting."""
    parts = path.split("/")
    return len(parts) > 2 and parts[0] == shelves.STORIES and parts[-1] in {shelves.STORY, shelves.WAITING}


def is_sign(data: bytes, path: str = "story.md") -> bool:
    """Tell whether a story's file only says that the story was withdrawn."""
    if b"withdrawn" not in data:
        return False
    file = StoryFile.parse(data, path)
    return file.story is not None and file.story.status == "withdrawn" and not file.body.strip()


def plain_of(data: bytes, path: str) -> str:
    """Return the plain text of a story, on which notes count their places."""
    return read(StoryFile.parse(data, path).body).plain


def digests_in(data: bytes) -> set[str]:
    """Return the digests of texts that a note names."""
    return {_hex(found) for found in _NI.findall(data)}


def _hex(name: bytes) -> str:
    return base64.urlsafe_b64decode(name + b"=").hex()


def _renamed(name: bytes, texts: Texts) -> bytes:
    known = texts.get(_hex(name))
    digest = bytes.fromhex(digest_of(known[1])) if known else base64.urlsafe_b64decode(name + b"=")
    return b"ni:///sha-256;" + base64.urlsafe_b64encode(digest).rstrip(b"=")


def _packed_texts(data: bytes) -> list[bytes]:
    """Return what is packed inside a file: the texts of a PNG, the members of a ZIP."""
    found: list[bytes] = []
    if data.startswith(b"\x89PNG"):
        found += _png_texts(data)
    elif data.startswith(b"PK\3\4"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                room = _UNPACKED
                for member in packed.infolist():
                    found.append(member.filename.encode())
                    if member.file_size <= room:
                        room -= member.file_size
                        found.append(packed.read(member))
        except (*DAMAGE, lzma.LZMAError, OSError):
            return found
    return found


def _png_texts(data: bytes) -> Iterator[bytes]:
    place = 8
    while place + 12 <= len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + size]
        _, _, rest = body.partition(b"\0")
        packed = b""
        if kind == b"zTXt":
            packed = rest[1:]
        elif kind == b"iTXt" and rest[:1] == b"\1":
            packed = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        if packed:
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(packed, _UNPACKED)
        place += 12 + size
