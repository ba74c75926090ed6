"""Two families of edits in which a note is easily lost or asked about in vain.

Of two equal paragraphs one is removed: the note on the other one stays, that on the removed one is never surely on the
other. And a long quotation stands once before and once after whatever was done around it.
"""

import random
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from kb.anchors.anchor import Anchored, anchor
from kb.annotation.annotation import quote_of
from tests.bench.anchor_edits import HEADS, LINES, passages

Sections = list[list[str]]
Place = tuple[int, int]  # section, paragraph
TURNS: Final = 30
TWINS: Final = (
    "elsewhere",
    "elsewhere, part",
    "elsewhere, line",
    "same section",
    "same section, part",
    "same heading",
    "same heading, part",
    "other section goes",
    "words changed",
    "neighbours rewritten",
)
LONG: Final = (
    "paragraph moved",
    "passage moved",
    "neighbours rewritten",
    "everything rewritten",
    "paragraph rewritten around it",
    "sections reordered",
    "paragraphs shuffled",
    "all at once",
)


class Tried(NamedTuple):
    """A note after an edit: what it is of, where its words are (negative: they are gone), what was answered."""

    kind: str
    start: int
    known: Anchored
    alone: Anchored

    def is_found(self, answer: Anchored) -> bool:
        return answer.start == self.start and answer.certainty in ("certain", "moved")

    def is_wrong(self, answer: Anchored) -> bool:
        return answer.start != self.start and answer.certainty in ("certain", "moved")


def _paragraph(rng: random.Random) -> str:
    while True:
        text = rng.choice(passages())
        if len(text) > 160:
            return text[: rng.randint(150, 700)].strip()


def _sections(rng: random.Random) -> Sections:
    return [[head, *(_paragraph(rng) for _ in range(rng.randint(2, 3)))] for head in rng.sample(HEADS, 5)]


def _laid_out(sections: Sections) -> tuple[str, dict[Place, int]]:
    """Return the text and where each paragraph begins; an empty one is gone."""
    text, begins = "", {}
    for s, section in enumerate(sections):
        for p, paragraph in enumerate(section):
            begins[s, p] = len(text)
            text += f"{paragraph}\n" if paragraph else ""
    return text, begins


def twins(kind: str, *, survives: bool) -> Iterator[Tried]:
    """Remove the equal paragraph that is not noted, or the noted one."""
    for turn in range(TURNS):
        rng = random.Random(f"{kind} {turn}")
        sections = _sections(rng)
        twin = " ".join(rng.sample(LINES, 2)) if "line" in kind else _paragraph(rng)
        one, other = sorted(rng.sample(range(4), 2))
        if "same section" in kind:
            sections[one][1:1], sections[one][3:3] = [twin], [twin]
            places = [(one, 1), (one, 3)]
        else:
            if "same heading" in kind:
                sections[one][0] = sections[other][0]
            places = [(s, 1 if "same heading" in kind else rng.randint(1, len(sections[s]))) for s in (one, other)]
            for s, p in places:
                sections[s].insert(p, twin)
        old, begins = _laid_out(sections)
        rng.shuffle(places)
        noted, gone = places if survives else reversed(places)
        stays = noted
        new = [list(section) for section in sections]
        new[gone[0]][gone[1]] = ""
        if kind == "other section goes":
            new[gone[0]] = [""] * len(new[gone[0]])
        if kind == "neighbours rewritten":
            _rewrite_beside(rng, new, stays)
        if kind == "words changed":
            _change_words(rng, new, twin)
        text, there = _laid_out(new)
        low, high = _part(rng, twin) if "part" in kind else (0, len(twin))
        place = begins[noted if survives else gone]
        quote = quote_of(old, place + low, place + high)
        yield Tried(kind, there[stays] + low if survives else -1, anchor(quote, text, old), anchor(quote, text))


def _part(rng: random.Random, text: str) -> tuple[int, int]:
    """Return some words of a paragraph: more than a few, less than all."""
    gaps = [k for k, sign in enumerate(text) if sign == " "]
    first = rng.randrange(len(gaps) // 3)
    return gaps[first] + 1, gaps[min(len(gaps) - 1, first + rng.randint(8, 15))]


def _rewrite_beside(rng: random.Random, sections: Sections, place: Place) -> None:
    section = sections[place[0]]
    for p in (place[1] - 1, place[1] + 1):
        if 0 <= p < len(section) and section[p]:
            section[p] = _paragraph(rng)


def _change_words(rng: random.Random, sections: Sections, kept: str) -> None:
    for section in sections:
        for p, paragraph in enumerate(section):
            if paragraph not in ("", kept) and rng.random() < 0.6:
                words = paragraph.split(" ")
                words[rng.randrange(len(words))] = "sesuatu"
                section[p] = " ".join(words)


def long_quotations(kind: str) -> Iterator[Tried]:
    """Carry a long passage through an edit of a kind; cases in which it does not stand once on both sides are left out."""
    for turn in range(TURNS):
        rng = random.Random(f"{kind} {turn}")
        sections = _sections(rng)
        s = rng.randrange(len(sections))
        p = rng.randrange(1, len(sections[s]))
        paragraph = sections[s][p]
        inner = kind in ("passage moved", "paragraph rewritten around it", "all at once")
        low, high = _part(rng, paragraph) if inner else (0, len(paragraph))
        old, begins = _laid_out(sections)
        new = _LONG[kind](rng, sections, (s, p), paragraph[low:high])
        text, _ = _laid_out(new)
        quote = quote_of(old, begins[s, p] + low, begins[s, p] + high)
        if old.count(quote.exact) == text.count(quote.exact) == 1:
            yield Tried(kind, text.index(quote.exact), anchor(quote, text, old), anchor(quote, text))


def _carried(rng: random.Random, sections: Sections, place: Place, passage: str) -> Sections:
    """Put a passage elsewhere: alone if it is a paragraph, else into the middle of another one."""
    s, p = place
    section = rng.randrange(len(sections))
    if sections[s][p] == passage:
        del sections[s][p]
        sections[section].insert(rng.randint(1, len(sections[section])), passage)
        return sections
    sections[s][p] = sections[s][p].replace(f"{passage} ", "")
    host = rng.randrange(1, len(sections[section]))
    words = sections[section][host].split(" ")
    middle = rng.randrange(len(words))
    sections[section][host] = " ".join([*words[:middle], passage, *words[middle:]])
    return sections


def _beside(rng: random.Random, sections: Sections, place: Place, passage: str) -> Sections:
    _rewrite_beside(rng, sections, place)
    return sections


def _everything(rng: random.Random, sections: Sections, place: Place, passage: str) -> Sections:
    return [
        [passage if (s, p) == place else _paragraph(rng) for p in range(len(section))]
        for s, section in enumerate(sections)
    ]


def _around(rng: random.Random, sections: Sections, place: Place, passage: str) -> Sections:
    sections[place[0]][place[1]] = f"{_paragraph(rng)} {passage} {_paragraph(rng)}"
    return sections


def _reordered(rng: random.Random, sections: Sections, place: Place, passage: str) -> Sections:
    return rng.sample(sections, len(sections))


def _shuffled(rng: random.Random, sections: Sections, place: Place, passage: str) -> Sections:
    rows = [row for section in sections for row in section]
    return [rng.sample(rows, len(rows))]


def _all_at_once(rng: random.Random, sections: Sections, place: Place, passage: str) -> Sections:
    return _shuffled(rng, _around(rng, sections, place, passage), place, passage)


_LONG: Final[dict[str, Callable[[random.Random, Sections, Place, str], Sections]]] = {
    "paragraph moved": _carried,
    "passage moved": _carried,
    "neighbours rewritten": _beside,
    "everything rewritten": _everything,
    "paragraph rewritten around it": _around,
    "sections reordered": _reordered,
    "paragraphs shuffled": _shuffled,
    "all at once": _all_at_once,
}
