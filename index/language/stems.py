"""Stems of Indonesian words: PySastrawi over a freely licensed list of roots, each word stemmed once in a lifetime.

The list that PySastrawi brings along is CC BY-NC-SA, so it is not used; `data/roots.txt` says where ours comes from.
Stemming costs about 0.15 ms a word and a library of thousands of stories holds some ten thousand different words, so
the answers are kept in a plain text file in the cache folder: a table of two columns that anybody may delete. Behind the
lines that were written at one time stands their checksum: one wrong stem would be copied into every index built from it.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer

from kb.base.atomic import make_folder, write_atomically
from kb.base.folders import is_own

STEMS_FILE: Final = "stems.tsv"
# Words of the field that the list does not hold and that would be cut down to another word (baya, fabel, perin).
FIELD_ROOTS: Final = ("difabel", "pemerintah", "sebaya")
_SUM: Final = "#= "
_SUMMED: Final = re.compile(rb"^#= ([0-9a-f]{8})\n", re.MULTILINE)
_LONGEST: Final = 40  # nothing longer is an Indonesian word, and the stemmer's time grows with the length


def read_roots() -> tuple[str, ...]:
    """Return the shipped list of roots without its notice."""
    text = (resources.files("index") / "data" / "roots.txt").read_text(encoding="utf-8")
    return (*(line for line in text.splitlines() if line and not line.startswith("#")), *FIELD_ROOTS)


@cache
def roots_digest() -> str:
    """Return a short digest of the roots, so that stems made with other roots are thrown away."""
    return hashlib.sha256("\n".join(read_roots()).encode()).hexdigest()[:12]


@cache
def _stemmer() -> Stemmer:
    """Make the stemmer once for the whole program: it only reads, and its list takes a moment to make."""
    return Stemmer(ArrayDictionary(read_roots()))


class Stems:
    """The stem of every word met so far, in memory and in a file; the stemmer itself is only made when needed."""

    def __init__(self, folder: Path | None = None, *, keeping: bool = True) -> None:
        """Read what is known in a folder; without `keeping` nothing is ever written there."""
        self._file = folder / STEMS_FILE if folder else None
        self._keeping = keeping
        self._stems: dict[str, str] = {}
        self._new: dict[str, str] = {}
        self._loaded = False
        self._of: int | None = None  # which file was read, by its identity on the disk

    def stem(self, word: str) -> str:
        """Return the stem of a folded word; words that are not plain Latin letters stem to themselves."""
        found = self._stems.get(word)
        if found is None:
            found = self._look_up(word)
        return found

    def warm(self) -> None:
        """Read the file and make the stemmer before somebody waits for them."""
        if not self._loaded:
            self._load()
        _stemmer()

    def pair(self, first: str, second: str) -> str | None:
        """Return the one stem of a reduplicated word such as meniru-nirukan, or None when the halves differ."""
        joined = f"{first}-{second}"
        stem = self.stem(joined)
        return None if "-" in stem else stem

    def save(self) -> None:
        """Write what is new behind the file; it is a cache, so a disk that refuses costs nothing but time."""
        if self._file is None or not self._new or not self._keeping:
            return
        if self._loaded and self._identity() != self._of:  # somebody has thrown it away, and for a reason
            self._new.clear()
            return
        lines = _summed("".join(f"{word}\t{stem}\n" for word, stem in self._new.items()))
        with suppress(OSError):
            make_folder(self._file.parent)
            if self._usable():
                with self._file.open("a", encoding="utf-8", newline="\n") as file:
                    file.write(lines)
            else:
                write_atomically(self._file, f"{self._heading}\n{lines}".encode())
                self._of = self._identity()
            self._new.clear()

    def forget(self) -> None:
        """Throw all stems away, on disk too: one of the words may be of a story that is to be forgotten."""
        self._stems.clear()
        self._new.clear()
        if self._file is not None:
            self._file.unlink(missing_ok=True)
        self._of = None

    @property
    def _heading(self) -> str:
        return f"# pustaka stems 2 {roots_digest()}"

    def _identity(self) -> int | None:
        try:
            return self._file.stat().st_ino if self._file is not None else None
        except OSError:
            return None

    def _usable(self) -> bool:
        if self._file is None or not is_own(self._file) or not self._file.is_file():
            return False
        with self._file.open(encoding="utf-8", errors="replace") as file:
            return file.readline().rstrip("\n") == self._heading

    def _look_up(self, word: str) -> str:
        if not self._loaded:
            self._load()
            if word in self._stems:
                return self._stems[word]
        if len(word) > _LONGEST or not word.isascii() or not word.replace("-", "").isalpha():
            return word
        stem = str(_stemmer().stem(word)) or word
        self._new[word] = self._stems[word] = stem
        return stem

    def _load(self) -> None:
        self._loaded = True
        self._of = self._identity()
        with suppress(OSError):
            if self._usable() and self._file is not None:
                raw = self._file.read_bytes()
                for lines in _intact(raw[raw.find(b"\n") + 1 :]):
                    self._stems |= {word: stem for word, _, stem in (line.partition("\t") for line in lines) if stem}


def _summed(lines: str) -> str:
    """Put the checksum of some lines behind them."""
    return f"{lines}{_SUM}{zlib.crc32(lines.encode()):08x}\n"


def _intact(raw: bytes) -> Iterator[list[str]]:
    """Return the lines that were written at one time and whose checksum is right; other words are stemmed once more.

    Every saved story waits for this, so whole pieces are summed, not lines.
    """
    begun = 0
    for found in _SUMMED.finditer(raw):
        lines = raw[begun : found.start()]
        if zlib.crc32(lines) == int(found[1], 16) and lines.isascii():
            yield lines.decode("ascii").split("\n")
        begun = found.end()
