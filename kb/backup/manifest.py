"""What a backup says of itself: its parts, every file with size and digest, and in a sentence what is in it."""

from typing import Final

import msgspec

from kb.base.bounds import Count, Rights
from kb.base.words import Words

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
TOLD: Final = "BACA-SAYA.txt"
LIBRARY: Final = "library/"
DESK: Final = "desk/"
ENDING: Final = ".cadangan"


class Member(msgspec.Struct, frozen=True):
    """A file: its path with the part it belongs to, its size in bytes, the SHA-256 (hex) of them, its rights."""

    path: str
    size: Count
    digest: str
    mode: Rights


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`made` is ISO 8601 in UTC; `folders` are the folders with their rights, also empty ones; `skipped` what was left out."""

    format: int = FORMAT
    made: str
    title: str
    library_id: str
    sealed: bool
    said: Words
    files: tuple[Member, ...]
    folders: tuple[tuple[str, Rights], ...]
    skipped: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many bytes its files have together."""
        return sum(file.size for file in self.files)

    @property
    def has_desk(self) -> bool:
        """Return whether the backup holds a desk."""
        return any(path.startswith(DESK) for path, _ in self.folders)

    @property
    def has_library(self) -> bool:
        """Return whether the backup holds a library."""
        return any(path.startswith(LIBRARY) for path, _ in self.folders)
