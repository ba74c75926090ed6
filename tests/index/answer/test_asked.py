"""A whole question is asked of all its words at once: what holds most of it comes first."""

import numpy as np
import pytest

from index.engine.lead_scores import Sought, early
from index.question.query_reader import parse
from index.values.query import Asked, Either, Phrase, Without, Word, Years
from index.values.request_results import Request


@pytest.fixture
def asked(shelf):
    shelf.add("pendiri", "Panti Cahaya berdiri di Kendal. Rahmat mendirikan panti itu bersama warga.")
    shelf.add("tamu", "Rahmat datang ke panti. " + "Banyak tamu datang lagi. " * 30)
    shelf.add("jauh", "Banyak warga datang. " * 30 + "Nelayan berkumpul.")
    shelf.add("dekat", "Nelayan berkumpul. " + "Banyak warga datang. " * 30)
    shelf.build()
    index = shelf.open()
    return lambda text, **more: list(index.search(Request(text=text, **more)).ids)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("siapa pendiri panti", (Asked((Word("pendiri"), Word("panti"))),)),
        ("pendiri panti?", (Asked((Word("pendiri"), Word("panti"))),)),
        ("who founded shelter", (Asked((Word("founded"), Word("shelter"))),)),
        ("pendiri panti", (Word("pendiri"), Word("panti"))),
        ("siapa pendiri", (Word("pendiri"),)),
        ("siapa?", (Word("siapa"),)),
        ("kapan panti 15-20 berdiri", (Asked((Word("panti"), Word("15"), Word("20"), Word("berdiri"))),)),
        (
            'siapa pendiri "panti cahaya" kendal -tamu tahun:1998',
            (
                Asked((Word("pendiri"), Word("kendal"))),
                Phrase(("panti", "cahaya")),
                Without(Word("tamu")),
                Years(1998, 1998),
            ),
        ),
        (
            "siapa pendiri panti OR asrama warga",
            (Asked((Word("pendiri"), Word("warga"))), Either((Word("panti"), Word("asrama")))),
        ),
    ],
)
def test_a_whole_question_is_known_by_its_asking_word_or_mark(text, clauses, vocabulary, regions):
    read = parse(text, vocabulary, regions)
    assert read.clauses == clauses


def test_no_story_need_hold_all_of_a_question(asked):
    assert asked("siapa yang mendirikan panti itu di tengah badai?")[0] == "pendiri"
    assert asked("mendirikan panti tengah badai") == []


def test_what_is_not_plain_words_must_still_hold(asked):
    assert asked('siapa mendirikan panti "rahmat datang"') == ["tamu"]
    assert "tamu" not in asked("siapa mendirikan panti warga -tamu")


def test_what_speaks_of_it_first_comes_first(asked):
    found = asked("di mana nelayan berkumpul?")
    assert found.index("dekat") < found.index("jauh")


def test_a_story_with_hardly_anything_of_a_question_is_left_out(shelf):
    for number in range(40):
        shelf.add(f"lain-{number}", "Warga datang bersama keluarga.")
    shelf.add("tepat", "Perahu nelayan Kendal karam, warga menolong.")
    shelf.build()
    found = shelf.open().search(Request(text="kapan perahu nelayan Kendal karam dan warga menolong?"))
    assert list(found.ids) == ["tepat"]


def test_names_in_a_question_find_tags_and_single_words(shelf):
    shelf.add("bertanda", "Anak-anak itu pulang.", issues=("anak-jalanan",))
    shelf.add("sebagian", "Di jalanan kota.")
    shelf.build()
    found = shelf.open().search(Request(text="bagaimana anak jalanan pulang sekolah?"))
    assert "sebagian" in found.ids


def test_words_of_a_question_are_marked(asked, shelf):
    excerpt = shelf.open().search(Request(text="siapa yang mendirikan panti?")).hits[0].excerpt
    assert [excerpt.text[start:end] for start, end in excerpt.spans] == ["Panti", "berdiri", "mendirikan", "panti"]


def test_the_worth_of_early_words_counts_forms_and_copes_with_empty_stories(shelf):
    shelf.add("kosong", "")
    shelf.add("bentuk", "Mendampingi warga.")
    shelf.build()
    shelf.add("baru", "Kami semua ikut mendampingi warga.")
    shelf.update("baru")
    state = shelf.open()._fresh()
    rows = np.asarray([state.facts.rows.find(name) for name in ("kosong", "bentuk", "baru")])
    worth = early(state.facts.rows, rows, [Sought("dampingan", "damping", 2.0)])
    assert worth[0] == 0.0
    assert worth[1] == pytest.approx(1.0)
    assert worth[1] > worth[2] > 0.8
