"""Finding stories: words, labels, facets, orders, updates."""

import threading

import pytest

from index.language.stems import Stems
from index.question.meanings import Meanings
from index.values.request_results import QueryProblem, Request
from kb.base.problems import KnownError
from kb.reading.tree import Section


@pytest.fixture
def filled(shelf):
    shelf.add(
        "kramat-tunggak",
        "Para perempuan saling menguatkan. Mereka mendampingi teman yang sakit.",
        title_en="Friends who accompany",
        issues=("isu.pekerja-seks",),
        methods=("mtd.sebaya",),
        regions=("31.72",),
        authors=("Sari Dewi",),
        first_year=1995,
        last_year=2000,
        created="2024-01-01",
    )
    shelf.add(
        "anak-indramayu",
        "Anak-anak tetap bersekolah. Orang tua ikut mencegah perekrutan di desa.",
        summary="Mencegah sejak di desa.",
        summary_en="Prevention in the village.",
        issues=("isu.eksploitasi-seksual-anak", "isu.perdagangan-orang"),
        regions=("32.12",),
        first_year=2003,
        last_year=2011,
        language="id",
        created="2024-02-01",
    )
    shelf.add(
        "layak-odha",
        "Asesmen\nPetugas menilai kebutuhan.\nIntervensi\nPendampingan dilakukan di rumah sakit dan penjara.",
        [Section("Asesmen", 2, 0, 35, "thp.asesmen"), Section("Intervensi", 2, 35, 200, "thp.intervensi")],
        issues=("isu.odhiv",),
        methods=("mtd.manajemen-kasus",),
        stages=("thp.asesmen", "thp.intervensi"),
        regions=("31",),
        organisations=("layak",),
        first_year=2003,
        last_year=2015,
        kind="pembelajaran",
        created="2023-01-01",
    )
    shelf.add("menunggu", "Cerita tentang anak yang menunggu diperiksa.", status="submitted")
    shelf.add("ditarik", "Cerita anak yang ditarik.", status="withdrawn")
    shelf.build()
    return shelf


def found(index, text="", **options):  # noqa: ANN003
    return set(index.search(Request(text=text, **options)).ids)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", {"kramat-tunggak", "anak-indramayu", "layak-odha"}),
        ("psk anak indramayu", {"anak-indramayu"}),
        ("trafiking", {"anak-indramayu"}),
        ("peer group", {"kramat-tunggak"}),
        ("manajemen kasus ODHA", {"layak-odha"}),
        ("pendampingan", {"kramat-tunggak", "layak-odha"}),
        ('"rumah sakit"', {"layak-odha"}),
        ('"sakit rumah"', set()),
        ("pekerja seks komersial", {"kramat-tunggak"}),
        ('"pekerja seks komersial"', set()),
        ("mendampingi -odha", {"kramat-tunggak"}),
        ("penjara OR desa", {"layak-odha", "anak-indramayu"}),
        ("bersek*", {"anak-indramayu"}),
        ("isu:hiv", {"layak-odha"}),
        ("isu:anak", {"anak-indramayu"}),
        ("wilayah:DKI", {"kramat-tunggak", "layak-odha"}),
        ("jakut", {"kramat-tunggak"}),
        ("penulis:dewi", {"kramat-tunggak"}),
        ("lembaga:layak", {"layak-odha"}),
        ("tahap:asesmen", {"layak-odha"}),
        ("tahun:2012..", {"layak-odha"}),
        ("jenis:pembelajaran", {"layak-odha"}),
        ("accompany", {"kramat-tunggak"}),
        ("village", {"anak-indramayu"}),
        ("menunggu", set()),
        ("ditarik", set()),
        ("kata-yang-tidak-ada", set()),
        ("-anak", {"kramat-tunggak", "layak-odha"}),
    ],
)
def test_what_is_found(filled, text, ids):
    assert found(filled.open(), text) == ids


def test_half_a_word_is_enough_while_typing(filled):
    index = filled.open()
    assert found(index, "penja") == set()
    assert found(index, "penja", typing=True) == {"layak-odha"}


def test_ticks_join_within_and_across_and_roll_up(filled):
    index = filled.open()
    assert found(index, ticks={"region": frozenset({"31"})}) == {"kramat-tunggak", "layak-odha"}
    assert found(index, ticks={"region": frozenset({"31.72", "32"})}) == {"kramat-tunggak", "anak-indramayu"}
    assert found(index, ticks={"region": frozenset({"31"}), "issue": frozenset({"isu.hiv"})}) == {"layak-odha"}
    assert found(index, ticks={"issue": frozenset({"isu.nirwana"})}) == set()
    assert found(index, ticks={"issue": frozenset()}) == {"kramat-tunggak", "anak-indramayu", "layak-odha"}


def test_counts_leave_out_the_own_choice_of_a_facet(filled):
    results = filled.open().search(Request(ticks={"region": frozenset({"32.12"})}, years=(2003, 2003)))
    assert results.total == 1
    assert results.facets["region"] == {"32": 1, "32.12": 1, "31": 1}
    assert results.facets["kind"] == {"cerita": 1}
    assert results.facets["issue"]["isu.anak"] == 1
    assert results.years == dict.fromkeys(range(2003, 2012), 1)


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("relevance", ("layak-odha", "anak-indramayu", "kramat-tunggak")),
        ("newest", ("layak-odha", "anak-indramayu", "kramat-tunggak")),
        ("period", ("kramat-tunggak", "anak-indramayu", "layak-odha")),
        ("title", ("anak-indramayu", "kramat-tunggak", "layak-odha")),
    ],
)
def test_orders(filled, sort, ids):
    assert filled.open().search(Request(sort=sort)).ids == ids


def test_titles_are_sorted_in_the_language_asked_for(filled):
    assert filled.open().search(Request(sort="title", language="en")).ids[1] == "kramat-tunggak"


def test_a_word_in_the_title_counts_more(shelf):
    shelf.add("b-judul", "Cerita yang panjang tentang banyak hal.", title="Pemulung kota")
    shelf.add("a-isi", "Seorang pemulung lewat di depan rumah.", title="Hari biasa")
    shelf.build()
    assert shelf.open().search(Request(text="pemulung")).ids == ("b-judul", "a-isi")


def test_the_written_form_counts_more_than_the_stem(shelf):
    shelf.add("a-lain", "Mereka mendampingi di sini.", title="Satu")
    shelf.add("b-sama", "Ada pendampingan di sini.", title="Dua")
    shelf.build()
    assert shelf.open().search(Request(text="pendampingan")).ids == ("b-sama", "a-lain")


def test_a_hit_shows_matched_words_and_the_stage(filled):
    (hit,) = filled.open().search(Request(text="penjara")).hits
    assert hit.excerpt.stage == "thp.intervensi"
    assert [hit.excerpt.text[start:end] for start, end in hit.excerpt.spans] == ["penjara"]
    (hit,) = filled.open().search(Request(text="accompany", language="en")).hits
    assert hit.title_spans == ((12, 21),)


def test_without_words_the_summary_is_shown(filled):
    hits = {hit.id: hit for hit in filled.open().search(Request(language="en")).hits}
    assert hits["anak-indramayu"].excerpt.text == "Prevention in the village."
    assert hits["anak-indramayu"].excerpt.spans == ()
    assert hits["layak-odha"].excerpt.text.startswith("Asesmen")


def test_only_the_first_hits_are_prepared_and_more_on_demand(filled):
    index = filled.open()
    results = index.search(Request(limit=1))
    assert len(results.hits) == 1 and results.total == 3
    assert [hit.id for hit in index.hits(results, 1, 9)] == list(results.ids[1:])


def test_marks_in_any_text(filled):
    index = filled.open()
    text = "Pendampingan sebaya: anak-anak mendampingi anak jalanan."
    spans = index.marks(Request(text='pendampingan "anak jalanan"'), text)
    assert [text[start:end] for start, end in spans] == ["Pendampingan", "mendampingi", "anak jalanan"]
    assert index.marks(Request(text='"'), text) == ()
    assert index.marks(Request(text="isu:odha"), text) == ()
    assert [text[start:end] for start, end in index.marks(Request(text="anak"), text)] == ["anak-anak", "anak"]
    assert [text[start:end] for start, end in index.marks(Request(text="men", typing=True), text)] == ["mendampingi"]


def test_after_warming_up_no_question_waits_for_a_table(filled, monkeypatch):
    index = filled.open()
    index.warm()

    def late(*_: object) -> None:
        raise AssertionError("made too late")

    monkeypatch.setattr(Meanings, "_concept_labels", late)
    monkeypatch.setattr(Meanings, "_place_labels", late)
    monkeypatch.setattr(Stems, "_load", late)
    assert found(index, "odha") == {"layak-odha"}
    assert index.search(Request(text="pendampigan")).corrected is not None


def test_a_mistake_is_an_answer(filled):
    assert isinstance(filled.open().search(Request(text='"anak')), QueryProblem)


def test_updates_are_seen_at_once(filled):
    index = filled.open()
    filled.add("baru", "Cerita tentang nelayan.")
    filled.add("layak-odha", "Isi yang sama sekali lain.", issues=("isu.lansia",))
    del filled.stories["kramat-tunggak"]
    assert set(filled.update()) == {"baru", "layak-odha", "kramat-tunggak"}
    assert found(index) == {"baru", "layak-odha", "anak-indramayu"}
    assert found(index, "nelayan") == {"baru"}
    assert found(index, "penjara") == set()
    assert found(index, "isu:lansia") == {"layak-odha"}
    assert filled.update() == ()


def test_an_update_of_some_leaves_the_others(filled):
    filled.add("baru", "nelayan")
    filled.add("lain", "petani")
    assert filled.update("baru") == ("baru",)
    assert found(filled.open()) == {"baru", "kramat-tunggak", "anak-indramayu", "layak-odha"}
    del filled.stories["anak-indramayu"]
    assert filled.update("anak-indramayu") == ("anak-indramayu",)


def test_a_withdrawn_story_is_gone_after_the_update(filled):
    index = filled.open()
    filled.add("anak-indramayu", "Anak-anak tetap bersekolah.", status="withdrawn")
    filled.update("anak-indramayu")
    assert "anak-indramayu" not in found(index)


def test_many_small_updates_are_joined(filled):
    index = filled.open()
    for number in range(25):
        filled.add(f"kecil-{number}", f"cerita nomor {number} tentang petani")
        filled.update(f"kecil-{number}")
    assert len(found(index, "petani")) == 25
    folder = next(filled.cache.glob("search/index-*"))
    assert len(list(folder.glob("*.segment"))) <= 9
    assert found(filled.open(), "penjara") == {"layak-odha"}


def test_searching_goes_on_while_others_write(filled):
    index = filled.open()
    wrong: list[object] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            results = index.search(Request(text="petani"))
            if sum(results.facets["kind"].values()) != results.total or len(set(results.ids)) != results.total:
                wrong.append(results)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        for number in range(6):
            filled.add(f"kecil-{number}", "petani")
            filled.update(f"kecil-{number}")
        filled.build()
    finally:
        done.set()
        thread.join()
    assert not wrong
    assert len(found(index, "petani")) == 6


def test_an_empty_library_is_a_library(shelf):
    shelf.build()
    index = shelf.open()
    results = index.search(Request(text="anak"))
    assert (results.total, results.ids, results.years) == (0, (), {})
    shelf.add("baru", "anak")
    shelf.update()
    assert found(index, "anak") == {"baru"}


def test_a_hit_of_a_story_that_went_is_empty(filled):
    index = filled.open()
    results = index.search(Request(sort="title"))
    del filled.stories["anak-indramayu"]
    filled.update()
    hits = index.hits(results, 0, 3)
    assert [hit.id for hit in hits] == list(results.ids)
    assert hits[0].excerpt.text == ""


def test_opening_without_an_index_says_so(shelf):
    with pytest.raises(KnownError) as caught:
        shelf.open()
    assert caught.value.code == "index-missing"


def test_a_story_is_found_by_what_its_claims_rest_on(shelf):
    shelf.add("dihitung", evidence=("bkt.hitungan",))
    shelf.add("tanpa-angka")
    shelf.build()
    assert (
        found(shelf.open(), 'bukti:"hitungan program"') == found(shelf.open(), "evidence:bkt.hitungan") == {"dihitung"}
    )
