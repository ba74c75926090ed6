"""Words that are the name of something: which names are found, what is told of them, and how to take them back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.entity_linker import MeaningChoice
from index.question.meanings import Meanings
from index.question.query_reader import parse
from index.values.query import Either, Meant, Phrase, Query, Valued, Without, Word
from index.values.request_results import QueryProblem
from kb.base.words import Words
from kb.vocabulary.concept import FINDING_ONLY, Concept, Scheme
from kb.vocabulary.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def meanings(vocabulary, regions):
    return Meanings(vocabulary, regions)


@pytest.fixture
def read(vocabulary, regions, meanings):
    def reading(text, *, typing=False, without=(), readings=None):
        choice = MeaningChoice(meanings, frozenset(without), readings or {})
        return parse(text, vocabulary, regions, typing=typing, choice=choice)

    return reading


def meant(query):
    """What was understood, as {typed words: ids}."""
    return {one.key: one.ids for one in query.understood}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ODHA", {"odha": ("isu.odhiv",)}),
        ("anak-anak", {"anak": ("isu.anak",)}),
        ("ANAK JALANAN", {"anak jalanan": ("isu.anak-jalanan",)}),
        ("street children di Jakut", {"street children": ("isu.anak-jalanan",), "jakut": ("31.72",)}),
        ("psk anak indramayu", {"psk anak": ("isu.eksploitasi-seksual-anak",), "indramayu": ("32.12",)}),
        ("HIV/AIDS", {"hiv aids": ("isu.hiv",)}),
        ("drop-in", {"drop in": ("set.rumah-singgah",)}),
        ("migrant", {"migrant": ("isu.migrasi",)}),
        ("social rehabilitations", {"social rehabilitations": ("mtd.rehabilitasi-sosial",)}),
        ("community organizing", {"community organizing": ("mtd.pengorganisasian",)}),
        ("kab. bogor", {"kab bogor": ("32.01",)}),
        ("Kota Malang", {"kota malang": ("35.73",)}),
        ("gunung kidul", {"gunung kidul": ("34.03",)}),
        ("DKI", {"dki": ("31",)}),
        ("tertawa bersama", {}),
        ("an apple at home", {}),
        ("AN", {"an": ("isu.anak-berhadapan-hukum",)}),
        ('"anak jalanan"', {}),
        ("jalanan -anak", {"jalanan": ("set.jalanan",)}),
        ("anak*", {}),
        ("isu:anak", {}),
        ("testimoni", {}),  # the basis of a claim is nothing that a story is about
    ],
)
def test_which_names_are_found(read, text, ids):
    assert meant(read(text)) == ids


def test_words_and_what_they_mean_become_one_clause(read):
    anak, place = read("pekerja anak indramayu").clauses
    assert (anak.words, anak.tags) == ((Word("pekerja"), Word("anak")), (Valued("issue", ("isu.pekerja-anak",)),))
    assert place == Meant((Word("indramayu"),), (Valued("region", ("32.12",)),))


def test_other_names_of_the_same_are_looked_for_too(read):
    (clause,) = read("CST").clauses
    assert Phrase(("perawatan", "dukungan", "dan", "pengobatan")) in clause.names
    assert Word("arv", exact=True) in clause.names and Word("cst", exact=True) not in clause.names
    (clause,) = read("Jakut").clauses
    assert clause.names == (Phrase(("jakarta", "utara")),)
    (clause,) = read("community organizing").clauses
    assert Word("co", exact=True) not in clause.names  # it may mean two things
    for text in ("Jabodetabek", "intervensi", "kegagalan"):
        assert read(text).clauses[0].names == ()


def test_what_is_no_facet_is_a_tag_all_the_same(read):
    (clause,) = read("LSM").clauses
    assert clause.tags == (Valued("other", ("akt.lks",)),)


def test_small_words_belong_to_names_and_are_left_out_otherwise(read):
    assert [type(clause) for clause in read("migran di Jakarta yang sakit").clauses] == [Meant, Meant, Word]
    (clause,) = read("orang dengan HIV").clauses
    assert clause.words == (Word("orang"), Word("dengan"), Word("hiv"))


def test_or_binds_whole_names(read):
    (clause,) = read("rumah singgah OR lapas").clauses
    assert isinstance(clause, Either)
    assert [part.words for part in clause.clauses] == [(Word("rumah"), Word("singgah")), (Word("lapas"),)]


def test_without_means_the_written_word_only(read):
    assert read("-anak").clauses == (Without(Word("anak")),)
    assert read("-isu:anak").clauses == (Without(Valued("issue", ("isu.anak",))),)


def test_a_typed_discouraged_word_is_told(read):
    (told,) = read("psk").understood
    assert told.discouraged and told.label == Words("Pekerja seks", "Sex workers")
    (told,) = read("WPS").understood
    assert not told.discouraged


def test_what_else_is_found_is_told_without_hidden_words(read, vocabulary):
    (told,) = read("odha").understood
    assert told.label.id == "Orang dengan HIV"
    assert told.also[0] == Words("ODHIV", "PLHIV")
    (told,) = read("hiv").understood
    assert Words("Orang dengan HIV", "People living with HIV") in told.also
    labels = [one for concept in vocabulary.concepts.values() for one in concept.labels()]
    hidden = {word for word, kind, _ in labels if kind in FINDING_ONLY}
    for label in vocabulary.phrases():
        for told in read(label).understood:
            shown = {words.say(language) for words in (told.label, *told.also) for language in ("id", "en")}
            assert not shown & hidden


def test_an_ambiguous_label_offers_its_readings(read):
    (told,) = read("balai").understood
    assert [(one.id, one.scheme, one.used) for one in told.readings] == [
        ("mtd.berbasis-residensial", "method", True),
        ("set.panti", "setting", True),
    ]
    assert told.readings[1].scheme_label.id == "Tempat praktik"
    (told,) = read("balai", readings={"balai": "set.panti"}).understood
    assert told.ids == ("set.panti",) and [one.used for one in told.readings] == [False, True]
    unknown = read("balai", readings={"balai": "set.nirwana"})
    assert meant(unknown) == meant(read("balai"))


def test_an_area_is_one_thing_a_shared_name_is_several(read):
    (area,) = read("Jabodetabek").understood
    assert area.kind == "place" and area.label.id == "Jabodetabek" and len(area.ids) == 9 and not area.readings
    assert "Jakarta" in [words.id for words in area.also]
    (shared,) = read("malang").understood
    assert [one.label.id for one in shared.readings] == ["Kab. Malang", "Kota Malang"]


def test_a_meaning_taken_back_leaves_plain_words(read):
    query = read("odha jakarta", without=["isu.odhiv"])
    assert query.clauses[0] == Word("odha")
    assert meant(query) == {"jakarta": ("31",)}
    assert [(one.key, one.ids) for one in query.set_aside] == [("odha", ("isu.odhiv",))]
    (told,) = read("balai", without=["set.panti"]).understood
    assert told.ids == ("mtd.berbasis-residensial",)


def test_while_typing_the_last_word_may_be_a_name_once_it_is_long_enough(read):
    query = read("anak jalanan", typing=True)
    assert meant(query) == {"anak jalanan": ("isu.anak-jalanan",)}
    assert query.clauses[0].words == (Word("anak"), Word("jalanan", prefix=True))
    assert meant(read("co", typing=True)) == {}
    assert set(meant(read("CO", typing=True))["co"]) >= {"mtd.pengorganisasian"}  # an abbreviation, typed as one
    assert set(meant(read("co "))) == {"co"}


def test_words_tied_together_are_not_torn_apart(read):
    assert meant(read("anak-jalanan panti")) == {
        "anak jalanan": ("isu.anak-jalanan",),
        "panti": read("panti").understood[0].ids,
    }
    assert read("lari-anak jalanan").clauses[0] == Phrase(("lari", "anak"))


TEXT = st.one_of(
    st.text(max_size=50),
    st.lists(
        st.sampled_from(
            ["anak", "ODHA", "balai", "rumah", "sakit", "psk", "-", "OR", '"', " ", "isu:", "Kota", "Malang", "-anak"]
        ),
        max_size=14,
    ).map(" ".join),
)


@given(TEXT, st.booleans())
def test_spans_stand_in_the_text_and_in_order(vocabulary, regions, meanings, text, typing):
    query = parse(text, vocabulary, regions, typing=typing, choice=MeaningChoice(meanings))
    if isinstance(query, QueryProblem):
        return
    ends = [0]
    for one in query.understood:
        assert ends[-1] <= one.start < one.end <= len(text)
        assert one.ids and one.label.id and one.label.en
        ends.append(one.end)
    assert len(query.places) == len(query.clauses)
    assert all(0 <= start < end <= len(text) for start, end in query.places)
    plain = parse(text, vocabulary, regions, typing=typing)
    assert query.words == plain.words
    without = frozenset(name for one in query.understood for name in one.ids)
    bare = parse(text, vocabulary, regions, typing=typing, choice=MeaningChoice(meanings, without))
    assert isinstance(bare, Query) and not bare.understood
    assert [one.key for one in bare.set_aside] == [one.key for one in query.understood]


LABELS = st.lists(
    st.lists(st.sampled_from("abcd"), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3, unique=True
)


@given(st.lists(LABELS, min_size=1, max_size=5), st.lists(st.sampled_from("abcde"), max_size=9))
def test_the_longest_name_from_the_left_wins(regions, concepts, words):
    """The same by trying every stretch of words against every label."""
    made = [
        Concept(id=f"isu.c{n}", scheme="issue", label=Words(labels[0], labels[0]), alt={"id": tuple(labels[1:])})
        for n, labels in enumerate(concepts)
    ]
    vocabulary = Vocabulary([Scheme(id="issue", title=Words("Isu", "Issue"), concepts=tuple(made))])
    query = parse(" ".join(words), vocabulary, regions, choice=MeaningChoice(Meanings(vocabulary, regions)))
    expected: list[tuple[str, set[str]]] = []
    at = 0
    while at < len(words):
        for size in range(len(words) - at, 0, -1):
            key = " ".join(words[at : at + size])
            found = {concept.id for concept, labels in zip(made, concepts, strict=True) if key in labels}
            if found:
                expected.append((key, found))
                break
        at += size if found else 1
    assert [(one.key, set(one.ids)) for one in query.understood] == expected
