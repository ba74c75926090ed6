"""The orders in which stories can be shown, worked out once when a segment is written."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.engine.arrays import Array


class Keys(NamedTuple):
    """What stories are sorted by, one entry a story."""

    ids: Sequence[str]
    titles: Sequence[str]
    english: Sequence[str]  # titles, empty where there is only the other
    created: Sequence[str]
    first: Array
    last: Array


def ranks(keys: Keys, order: str) -> NDArray[np.int64]:
    """Return the place of every story in one of `index.engine.segment.ORDERS`; equals stand in the order of their ids."""
    numbers = sorted(range(len(keys.ids)), key=keys.ids.__getitem__)
    if order == "newest":
        last = keys.last.tolist()
        numbers.sort(key=lambda story: (last[story], keys.created[story]), reverse=True)
    elif order == "period":
        first = keys.first.tolist()
        numbers.sort(key=lambda story: (first[story] == 0, first[story]))
    elif order == "title-id":
        numbers.sort(key=lambda story: keys.titles[story].casefold())
    elif order == "title-en":
        numbers.sort(key=lambda story: (keys.english[story] or keys.titles[story]).casefold())
    places = np.empty(len(numbers), dtype=np.int64)
    places[numbers] = np.arange(len(numbers))
    return places
