"""One bad value in a head is one problem with its line, however large or odd it is, and never costs more than a moment."""

import time
from copy import deepcopy
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from kb.story.front_matter import find_line
from kb.story.period import Period
from kb.story.story import FIELDS
from kb.story.story_file import StoryFile

HUGE = {
    "letters": "a" * 100_000,
    "items": f"[{'a,' * 30_000}]",
    "mappings": f"[{'{},' * 20_000}]",
    "keys": "{" + ",".join(f"a{number}: b" for number in range(10_000)) + "}",
    "digits": "9" * 400,
    "beyond-64-bits": str(2**63),
    "a-great-version": str(2**40),
    "year-1": "0001-01-01T00:00:00+14:00",
    "year-9999": "9999-12-31T23:59:59-14:00",
    "not-a-number": ".nan",
    "infinite": "-.inf",
    "deep": "[" * 39 + "]" * 39,
    "nothing": '"\\0"',
    "half-a-sign": '"\\ud800"',
    "merge": "{<<: {id: x}}",
    "no-text-key": "{[a]: b}",
    "reference": "&a [*a]",
}
SECONDS = 1.0  # a second for each value froze the window; now a tenth


def head(key: str, value: str) -> bytes:
    fields = {"id": "cerita", "title": "Judul"} | {key: value}
    lines = "".join(f"{name}: {written}\n" for name, written in fields.items())
    return f"---\n{lines}---\n\nTeks.\n".encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("value", HUGE.values(), ids=HUGE)
def test_a_value_that_cannot_be_is_one_problem_of_its_line(value):
    for key in ("version", "issues", "period", "consent", "summary", "regions"):
        begun = time.process_time()
        file = StoryFile.parse(head(key, value), "stories/ce/cerita/story.md")
        assert time.process_time() - begun < SECONDS
        assert [problem.line for problem in file.problems] in ([4], [None], [])
        assert file.body.strip() == "Teks."
        if file.story is not None:
            assert (file.story.id, file.story.title, file.story.version) == ("cerita", "Judul", 0)
            assert not file.story.period or Period.parse(file.story.period)
        assert file.story is not None or [problem.code for problem in file.problems] == ["bad-yaml"]


PLAIN = st.text(st.sampled_from("abc 1é"), min_size=1).map(lambda text: f"x{text}x")
VALUES = st.recursive(
    PLAIN | st.integers() | st.floats() | st.booleans() | st.none() | st.dates() | st.just(10**30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN, inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from([key for key in FIELDS if key not in {"id", "title"}]), VALUES)
def test_any_value_in_any_field_leaves_the_others(key: str, value: object):
    file = StoryFile.parse(head(key, str(value).replace("\n", " ")), "stories/ce/cerita/story.md")
    assert file.story is None or (file.story.id, file.story.title) == ("cerita", "Judul")
    assert file.story is not None or [problem.code for problem in file.problems] == ["bad-yaml"]


def places(value: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(place for step, one in inner for place in places(one, (*way, step)))]


@given(VALUES)
def test_a_line_is_the_one_that_a_whole_tree_would_tell(value: object):
    out, yaml = StringIO(), YAML()
    yaml.dump({"a": value, "b": deepcopy(value)}, out)  # the same one would be written as a reference
    text = out.getvalue()
    root = YAML(typ="rt", pure=True).compose(text)
    for place in places({"a": value, "b": value}):
        node, line = root, 0
        for step in place:
            if isinstance(step, int):
                node = node.value[step]
                line = node.start_mark.line
            else:
                key, node = next(pair for pair in node.value if pair[0].value == step)
                line = key.start_mark.line
        assert find_line(text, place) == line
    assert find_line(text, ("b", 99, "c")) >= find_line(text, ("b",))
