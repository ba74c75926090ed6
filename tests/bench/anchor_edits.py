"""Stories edited as people edit them, word by word on record, so that it is known where every word went.

The text is real (the passages of the shared material) under headings and lines that repeat; the edits are drawn.
"""

import json
import lzma
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = ROOT.parent / "shared" / "material"
TOKEN = re.compile(r"\w+|[^\w\s]")
HEADS = ("Situasi", "Tantangan", "Aksi", "Refleksi", "Langkah berikutnya", "Penjangkauan", "Asesmen", "Intervensi")
LINES = (
    "Pendampingan rutin setiap minggu.",
    "Rapat kasus.",
    "Tidak ada dana.",
    "Kunjungan rumah.",
    "Klien belum siap.",
    "Belum ada rujukan.",
    "Selesai.",
)
STRENGTHS = (0.1, 0.3, 0.6, 1.2, 2.5, 5)
SIZES = (1, 2, 3, 3, 5, 5, 8, 12, 20, 35)

Word = list[Any]  # [word or mark, what stands behind it, number it is known by (None: new, -1 - number: a copy)]
Case = dict[str, Any]


@cache
def passages() -> tuple[str, ...]:
    with lzma.open(MATERIAL / "questions" / "passages.jsonl.xz", "rt", encoding="utf-8") as lines:
        return tuple(json.loads(line)["text"].replace("\n", " ") for line in lines)


def words_of(text: str) -> list[Word]:
    found = list(TOKEN.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [[match[0], text[match.end() : end], None] for match, end in zip(found, ends, strict=True)]


def story(rng: random.Random) -> list[Word]:
    """Sections of a few paragraphs, some with a list of lines that come again and again."""
    parts: list[str] = []
    for head in [*rng.sample(HEADS, rng.randint(3, 7)), *rng.sample(HEADS, rng.randint(0, 1))]:
        parts.append(head)
        parts += [rng.choice(passages())[: rng.randint(200, 900)] for _ in range(rng.randint(1, 3))]
        if rng.random() < 0.6:
            parts += [rng.choice(LINES) for _ in range(rng.randint(2, 5))]
    words = words_of("\n".join(parts) + "\n")
    for number, word in enumerate(words):
        word[2] = number
    return words


def spans(words: list[Word], ends: Callable[[Word], bool]) -> list[tuple[int, int]]:
    borders = [0, *(k + 1 for k, word in enumerate(words) if ends(word)), len(words)]
    return [(low, high) for low, high in pairwise(borders) if low < high]


def sentences(words: list[Word]) -> list[tuple[int, int]]:
    return spans(words, lambda word: (word[0] in ".!?" and bool(word[1])) or "\n" in word[1])


def paragraphs(words: list[Word]) -> list[tuple[int, int]]:
    return spans(words, lambda word: "\n" in word[1])


def fresh(rng: random.Random) -> list[Word]:
    """One to three sentences from elsewhere."""
    words = words_of(rng.choice(passages()) + " ")
    places = sentences(words)
    first = rng.randrange(len(places))
    return words[places[first][0] : places[min(len(places), first + rng.randint(1, 3)) - 1][1]]


def put(rng: random.Random, words: list[Word], block: list[Word], places: Callable[[list[Word]], list[Any]]) -> None:
    place = rng.choice(places(words))[0] if words else 0
    words[place:place] = block


def cut(rng: random.Random, words: list[Word], places: Callable[[list[Word]], list[Any]], most: int = 1) -> list[Word]:
    found = places(words)
    first = rng.randrange(len(found))
    low, high = found[first][0], found[min(len(found), first + rng.randint(1, most)) - 1][1]
    block = words[low:high]
    del words[low:high]
    return block


def other_word(rng: random.Random, words: list[Word]) -> None:
    word = rng.choice(words)
    word[0], word[2] = rng.choice(words)[0], None


def other_form(rng: random.Random, words: list[Word]) -> None:
    word = rng.choice(words)
    word[0], word[2] = word[0][:-1] if len(word[0]) > 3 else word[0] + "nya", None


def more_words(rng: random.Random, words: list[Word]) -> None:
    place = rng.randrange(len(words))
    words[place:place] = [[rng.choice(words)[0], " ", None] for _ in range(rng.randint(1, 4))]


def fewer_words(rng: random.Random, words: list[Word]) -> None:
    place = rng.randrange(len(words))
    del words[place : place + rng.randint(1, 5)]


def reworded(rng: random.Random, words: list[Word]) -> None:
    low, high = rng.choice(sentences(words))
    for word in words[low:high]:
        if rng.random() < 0.35:
            word[0], word[2] = rng.choice(words)[0], None


def rewritten(rng: random.Random, words: list[Word]) -> None:
    low, high = rng.choice(sentences(words))
    words[low:high] = fresh(rng)


def doubled(rng: random.Random, words: list[Word]) -> None:
    low, high = rng.choice(paragraphs(words))
    copy = [
        [word, gap, -1 - number if number is not None and number >= 0 else None]
        for word, gap, number in words[low:high]
    ]
    put(rng, words, copy, paragraphs)


def joined(rng: random.Random, words: list[Word]) -> None:
    ends = [word for word in words if "\n" in word[1]]
    if ends:
        rng.choice(ends)[1] = " "


def split(rng: random.Random, words: list[Word]) -> None:
    rng.choice(words)[1] = "\n"


def dressed(_: random.Random, words: list[Word]) -> None:
    for word in words:
        word[0] = {'"': "”", "'": "’", "-": "–"}.get(word[0], word[0])


EDITS: tuple[tuple[float, Callable[[random.Random, list[Word]], object]], ...] = (
    (8, other_word),
    (8, other_form),
    (6, more_words),
    (6, fewer_words),
    (5, lambda rng, words: cut(rng, words, sentences)),
    (6, lambda rng, words: put(rng, words, fresh(rng), sentences)),
    (3, lambda rng, words: put(rng, words, cut(rng, words, sentences), sentences)),
    (2, lambda rng, words: put(rng, words, cut(rng, words, paragraphs), paragraphs)),
    (1.5, lambda rng, words: cut(rng, words, paragraphs)),
    (0.7, doubled),
    (2, rewritten),
    (3, reworded),
    (2, split),
    (2, joined),
    (0.5, dressed),
    (1, lambda rng, words: put(rng, words, words_of(rng.choice(HEADS + LINES) + "\n"), paragraphs)),
    (0.3, lambda rng, words: put(rng, words, cut(rng, words, paragraphs, 3), paragraphs)),
    (0.2, lambda rng, words: cut(rng, words, paragraphs, 3)),
)


def edited(rng: random.Random, words: list[Word], strength: float) -> list[Word]:
    """Edit about so many times in forty words."""
    words = [list(word) for word in words]
    count = max(1, int(strength * len(words) / 40))
    for _, change in rng.choices(EDITS, [share for share, _ in EDITS], k=count):
        if len(words) > 40:
            change(rng, words)
    return words


def laid_out(words: list[Word]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text and where each word stands in it."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    for k, (word, gap, _) in enumerate(words):
        glued = not gap and k + 1 < len(words) and word[-1].isalnum() and words[k + 1][0][0].isalnum()
        places.append((length, length + len(word)))
        parts += [word, " " if glued else gap]
        length += len(word) + len(parts[-1])
    return "".join(parts), places


def cases(seed: int, stories: int, quotes: int = 14) -> Iterator[tuple[str, str, Case]]:
    """Yield quotations with known truth, labelled like those of the shared material."""
    rng = random.Random(seed)
    for number in range(stories):
        old = story(rng)
        new = edited(rng, old, rng.choice(STRENGTHS))
        old_text, old_places = laid_out(old)
        new_text, new_places = laid_out(new)
        where = {word[2]: k for k, word in enumerate(new) if word[2] is not None}
        gone = [k for k in range(len(old)) if k not in where]
        for turn in range(quotes):
            size = min(rng.choice(SIZES), len(old))
            first = rng.randint(0, len(old) - size)
            if turn % 2 and gone:  # beside something that is gone
                first = max(0, min(len(old) - size, rng.choice(gone) - rng.randint(0, size)))
            right = truth([word[0] for word in old[first : first + size]], first, where, new_places)
            if right is not None:
                start, end = old_places[first][0], old_places[first + size - 1][1]
                yield old_text, new_text, {"pair": f"{seed}-{number}", "start": start, "end": end, **right}


def truth(words: list[str], first: int, where: dict[int, int], places: list[tuple[int, int]]) -> Case | None:
    """Return the label of a quotation and where it is, None where nobody could say."""
    size = len(words)
    letters = [first + k for k, word in enumerate(words) if word.isalpha()]
    if not letters or any(k not in where and -1 - k in where for k in range(first, first + size)):
        return None
    kept = sum(k in where for k in letters) / len(letters)
    if kept == 0:
        return {"label": "deleted"}
    found = [where[k] for k in range(first, first + size) if k in where]
    low, high = min(found), max(found)
    if kept < 0.5 or high - low > 3 * size:
        return None
    same = found == list(range(low, low + size))
    return {"label": "same" if same else "changed", "new_start": places[low][0], "new_end": places[high][1]}
