"""Two texts made one by a person: nothing is left out, and every choice gives what it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.story.story_file import StoryFile
from kb.versions.text_merge import joined, knots

TEXT = st.lists(st.sampled_from(["satu dua tiga", "empat lima", "enam", "", "tujuh delapan"]), max_size=8).map(
    "\n".join
)


def file(body: str, title: str = "Judul") -> StoryFile:
    return StoryFile.parse(f"---\nid: a\ntitle: {title}\n---\n\n{body}".encode(), "story.md")


def test_a_knot_is_whole_lines_and_both_are_two_paragraphs() -> None:
    theirs, mine = "satu\n\nkami datang pagi\n\ntiga\n", "satu\n\nkami datang sore hari\n\ntiga\n"
    same, knot, end = knots(theirs, mine)
    assert (same.theirs, end.theirs) == ("satu\n\n", "\ntiga\n")
    assert (knot.theirs, knot.mine) == ("kami datang pagi\n", "kami datang sore hari\n")
    assert knot.taken("both") == "kami datang pagi\n\nkami datang sore hari\n"


def test_fields_are_chosen_one_by_one() -> None:
    theirs, mine = file("pagi\n", "Judul mereka"), file("sore\n", "Judul saya")
    made = joined(theirs, mine, ("both",), {"title": "mine"})
    assert (made.front.values["title"], made.body) == ("Judul saya", "\npagi\n\nsore\n")
    assert joined(theirs, mine, ("theirs",), {"title": "theirs"}).raw == theirs.raw


@settings(max_examples=40)
@given(TEXT, TEXT)
def test_taking_one_side_everywhere_gives_that_text(theirs: str, mine: str) -> None:
    found = knots(file(theirs).body, file(mine).body)
    assert "".join(knot.theirs for knot in found) == file(theirs).body
    assert "".join(knot.mine for knot in found) == file(mine).body
    differing = sum(not knot.same for knot in found)
    assert joined(file(theirs), file(mine), ("mine",) * differing).body == file(mine).body
    assert joined(file(theirs), file(mine), ("theirs",) * differing).raw == file(theirs).raw


@settings(max_examples=40)
@given(TEXT, TEXT)
def test_both_loses_no_word(theirs: str, mine: str) -> None:
    differing = sum(not knot.same for knot in knots(file(theirs).body, file(mine).body))
    words = joined(file(theirs), file(mine), ("both",) * differing).body.split()
    for text in (theirs, mine):
        for word in text.split():
            assert words.count(word) >= text.split().count(word)
