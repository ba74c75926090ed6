"""A concept is found by whatever people call it, the best known name first."""

import pytest

from kb.vocabulary.concept_choice import Chooser
from kb.vocabulary.vocabulary import Vocabulary
from tests.conftest import ROOT

CHOOSER = Chooser(Vocabulary.load(ROOT / "content" / "vocabulary")[0])


@pytest.mark.parametrize(
    ("typed", "scheme", "best"),
    [
        ("anak jal", "issue", "isu.anak-jalanan"),
        ("ODHA", "issue", "isu.odhiv"),
        ("street children", "issue", "isu.anak-jalanan"),
        ("trafiking korban", "issue", "isu.korban-perdagangan-orang"),
        ("ppks 4", "issue", "isu.anak-jalanan"),
        ("PEMANTAUAN", "stage", "thp.monitoring"),
    ],
)
def test_the_best_fit_comes_first(typed, scheme, best):
    assert CHOOSER.find(typed, scheme)[0].concept.id == best


def test_a_word_that_wounds_finds_and_is_not_shown():
    choice = CHOOSER.find("anak cacat", "issue")[0]
    assert (choice.concept.id, choice.because) == ("isu.anak-disabilitas", "")


def test_only_the_scheme_asked_for_and_no_more_than_asked():
    assert CHOOSER.find("  ", "issue") == CHOOSER.find("zzzz", "issue") == ()
    found = CHOOSER.find("a", "issue", limit=5)
    assert len(found) == 5
    assert {choice.concept.scheme for choice in found} == {"issue"}
