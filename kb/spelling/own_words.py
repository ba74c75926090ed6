"""The words that a person has added to their own dictionary: a plain file on the desk, one word a line.

Names of clients may be among them, so the file never goes into a library. It can be edited by hand; lines that begin
with "#" are kept as they are.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kb.base import folders
from kb.base.atomic import make_folder, told, write_atomically

FILE: Final = "kamus-saya.txt"


class OwnWords:
    """Read once; added to in one stroke, on top of what the file says then, so that two windows lose nothing."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or folders.desk() / FILE
        self._words = frozenset(_words(_lines(self._file)))

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._words

    def add(self, word: str) -> None:
        """Keep a word; raises KnownError when the file cannot be written, and the word counts until the end all the same."""
        lines = _lines(self._file)
        self._words = self._words.union(_words(lines), (word.lower(),))
        if word.lower() not in _words(lines):
            self._write((*lines, word.lower()))

    def remove(self, word: str) -> None:
        """Forget a word again; raises KnownError when the file cannot be written."""
        lines = _lines(self._file)
        self._words -= {word.lower()}
        left = [line for line in lines if line.startswith("#") or line.strip().lower() != word.lower()]
        if left != lines:
            self._write(left)

    def _write(self, lines: Sequence[str]) -> None:
        try:
            make_folder(self._file.parent)
            write_atomically(self._file, "".join(f"{line}\n" for line in lines).encode())
        except OSError as error:
            raise told(error, self._file) from error


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []


def _words(lines: list[str]) -> set[str]:
    return {line.strip().lower() for line in lines if line.strip() and not line.startswith("#")}
