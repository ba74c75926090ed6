"""What a tag, another name and scattered words are worth beside the words themselves."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from index.engine.name_scores import DIRECT, NARROWER, OTHER_NAME, Naming

SIZE = 12
ROWS = st.sets(st.integers(0, SIZE - 1)).map(sorted)
WORTH = st.floats(0.01, 9.0)


def numbers(rows):
    return np.asarray(rows, dtype=np.intp)


@example([1.0] * 8 + [0.125] + [1.0] * 3, (list(range(9)), [0, 1, 2, 8], [0, 1, 2, 3], [], []))
@given(st.lists(WORTH, min_size=SIZE, max_size=SIZE), st.tuples(ROWS, ROWS, ROWS, ROWS, ROWS))
def test_the_order_of_the_ways_to_have_a_name(scores, ways):
    words, whole, direct, narrower, named = ways
    naming = Naming(SIZE, SIZE)
    naming.add_words(numbers(words), np.asarray(scores)[numbers(words)], numbers(whole))
    naming.add_others([(OTHER_NAME, numbers(named)), (NARROWER, numbers(narrower)), (DIRECT, numbers(direct))])
    rows, worth = naming.weighed()
    found = dict(zip(rows.tolist(), worth.tolist(), strict=True))

    literal = set(words) & set(whole)
    others = {*direct, *narrower, *named}
    assert set(found) == set(words) | others
    assert all(value > 0.0 for value in found.values())
    for row in literal:
        assert found[row] >= scores[row]
        assert (found[row] > scores[row]) == (row in others)
        assert all(found[row] > found[other] for other in set(found) - literal)
    alone = others - set(words)
    scattered = set(words) - literal - others
    assert all(found[one] > found[other] for one in alone for other in scattered)
    for better, worse in ((direct, narrower), (narrower, named)):
        for one in set(better) & alone:
            assert all(found[one] >= found[other] for other in (set(worse) & alone) - set(direct) - set(better))


def test_a_single_word_is_always_the_name():
    naming = Naming(4, 4)
    naming.add_words(numbers([1, 2]), np.array([0.5, 2.0]))
    naming.add_others([(DIRECT, numbers([0, 2]))])
    rows, worth = naming.weighed()
    assert rows.tolist() == [0, 1, 2]
    assert worth[0] < 0.5 == worth[1] and worth[2] > 2.0


def test_nothing_is_nothing():
    rows, worth = Naming(3, 3).weighed()
    assert rows.size == worth.size == 0
