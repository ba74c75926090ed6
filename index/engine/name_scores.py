"""What it is worth that a story has a name, a tag for it, or another name of the same thing.

The words as they are typed come first, with what BM25F gives them; a tag or another name beside them lifts a story above
those that have the words alone. Stories that only have a tag or another name follow, below every story that has the
typed name. The words of a longer name, scattered over a text, are no name: those stories come last.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]
Scores = NDArray[np.float64]

DIRECT: Final = 1.0  # tagged with the very thing
NARROWER: Final = 0.7  # tagged with something narrower
OTHER_NAME: Final = 0.5  # another name stands in the text
_ALONE: Final = 0.5  # of the rarity, without the words
_BOTH: Final = 1.0  # of the rarity, beside the words
_BELOW: Final = 0.9  # of the least that stories with the words score
_SCATTERED: Final = 0.4  # of what a tag alone is worth, for the best of them


class Naming:
    """The stories that have a name in one way or another, and what each way is worth."""

    def __init__(self, size: int, count: int) -> None:
        """Begin with nothing: `size` rows, of which `count` hold stories."""
        self._count = count
        self._words = np.zeros(size)
        self._strength = np.zeros(size)
        self._whole = np.zeros(size, dtype=np.bool_)
        self._scattered = np.zeros(size, dtype=np.bool_)

    def add_words(self, rows: Numbers, scores: Scores, whole: Numbers | None = None) -> None:
        """Add the stories with all the words; of a longer name, those that have it as a whole."""
        self._words[rows] = scores
        self._scattered[rows] = True
        self._whole[rows if whole is None else whole] = True
        self._whole &= self._scattered
        self._scattered &= ~self._whole

    def add_others(self, ways: Iterable[tuple[float, Numbers]]) -> None:
        """Add the stories that have a tag or another name; of several ways of one story the strongest counts."""
        for worth, rows in ways:
            self._strength[rows] = np.maximum(self._strength[rows], worth)

    def weighed(self) -> tuple[Numbers, Scores]:
        """Return all these stories and what they score."""
        rows = np.flatnonzero(self._whole | self._scattered | (self._strength > 0.0))
        words, strength, whole = self._words[rows], self._strength[rows], self._whole[rows]
        rarity = float(np.log1p((self._count - rows.size + 0.5) / (rows.size + 0.5)))
        alone = _ALONE * rarity
        if whole.any():
            # A story may have a tag and the scattered words: both together stay below the name itself.
            alone = min(alone, _BELOW * float(words[whole].min()) / (1.0 + _SCATTERED))
        scattered = self._scattered[rows]
        if scattered.any():
            most = float(words[scattered].max())
            words[scattered] *= min(1.0, _SCATTERED * alone / most) if most > 0.0 else 1.0
        return rows, words + strength * np.where(whole, _BOTH * rarity, alone)
