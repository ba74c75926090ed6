"""What is left of an Indonesian word without its affixes.

The dictionary lists for each root the affixes it was seen with, and living Indonesian uses more: "jejaknya",
"diorganisasi", "tuliskan". Only roots of four letters and more are looked for, because almost any slip leaves some
shorter one.
"""

from collections.abc import Iterator
from typing import Final

_PROCLITICS: Final = ("ku", "kau")
_ENCLITICS: Final = ("nya", "lah", "kah", "pun", "ku", "mu")
_SUFFIXES: Final = ("kan", "an", "i")
_PLAIN: Final = ("di", "ter", "ber", "ke", "se", "per")
_LEARNED: Final = ("anti", "antar", "multi", "non", "pasca", "pra", "semi", "sub", "swa", "tuna")
_LEAST: Final = 4
_VOWELS: Final = frozenset("aeiou")
# What follows each form of me- and pe-, and the letter that it swallowed before a vowel.
_NASAL: Final = (
    ("nge", "", ""),
    ("ny", "", "s"),
    ("ng", "ghkaeiou", "k"),
    ("m", "bfpv", "p"),
    ("n", "cdjsz", "t"),
    ("", "lrmnwy", ""),
)


def without_clitics(word: str) -> Iterator[str]:
    """Yield a word without the little words that are written onto its beginning or end, of which two may stand there."""
    for proclitic in _PROCLITICS:
        base = word.removeprefix(proclitic)
        if base != word and len(base) >= _LEAST:
            yield base
    for enclitic in _ENCLITICS:
        base = word.removesuffix(enclitic)
        if base != word and len(base) >= _LEAST:
            yield base
            if enclitic in ("lah", "kah", "pun") and base.endswith("nya") and len(base) >= _LEAST + 3:
                yield base.removesuffix("nya")


def roots_of(word: str) -> Iterator[str]:
    """Yield what may be the root of an affixed word; a word can be taken apart in several ways."""
    for base in (word, *without_clitics(word)):
        for beginning in _without_prefix(base):
            yield from _without_suffix(beginning)
            for inner in _without_prefix(beginning):
                yield from _without_suffix(inner)
        yield from _without_suffix(base)


def _without_suffix(word: str) -> Iterator[str]:
    if len(word) >= _LEAST:
        yield word
    for suffix in _SUFFIXES:
        base = word.removesuffix(suffix)
        if base != word and len(base) >= _LEAST:
            yield base


def _without_prefix(word: str) -> Iterator[str]:
    for prefix in (*_PLAIN, *_LEARNED):
        if word.startswith(prefix):
            yield word[len(prefix) :]
    if word[:2] in ("me", "pe"):
        yield from _without_nasal(word[2:])


def _without_nasal(rest: str) -> Iterator[str]:
    for sound, before, swallowed in _NASAL:
        base = rest.removeprefix(sound)
        if not base or not rest.startswith(sound):
            continue
        if (base[0] in before and len(base) > _LEAST) or sound == "nge":
            yield base
        if swallowed and base[0] in _VOWELS and len(base) >= _LEAST:
            yield swallowed + base
