"""What a text speaks of is offered with its words; what it does not say is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.story.story_file import StoryFile
from kb.vocabulary.regions import Regions
from kb.vocabulary.suggestions import MOST, place_suggestions, suggestions
from kb.vocabulary.vocabulary import Vocabulary
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


def test_what_a_link_leads_to_is_not_what_the_story_says():
    assert offered("Seperti [Anak jalanan di pasar](story:anak-jalanan-di-pasar).") == []
    assert offered("Bersama [anak jalanan](https://a.id/pemulung)")[0] == ("isu.anak-jalanan", ("anak jalanan",))


def test_the_title_weighs_more_than_a_passing_word():
    first, *_ = offered("Ada pemulung, dan pemulung lain.", title="Anak jalanan di pasar")
    assert first[0] == "isu.anak-jalanan"


def test_places_are_offered_with_every_reading_and_only_as_names():
    (place,) = place_suggestions("", "Kelompok ini berdiri di Malang pada 1998.", REGIONS)
    assert place.name == "Malang"
    assert {region.kind for region in place.regions} == {"regency", "city"}
    assert place_suggestions("", "Nasib malang menimpa mereka.", REGIONS) == ()
    assert place_suggestions("", "Batu itu dipindahkan.", REGIONS) == ()
    assert place_suggestions("", "Mereka bekerja di Rawa Malang.", REGIONS) == ()
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


@pytest.mark.parametrize(
    ("scheme", "field", "right", "found"),
    [("issue", "issues", 0.55, 0.6), ("method", "methods", 0.5, 0.4), ("setting", "settings", 0.7, 0.9)],
)
def test_half_of_what_is_offered_for_the_shipped_stories_was_chosen_by_their_editors(scheme, field, right, found):
    hits = offers = wanted = 0
    for story, body in shipped():
        chosen = set(getattr(story, field))
        own = {one.concept.id for one in suggestions(story.title, body, VOCABULARY).get(scheme, ())}
        hits, offers, wanted = hits + len(chosen & own), offers + len(own), wanted + len(chosen)
    assert wanted > 10
    assert hits / offers >= right, f"{hits} of {offers}"
    assert hits / wanted >= found, f"{hits} of {wanted}"


def test_most_places_offered_for_the_shipped_stories_were_chosen_by_their_editors():
    hits = offers = 0
    for story, body in shipped():
        chosen = {one.code for one in story.regions}
        for one in place_suggestions(story.title, body, REGIONS):
            offers += 1
            hits += any(region.code in chosen for region in one.regions)
    assert offers > 5
    assert hits / offers >= 0.65, f"{hits} of {offers}"


def shipped():
    for path in sorted((ROOT / "content" / "stories").glob("*/*/story.md")):
        file = StoryFile.parse(path.read_bytes(), path.name)
        yield file.story, file.body
