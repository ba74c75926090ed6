"""Plain YAML gives what was typed, knows its lines, and never does worse than refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.compat import StringIO

from kb.base.plain_yaml import MAX_DEPTH, PlainMapping, PlainYamlError, load


def test_every_scalar_is_the_text_that_was_typed():
    text = "a: 31.70\nb: [no, 2014-05-01, 007]\nc:\n  d: ''\n  e:\n---\nnot: read\n"
    assert load(text) == {"a": "31.70", "b": ["no", "2014-05-01", "007"], "c": {"d": "", "e": ""}}


def test_mappings_know_their_lines():
    value = load("# note\na: 1\nlist:\n  - b: 2\n    c: 3\n  - {d: 4}\n")
    assert isinstance(value, PlainMapping)
    assert (value.line, value.lines) == (2, {"a": 2, "list": 3})
    assert [(item.line, item.lines) for item in value["list"]] == [(4, {"b": 4, "c": 5}), (6, {"d": 6})]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1, 2\nb: 3\n", 2),
        ("a: 1\nb: 2\na: 3\n", 3),
        ("a: &x [1]\nb: *x\n", 2),
        ("? [a, b]\n: c\n", 1),
        ("a: {b: c}: d\n", 1),
        ("a:\n\t- b\n", 2),
        ("[" * 100_000, 1),
        ("- " * 100_000, 1),
        ("{a: " * 100_000, 1),
        ("? " * 100_000, 1),
        ("a: \x00", None),
        ("a: \ud800", None),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, line: int | None):
    with pytest.raises(PlainYamlError) as refused:
        load(text)
    assert refused.value.line == line
    assert refused.value.reason


def test_nesting_is_allowed_up_to_a_depth_that_nobody_needs():
    assert load("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    with pytest.raises(PlainYamlError):
        load("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))


@pytest.mark.parametrize("text", ["", "# only a note\n", "---\n"])
def test_nothing_is_read_as_nothing(text: str):
    assert not load(text)


_text = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\x85")
)
_values = st.recursive(
    _text, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_text, inner, max_size=4), max_leaves=12
)


@given(_values)
def test_what_a_writer_writes_is_what_is_read(value: object):
    out = StringIO()
    writer = YAML()
    writer.width = 4096
    writer.representer.ignore_aliases = lambda *_: True
    writer.dump(value, out)
    assert load(out.getvalue()) == value


@given(st.text(alphabet="ab:-[]{}?,&*!|>'\"#%@\n \t0.~", max_size=60))
def test_any_text_is_read_or_refused(text: str):
    try:
        load(text)
    except PlainYamlError as refused:
        assert refused.reason
