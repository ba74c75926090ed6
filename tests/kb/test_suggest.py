"""What a text speaks of is offered with its words; what it does not say is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.regions import Regions
from kb.story_file import StoryFile
from kb.suggest import MOST, place_suggestions, suggestions
from kb.vocabulary import Vocabulary
from tests.conftest import ROOT

VOCABULARY = Vocabulary.load(ROOT / "content" / "vocabulary")[0]
REGIONS = Regions()


def offered(text, title=""):
    return [(one.concept.id, one.words) for one in suggestions(title, text, VOCABULARY).get("issue", ())]


def test_the_longest_name_wins_and_says_its_words():
    assert offered("Kami mendampingi anak jalanan, anak jalanan di pasar.") == [("isu.anak-jalanan", ("anak jalanan",))]


def test_english_and_old_words_are_heard():
    assert offered("street children in the city")[0][0] == "isu.anak-jalanan"
    assert offered("seorang ODHA")[0][0] == "isu.odhiv"


def test_the_title_weighs_more_than_a_passing_word():
    first, *_ = offered("Ada pemulung, dan pemulung lain.", title="Anak jalanan di pasar")
    assert first[0] == "isu.anak-jalanan"


def test_places_are_offered_with_every_reading_and_only_as_names():
    (place,) = place_suggestions("", "Kelompok ini berdiri di Malang pada 1998.", REGIONS)
    assert place.name == "Malang"
    assert {region.kind for region in place.regions} == {"regency", "city"}
    assert place_suggestions("", "Nasib malang menimpa mereka.", REGIONS) == ()
    assert place_suggestions("", "Batu itu dipindahkan.", REGIONS) == ()
    assert [one.name for one in place_suggestions("Dari Indramayu", "ke Jakarta Utara", REGIONS)] == [
        "Indramayu",
        "Jakarta Utara",
    ]


@given(st.text(max_size=200), st.text(max_size=60))
def test_whatever_is_written_at_most_three_are_offered_and_their_words_stand_there(body, title):
    found = suggestions(title, body, VOCABULARY)
    for own in found.values():
        assert 0 < len(own) <= MOST
        assert all(words in title or words in body for one in own for words in one.words)
    assert len(place_suggestions(title, body, REGIONS)) <= MOST


@pytest.mark.parametrize(("scheme", "field", "least"), [("issue", "issues", 0.5), ("method", "methods", 0.25)])
def test_of_what_the_editors_chose_for_the_shipped_stories_much_is_offered(scheme, field, least):
    hits = wanted = 0
    for file in sorted((ROOT / "content" / "stories").glob("*/*/story.md")):
        story = StoryFile.parse(file.read_bytes(), file.name)
        chosen = set(getattr(story.story, field))
        found = {one.concept.id for one in suggestions(story.story.title, story.body, VOCABULARY).get(scheme, ())}
        near = {broad for one in found for broad in (one, *VOCABULARY.ancestors(one))}
        hits += len(chosen & near)
        wanted += len(chosen)
    assert wanted > 10
    assert hits / wanted >= least, f"{hits} of {wanted}"
