"""One way to compare labels and place names, so that "Anak-anak", "anak anak" and "ANAK ANAK" are the same words.

Case, accents, hyphens (and so reduplication), punctuation and runs of spaces carry no meaning in a label. Apostrophes
disappear rather than part a word: "Author's" is one word.
"""

import re
import unicodedata
from typing import Final

_APOSTROPHES: Final = re.compile("['’‘ʼ`]")
_APART: Final = re.compile(r"[^\w]|_")


def fold(text: str) -> str:
    """Return `text` as plain lower-case words with one space between them; folding twice changes nothing."""
    plain = text.lower() if text.isascii() else _plain(text)
    if plain.isalnum() and plain.isascii():
        return plain  # one word, as most texts are that are folded
    return " ".join(_APART.sub(" ", _APOSTROPHES.sub("", plain)).split())


def _plain(text: str) -> str:
    """Take accents off; repeated, because some letters only show their accent once their case is gone."""
    while True:
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
        if plain == text:
            return plain
        text = plain
