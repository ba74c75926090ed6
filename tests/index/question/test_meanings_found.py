"""What words mean finds stories: tags and other names below the words, places, stages, spelling, ways on, neighbours."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.values.request_results import QueryProblem, Request
from kb.base.words import Words
from kb.reading.tree import Section
from kb.vocabulary.concept import Concept, Scheme
from kb.vocabulary.vocabulary import Vocabulary


def ask(index, text="", **options):  # noqa: ANN003
    results = index.search(Request(text=text, **options))
    assert not isinstance(results, QueryProblem)
    return results


def found(index, text="", **options):  # noqa: ANN003
    return list(ask(index, text, **options).ids)


@pytest.fixture
def shelves(shelf):
    long = "Catatan lapangan yang panjang. " * 8
    shelf.add("a-keduanya", f"{long} Seorang ODHA bercerita.", title="Satu", issues=("isu.odhiv",))
    shelf.add("b-kata", f"{long} Seorang ODHA bercerita.", title="Dua")
    shelf.add("c-tanda", long, title="Tiga", issues=("isu.odhiv",))
    shelf.add("d-nama-lain", f"{long} Kelompok orang dengan HIV berkumpul.", title="Empat")
    shelf.add("e-lain", "Nelayan melaut bersama orang lain dengan perahu.", title="Lima", issues=("isu.lansia",))
    shelf.build()
    return shelf


def test_words_come_first_then_tags_then_other_names(shelves):
    assert found(shelves.open(), "ODHA") == ["a-keduanya", "b-kata", "c-tanda", "d-nama-lain"]


def test_a_meaning_taken_back_finds_the_words_only(shelves):
    index = shelves.open()
    results = ask(index, "ODHA", without_meanings=frozenset({"isu.odhiv"}))
    assert set(results.ids) == {"a-keduanya", "b-kata"}
    assert not results.understood and results.set_aside[0].ids == ("isu.odhiv",)
    assert set(found(index, '"ODHA"')) == {"a-keduanya", "b-kata"}


def test_broader_finds_narrower_and_the_very_thing_first(shelf):
    shelf.add("a-sempit", "isi", issues=("isu.odhiv",))
    shelf.add("b-luas", "isi", issues=("isu.hiv",))
    shelf.build()
    index = shelf.open()
    assert found(index, "AIDS") == ["b-luas", "a-sempit"]
    assert found(index, "PLHIV") == ["a-sempit"]


def test_words_far_apart_are_no_name(shelf):
    shelf.add("a-jauh", "Manajemen gudang. Sesudah itu banyak hal lain, lalu sebuah kasus.", title="Satu")
    shelf.add("b-tanda", "isi", title="Dua", methods=("mtd.manajemen-kasus",))
    shelf.add("c-nama", "Ini manajemen kasus yang baik, " + "sekali " * 40, title="Tiga")
    shelf.build()
    assert found(shelf.open(), "manajemen kasus") == ["c-nama", "b-tanda", "a-jauh"]


def test_a_chosen_reading(shelf):
    shelf.add("a-metode", "isi", methods=("mtd.berbasis-residensial",))
    shelf.add("b-tempat", "isi", settings=("set.panti",))
    shelf.build()
    index = shelf.open()
    assert set(found(index, "balai")) == {"a-metode", "b-tempat"}
    assert found(index, "balai", readings={"balai": "set.panti"}) == ["b-tempat"]


@pytest.fixture
def places(shelf):
    shelf.add("a-asal", "isi", regions=("32.12", "31"), origins=("32.12",), destinations=("31",))
    shelf.add("b-tinggal", "isi", regions=("32.12",))
    shelf.add("c-depok", "isi", regions=("32.76",))
    shelf.add("d-jauh", "isi", regions=("35",))
    shelf.build()
    return shelf


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("indramayu", {"a-asal", "b-tinggal"}),
        ("Jawa Barat", {"a-asal", "b-tinggal", "c-depok"}),
        ("Jabodetabek", {"a-asal", "c-depok"}),
        ("DKI", {"a-asal"}),
        ("asal:indramayu", {"a-asal"}),
        ('origin:"West Java"', {"a-asal"}),
        ("tujuan:jakarta", {"a-asal"}),
        ("tujuan:indramayu", set()),
        ("-asal:indramayu", {"b-tinggal", "c-depok", "d-jauh"}),
    ],
)
def test_places(places, text, ids):
    assert set(found(places.open(), text)) == ids


def test_a_mistaken_place_of_origin_is_told(places):
    problem = places.open().search(Request(text="asal:indramyu"))
    assert isinstance(problem, QueryProblem) and "Indramayu" in problem.advice.id


def test_without_looks_at_what_is_told_not_at_names_or_tags(shelf):
    shelf.add("a-nama", "Mendampingi keluarga.", organisations=("layak",), issues=("isu.anak",))
    shelf.add("b-isi", "Mendampingi anak.")
    shelf.build()
    index = shelf.open()
    assert found(index, "-anak") == ["a-nama"]
    assert found(index, "-isu:anak") == ["b-isi"]
    assert found(index, "LAYAK") == ["a-nama"]


STAGES = "Asesmen\nKeluarga menilai kebutuhan.\nIntervensi\nPendampingan keluarga dan penilaian harian."
SECTIONS = [
    Section("Asesmen", 2, 0, STAGES.index("Intervensi"), "thp.asesmen"),
    Section("Intervensi", 2, STAGES.index("Intervensi"), len(STAGES), "thp.intervensi"),
]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("tahap:asesmen keluarga", ["satu"]),
        ("tahap:asesmen menilai", ["satu"]),
        ("tahap:asesmen penilaian", ["satu"]),  # by its stem
        ("tahap:asesmen harian", []),
        ("tahap:intervensi menilai", ["satu"]),
        ('tahap:intervensi "menilai kebutuhan"', []),
        ('tahap:asesmen "menilai kebutuhan"', ["satu"]),
        ("tahap:asesmen kebut*", ["satu"]),
        ("tahap:asesmen pendampingan", []),
        ("tahap:intervensi pendampingan", ["satu"]),
        ("tahap:asesmen lansia", []),  # a tag is for the whole story
        ("tahap:asesmen judul", []),
        ("tahap:asesmen -harian", ["satu"]),
        ("tahap:asesmen -kebutuhan", []),
        ("tahap:asesmen harian OR kebutuhan", ["satu"]),
        ("tahap:asesmen", ["satu"]),
    ],
)
def test_a_stage_is_searched_inside(shelf, text, ids):
    told = {"title": "Judul", "stages": ("thp.asesmen", "thp.intervensi"), "issues": ("isu.lansia",)}
    shelf.add("satu", STAGES, SECTIONS, **told)
    shelf.add("dua", "Keluarga menilai kebutuhan harian dengan pendampingan.", **{**told, "stages": ()})
    shelf.build()
    assert found(shelf.open(), text) == ids


def test_the_excerpt_comes_from_the_stage(shelf):
    shelf.add("satu", STAGES, SECTIONS, stages=("thp.asesmen", "thp.intervensi"))
    shelf.build()
    (hit,) = ask(shelf.open(), "tahap:intervensi keluarga").hits
    assert hit.excerpt.stage == "thp.intervensi"
    assert [hit.excerpt.text[start:end] for start, end in hit.excerpt.spans] == ["keluarga"]


def test_a_narrower_stage_is_part_of_the_broader_one(shelf):
    text = "Penerimaan\nKlien datang sendiri."
    shelf.add("satu", text, [Section("Penerimaan", 2, 0, len(text), "thp.intake")], stages=("thp.intake",))
    shelf.build()
    assert found(shelf.open(), 'tahap:"pendekatan awal" datang') == ["satu"]


def test_other_names_are_marked(shelves):
    index = shelves.open()
    text = "Seorang ODHA dan orang dengan HIV."
    assert [text[start:end] for start, end in index.marks(Request(text="ODHA"), text)] == ["ODHA", "orang dengan HIV"]
    hit = next(hit for hit in ask(index, "ODHA").hits if hit.id == "d-nama-lain")
    assert [hit.excerpt.text[start:end] for start, end in hit.excerpt.spans] == ["orang dengan HIV"]


def test_a_misspelled_word_is_put_right_and_told(shelves):
    index = shelves.open()
    results = ask(index, "nelayn perahu")
    assert list(results.ids) == ["e-lain"]
    assert (results.corrected.searched, results.corrected.spans) == ("nelayan perahu", ((0, 7),))
    assert results.request.text == "nelayn perahu"
    assert results.hits[0].excerpt.spans
    assert index.hits(results, 0, 1)[0].excerpt == results.hits[0].excerpt
    as_typed = ask(index, "nelayn perahu", as_typed=True)
    assert as_typed.total == 0 and as_typed.corrected is None


def test_what_is_found_as_typed_is_never_corrected(shelves):
    index = shelves.open()
    for text in ("nelayan", "ODHA", "bercerita", "berceritalah"):
        assert ask(index, text).corrected is None
    assert ask(index, "nelayn qwrtzp").corrected is None  # nothing is found in either spelling


def test_nothing_found_offers_ways_that_hold_what_they_say(shelves):
    index = shelves.open()
    results = ask(index, "nelayan ODHA")
    assert results.total == 0 and results.ways
    for way in results.ways:
        assert ask(index, way.request.text, typing=way.request.typing).total == way.total > 0
    assert ask(index, "nelayan").ways == ()


def test_completions_know_the_library(shelves):
    found = shelves.open().complete("isu:", 4, "id")
    assert (found[0].label.id, found[0].count) == ("HIV dan AIDS", 2)
    words = [one for one in shelves.open().complete("nela", 4, "id") if one.kind == "word"]
    assert [(one.text, one.count) for one in words] == [("nelayan", 1)]


def test_similar_stories_say_why(shelf):
    shelf.add("satu", "Nelayan melaut dengan perahu layar.", issues=("isu.lansia",), regions=("32.12",))
    shelf.add("dua", "Perahu nelayan rusak.", issues=("isu.lansia",), regions=("31",))
    shelf.add("tiga", "Kebun sayur di kota.", issues=("isu.hiv",), regions=("32.12",))
    shelf.add("empat", "Hal lain sama sekali.", issues=("isu.napza",))
    shelf.build()
    index = shelf.open()
    first, second = index.similar("satu")
    assert (first.id, first.shared, set(first.words)) == ("dua", ("isu.lansia",), {"nelayan", "perahu"})
    assert (second.id, second.shared, second.words) == ("tiga", ("32.12",), ())
    assert first.score > second.score > 0.0
    assert index.similar("tidak-ada") == ()
    del shelf.stories["dua"]
    shelf.update()
    assert [one.id for one in index.similar("satu")] == ["tiga"]


IDS = [f"isu.c{number}" for number in range(6)]
LETTERS = st.sampled_from(["aka", "beb", "cic", "dod"])
LABEL = st.lists(LETTERS, min_size=1, max_size=2).map(" ".join)
CONCEPTS = st.lists(st.tuples(st.lists(LABEL, min_size=1, max_size=2), st.integers(-1, 4)), min_size=1, max_size=5)
STORIES = st.lists(
    st.tuples(st.lists(LETTERS, max_size=5), st.sets(st.integers(0, 4), max_size=2)), min_size=1, max_size=5
)


def _vocabulary(concepts):
    """Concepts may only be narrower than ones before them, so there are no circles."""
    made = tuple(
        Concept(
            id=IDS[number],
            scheme="issue",
            label=Words(labels[0], labels[0]),
            alt={"id": tuple(labels[1:])},
            broader=IDS[above] if 0 <= above < number else None,
        )
        for number, (labels, above) in enumerate(concepts)
    )
    return Vocabulary([Scheme(id="issue", title=Words("Isu", "Issue"), concepts=made)])


def _expected(vocabulary, words, stories):
    """The same by going through every story: names from the left, longest first; words, tags, other names."""
    wanted, at = [], 0
    while at < len(words):
        for size in (2, 1):
            key = " ".join(words[at : at + size])
            concepts = [match.concept for match in vocabulary.find(key)] if at + size <= len(words) else []
            if concepts or size == 1:
                wanted.append((words[at : at + size], concepts))
                at += size
                break
    for number, (text, tags) in enumerate(stories):
        joined = f" {' '.join(text)} "
        held = {above for tag in tags for above in (IDS[tag], *vocabulary.ancestors(IDS[tag]))}
        if all(
            all(word in text for word in parts)
            or any(concept.id in held for concept in concepts)
            or any(f" {label} " in joined for concept in concepts for label in _own_names(vocabulary, concept))
            for parts, concepts in wanted
        ):
            yield f"cerita-{number}"


def _own_names(vocabulary, concept):
    return [label for label in vocabulary.labels(concept.id) if len(vocabulary.find(label)) == 1]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CONCEPTS, STORIES, st.lists(LETTERS, min_size=1, max_size=4))
def test_concepts_find_what_going_through_every_story_finds(make_shelf, concepts, stories, words):
    shelf = make_shelf()
    shelf.vocabulary = vocabulary = _vocabulary(concepts)
    for number, (text, tags) in enumerate(stories):
        shelf.add(f"cerita-{number}", " ".join(text), title="x", issues=tuple(IDS[tag] for tag in sorted(tags)))
    shelf.build()
    asked = " ".join(words)
    assert set(found(shelf.open(), asked, as_typed=True)) == set(_expected(vocabulary, words, stories))
