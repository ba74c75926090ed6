"""Facets stand in one table, and everything that lists them is made from it."""

import msgspec
import pytest

from kb.story.story_card import Card
from kb.vocabulary.concept import SCHEMES
from kb.vocabulary.facets import ROWS, tags


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_a_row_can_be_asked_for_in_both_languages_and_has_its_values_from_somewhere(row) -> None:
    assert row.label.id
    assert row.label.en
    assert len(row.fields) >= 2
    kind = next(field.type for field in msgspec.structs.fields(Card) if field.name == row.card)
    assert kind in (str, tuple[str, ...])
    assert (row.scheme in SCHEMES) == (row.source == "concept")


def test_no_two_rows_share_a_key_or_a_field_or_a_place_on_the_front_page() -> None:
    assert len({row.key for row in ROWS}) == len(ROWS)
    names = [name for row in ROWS for name in row.fields]
    assert len(set(names)) == len(names)
    homes = [row.home for row in ROWS if row.home]
    assert sorted(homes) == list(range(1, len(homes) + 1))


def test_a_single_value_and_several_are_given_alike() -> None:
    card = Card(id="a", path="a", title="A", kind="cerita", issues=("isu.anak", "isu.lansia"))
    by = {row.key: tags(card, row) for row in ROWS}
    assert (by["kind"], by["issue"], by["method"]) == (("cerita",), ("isu.anak", "isu.lansia"), ())
