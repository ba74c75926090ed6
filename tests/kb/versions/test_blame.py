"""Which sentence came from whom, and two texts in rows."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kb.story.author import Author
from kb.story.story_file import StoryFile
from kb.text.word_diff import differences
from kb.versions.blame import _owners, _shared_lines, origins, sentences
from kb.versions.side_by_side import folded, rows
from kb.versions.versions import StoryVersion

TEXTS = st.lists(
    st.sampled_from(["Kami datang. ", "Ibu bercerita!\n", "\n", "## Aksi\n", "lalu ", "pulang."]), max_size=12
).map("".join)


def version(body: str) -> StoryVersion:
    file = StoryFile.parse(f"---\nid: satu\ntitle: Satu\n---\n{body}".encode(), "stories/sa/satu/story.md")
    return StoryVersion(commit="", author=Author("Siti"), when="", message="", file=file, words=True)


def test_every_sentence_knows_the_state_it_came_in_with():
    states = [
        "Kami datang pagi.\n",
        "Kami datang pagi. Hujan turun.\n",
        "Kami datang pagi sekali. Hujan turun.\n\n## Aksi\n",
    ]
    found = origins([version(body) for body in states])
    assert [(one.text, one.first, one.last) for one in found] == [
        ("Kami datang pagi sekali.", 0, 2),
        ("Hujan turun.", 1, 1),
        ("## Aksi", 2, 2),
    ]
    assert origins([]) == ()


@given(TEXTS)
def test_sentences_lie_in_order_and_hold_every_letter(body):
    spans = list(sentences(body))
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    held = "".join(body[start:end] for start, end in spans)
    assert [sign for sign in held if sign.isalnum()] == [sign for sign in body if sign.isalnum()]


@given(TEXTS, TEXTS)
def test_rows_hold_both_texts_and_nothing_else(old, new):
    made = list(rows(differences(old, new)))
    assert "".join(text for row in made for _, text in row.left) == old
    assert "".join(text for row in made for _, text in row.right) == new
    assert all(text for row in made for _, text in (*row.left, *row.right))


@given(TEXTS, TEXTS)
def test_folding_hides_only_what_did_not_change(old, new):
    made = list(rows(differences(old, new)))
    told = list(folded(made))
    assert [row for part in told if not part.hidden for row in part.rows if row.changed] == [
        row for row in made if row.changed
    ]
    assert not any(row.changed for part in told if part.hidden for row in part.rows)
    assert all(part.rows for part in told)
    assert all(one.hidden != other.hidden for one, other in itertools.pairwise(told))


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_every_character_has_an_owner_and_what_nobody_touched_keeps_it(bodies):
    owners = _owners(bodies)
    assert len(owners) == len(bodies[-1])
    assert all(0 <= one < len(bodies) for one in owners)
    start, end = _shared_lines(bodies[0], bodies[-1])
    assert bodies[0][:start] == bodies[-1][:start]
    assert bodies[0][len(bodies[0]) - end :] == bodies[-1][len(bodies[-1]) - end :]
    assert start + end <= min(len(bodies[0]), len(bodies[-1]))
    if len(set(bodies)) == 1:
        assert set(owners) <= {0}
