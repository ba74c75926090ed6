"""The shipped stories are found by what people of the field type."""

from tests.bench.judged import SHIPPED, judged, reciprocal_ranks


def test_judged_questions_find_their_stories_first(tmp_path):
    ranks = reciprocal_ranks(tmp_path)
    missed = sorted((rank, question.text) for question, rank in ranks.items() if rank < 1.0)
    assert sum(ranks.values()) / len(ranks) >= 0.9, missed


def test_the_judged_questions_are_many_and_their_stories_exist():
    questions = list(judged())
    assert len(set(questions)) == len(questions) >= 60
    stories = {path.parent.name for path in SHIPPED.glob("stories/*/*/story.md")}
    assert all(question.stories <= stories for question in questions)
