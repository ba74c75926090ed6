"""How much of a question is read: its first 64 words, at most a thousand letters. Nobody asks more; a pasted page does.

What is left is a question by itself, so that reading, correcting and ways on need no bound of their own, and a megabyte
costs what a long sentence costs.
"""

from typing import Final

from index.language.analysis import tokens
from kb.base.words import Words

MOST_WORDS: Final = 64
MOST_LETTERS: Final = 1_000
QUOTES: Final = '"“”„'
ORS: Final = frozenset({"OR", "ATAU"})
_LEAST: Final = 2 * MOST_WORDS  # letters: no shorter text has more words


def bounded(text: str) -> str:
    """Return the question that is read of a text: the text itself, or its beginning, with no quotation left open."""
    if len(text) <= _LEAST:
        return text
    found = tokens(text[: MOST_LETTERS + 1])
    if len(text) <= MOST_LETTERS and len(found) <= MOST_WORDS:
        return text
    end = found[MOST_WORDS].start if len(found) > MOST_WORDS else MOST_LETTERS
    return _closed(_whole_words(text, end))


def only_beginning(question: str) -> Words:
    """Say that a text was too long to be read whole; `question` is what was read of it."""
    words = len(tokens(question))
    return Words(
        f"Pertanyaan ini panjang: hanya {words} kata pertama yang dicari.",
        f"This question is long: only its first {words} words are searched.",
    )


def _whole_words(text: str, end: int) -> str:
    """Return the text up to about a place, without a word that it cuts through, if there are others."""
    if text[end - 1].isspace() or text[end : end + 1].isspace():
        return text[:end].rstrip()
    kept = text[:end].rsplit(maxsplit=1)
    return text[: end - len(kept[1])].rstrip() if len(kept) > 1 else text[:end]


def _closed(text: str) -> str:
    """Return the beginning of a question without what waits for more: an open quotation is closed, a lone OR is dropped."""
    marks = [at for at, sign in enumerate(text) if sign in QUOTES]
    if len(marks) % 2:
        before = text[: marks[-1]]
        if not before.endswith(":"):
            return f'{text}"'
        if " " not in before.strip():
            return f'{text}"'  # half a value of a field, and nothing else: it is told that there is no such value
        text = before.rsplit(maxsplit=1)[0]
    while (last := text.rsplit(maxsplit=1)) and (last[-1] in ORS or not any(map(str.isalnum, last[-1]))):
        if len(last) == 1:
            return text
        text = last[0]
    return text
