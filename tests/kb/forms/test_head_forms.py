"""What the small forms read from a head and write back into it: what nobody changed keeps its bytes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.forms.head_forms import ROW_FORMS
from kb.forms.head_rows import answer, is_readable, moved, rows_of, with_answers, with_row, without_row
from kb.forms.period_form import MomentAnswer, PeriodAnswers, answers_of, period_of
from kb.story.draft import FILE, empty_file
from kb.story.period import Period
from kb.story.story_file import StoryFile

SHIPPED = sorted((Path(__file__).parents[3] / "content" / "stories").rglob("story.md"))
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_every_row_of_the_shipped_stories_reads_and_writes_back_the_same(path: Path) -> None:
    """A form that is only looked at changes nothing, and what it asks for is what the stories hold."""
    file = StoryFile.parse(path.read_bytes(), FILE)
    for field, form in ROW_FORMS.items():
        rows = rows_of(file.front.values.get(field))
        for place, row in enumerate(rows):
            answers = {blank.key: answer(row, blank.key) for blank in form.blanks}
            assert is_readable(row)
            assert not form.lacking(row)
            assert with_row(rows, place, with_answers(row, answers)) == rows
            assert with_answers({}, answers) == row  # nothing of a shipped row is beyond its form
    period = str(file.front.values.get("period", ""))
    answers = answers_of(period)
    assert answers is not None
    assert period_of(answers) == period


@given(st.dictionaries(TEXT.filter(lambda key: "." not in key and key), TEXT), TEXT, TEXT)
def test_what_a_form_does_not_ask_for_stays(row: dict[str, str], event: str, theirs: str) -> None:
    """Unknown keys, their order and their values survive an edit of another key."""
    row = {"their-own": theirs, **row}
    made = with_answers(row, {"event": event})
    others = [pair for pair in made.items() if pair[0] != "event"]
    assert others == [pair for pair in row.items() if pair[0] != "event"]
    assert answer(made, "event") == (event if event.strip() else "")


def test_a_contradiction_lies_one_step_deeper_and_leaves_when_it_is_empty() -> None:
    """Rows inside rows are filled and emptied by the same rule."""
    row = with_answers({"what": "x"}, {"conflict.value": "lima", "conflict.source": ""})
    assert row == {"what": "x", "conflict": {"value": "lima"}}
    assert set(ROW_FORMS["claims"].lacking(row)) == {"value", "conflict.source"}
    assert with_answers(row, {"conflict.value": ""}) == {"what": "x"}
    assert set(ROW_FORMS["claims"].lacking({"what": "x", "value": "1"})) == set()


def test_what_is_no_row_is_kept_in_its_place() -> None:
    """A bare name where a row belongs is not thrown away because another row is edited."""
    rows = rows_of(["Ratna", {"name": "Dewi"}])
    assert with_row(rows, 1, {"name": "Dewi S."}) == ("Ratna", {"name": "Dewi S."})
    assert with_row(rows, 2, {"name": "Budi"}) == (*rows, {"name": "Budi"})
    assert with_row(rows, 1, {}) == without_row(rows, 1) == ("Ratna",)
    assert moved(("a", "b", "c"), 0, 2) == ("b", "c", "a")
    assert rows_of("Ratna") == ("Ratna",)


MOMENTS = st.builds(MomentAnswer, st.integers(1000, 2999).map(str), st.integers(0, 12), st.booleans())


@given(st.builds(PeriodAnswers, MOMENTS, st.sampled_from(["same", "until", "open"]), MOMENTS))
def test_a_period_that_can_be_said_is_written_and_read_the_same(answers: PeriodAnswers) -> None:
    """Every answer is either a period of the file, or a sentence about what is wrong."""
    text = period_of(answers)
    if isinstance(text, str):
        assert str(Period.parse(text)) == text
        again = answers_of(text)
        assert again is not None
        assert period_of(again) == text
    else:
        assert answers.ending == "until"


@pytest.mark.parametrize("year", ["98", "19998", "tahun", "0998", "１９９８"])
def test_a_year_that_is_none_is_said_and_not_written(year: str) -> None:
    """Somebody who types two digits is told how, and nothing is guessed."""
    told = period_of(PeriodAnswers(MomentAnswer(year)))
    assert not isinstance(told, str)
    assert "1998" in told.id


def test_an_unknown_beginning_can_be_left_open() -> None:
    """The end of something is sometimes all that is known."""
    assert answers_of("../2000") == PeriodAnswers(MomentAnswer(), "until", MomentAnswer("2000"))
    assert period_of(PeriodAnswers(MomentAnswer(), "until", MomentAnswer("2000"))) == "../2000"
    assert answers_of("kira-kira dulu") is None
    assert period_of(PeriodAnswers()) == ""


def test_a_row_put_into_a_head_is_read_by_the_story() -> None:
    """The keys the forms write are those of `kb.story.story`."""
    file = empty_file({"title": "Uji"})
    row = with_answers({}, {"event": "Hujan.", "lesson": "Bawa payung.", "theme": "bel.berbagi"})
    file = file.with_fields({"lessons": [row], "id": "uji"})
    assert file.story is not None
    assert file.story.lessons[0].lesson == "Bawa payung."
