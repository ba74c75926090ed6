"""What a validator says in English and in types is said in words, in both languages, without the value."""

import re
from typing import Annotated, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.base.validation_words import expected
from kb.story.story import Story


@pytest.mark.parametrize(
    ("kind", "value", "indonesian", "english"),
    [
        (Annotated[str, msgspec.Meta(pattern=r"^[a-z]{3}\.[a-z0-9-]+$")], "x", "kode istilah", "code of a term"),
        (Literal["a", "b"], "c", "bukan salah satu", "none of the known"),
        (Annotated[str, msgspec.Meta(max_length=2)], "abc", "paling banyak 2 huruf", "at most 2 letters"),
        (Annotated[str, msgspec.Meta(min_length=1)], "", "tidak boleh kosong", "must not be empty"),
        (
            Annotated[tuple[str, ...], msgspec.Meta(max_length=1)],
            ["a", "b"],
            "paling banyak 1 isian",
            "at most 1 entries",
        ),
        (Annotated[int, msgspec.Meta(le=9)], 10, "paling besar 9", "at most 9"),
        (int, "x", "bilangan", "whole number"),
        (tuple[str, ...], "x", "daftar", "a list"),
    ],
)
def test_each_kind_of_mistake_is_a_sentence(kind: object, value: object, indonesian: str, english: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(value, kind)
    said = expected(str(caught.value))
    assert indonesian in said.id and english in said.en


@given(st.sampled_from([field.encode_name for field in msgspec.structs.fields(Story)]), st.data())
def test_no_mistake_in_a_head_shows_the_words_of_the_validator(field: str, data: st.DataObject) -> None:
    value = data.draw(st.one_of(st.none(), st.integers(), st.text(), st.lists(st.integers(), max_size=5)))
    kinds = {one.encode_name: one.type for one in msgspec.structs.fields(Story)}
    try:
        msgspec.convert(value, kinds[field])
    except msgspec.ValidationError as error:
        said = expected(str(error))
        assert not re.search(r"Expected|regex|enum|`|\$\.", said.id + said.en)
