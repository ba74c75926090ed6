"""A dictionary in the form of hunspell, as it lies on the disk.

The dictionaries are data beside the program (`data/spelling`, see NOTICES.md) and can be exchanged for others of the
same names. Affixes are understood by spylls, which is hunspell in plain Python. It needs a second and 60 MB for a whole
English dictionary, so it is only given the words that take affixes: half of them.
"""

from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any, Final

import msgspec

FOLDER: Final = Path(__file__).resolve().parents[1] / "data" / "spelling"
_FILES: Final = {"id": "id_ID", "en": "en_US"}


class WordFile(msgspec.Struct, frozen=True):
    """Words that stand alone, names by their small letters, roots that take affixes, and what knows about those."""

    words: tuple[str, ...]
    names: Mapping[str, str]
    roots: tuple[str, ...]
    hunspell: Any

    @classmethod
    def read(cls, language: str, folder: Path = FOLDER) -> "WordFile":
        """Read the dictionary of "id" or "en"; raises OSError when it is not there."""
        # A quarter of a second to load: only when wanted.
        from spylls.hunspell import Dictionary, readers  # noqa: PLC0415
        from spylls.hunspell.readers.file_reader import FileReader  # noqa: PLC0415

        class Reader(FileReader):
            """Reads a text that somebody else opened: what spylls opens it leaves open."""

            def _open(self, path: StringIO, encoding: str) -> StringIO:
                path.seek(0)
                return path

        place = folder / _FILES[language]
        aff, context = readers.read_aff(Reader(StringIO(_text(place.with_suffix(".aff"), "iso8859-1"))))
        words: list[str] = []
        names: dict[str, str] = {}
        roots: list[str] = []
        bent = ["0"]  # hunspell counts its lines in the first; nobody reads the number
        lines = _text(place.with_suffix(".dic"), context.encoding).splitlines()[1:]
        for line in (*lines, *_more(folder / f"more_{language}.txt")):
            word, slash, _ = line.partition("/")
            if not word.islower():
                names[word.lower()] = word
            elif slash:
                roots.append(word)
                bent.append(line)
            else:
                words.append(word)
        dic = readers.read_dic(Reader(StringIO("\n".join(bent))), aff=aff, context=context)
        return cls(tuple(words), names, tuple(roots), Dictionary(aff, dic))

    def builds(self, word: str) -> bool:
        """Whether affixes make this word of one of the roots."""
        return bool(self.hunspell.lookup(word))


def _text(file: Path, encoding: str) -> str:
    return file.read_text(encoding, "surrogateescape")


def _more(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [line for line in lines if line and not line.startswith("#")]
