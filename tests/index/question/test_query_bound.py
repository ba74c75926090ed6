"""A question of any length is answered as quickly as a long sentence, and of what is not read it is said so."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.analysis import tokens
from index.question.query_bound import MOST_LETTERS, MOST_WORDS, bounded
from index.values.request_results import QueryProblem, Request
from kb.library.shipped_copy import copy_shipped
from kb.story.author import Author
from ui.terminal.open_library import open_desk
from ui.terminal.tables import results

SIZE = 1_000_000
SECONDS = 0.1
SIGNS = st.sampled_from(
    ["kata ", "a", " ", '"', "“", "OR ", "ATAU ", "-", "isu:", 'isu:"', "tahun:19", "/", "anak-anak ", "?"]
)


@pytest.mark.parametrize(
    "asked",
    [
        "anak jalanan",
        "siapa yang mendirikan panti itu?",
        '"' + "kata " * 50 + '"',
        " ".join(f"kata{number}" for number in range(MOST_WORDS)),
        "pendampingan keluarga " * 18,
        "  isu:anak OR",
    ],
)
def test_what_people_ask_is_read_whole(asked):
    assert bounded(asked) is asked


@given(st.lists(SIGNS, max_size=1_500).map("".join))
def test_what_is_read_is_the_beginning_and_a_question_by_itself(text):
    read = bounded(text)
    assert read is text or len(read) < len(text) + 2
    assert text.startswith(read.removesuffix('"'))
    assert len(read) <= MOST_LETTERS + 1 or read is text
    assert len(tokens(read)) <= MOST_WORDS + 1 or read is text
    assert bounded(read) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("kata " * 64 + "OR lain " * 500, "kata " * 63 + "kata"),
        ("kata " * 63 + '"dua kata" ' * 500, "kata " * 63 + '"dua"'),
        ("kata " * 63 + 'isu:"hak anak" ' * 500, "kata " * 62 + "kata"),
        ("kata " * 62 + "- satu dua tiga", "kata " * 62 + "- satu dua"),
    ],
)
def test_nothing_is_left_open_at_the_cut(text, read):
    assert bounded(text) == read


@pytest.fixture(scope="module")
def desk(shipped, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUSTAKA_HOME", str(tmp_path_factory.mktemp("rumah")))
        opened = open_desk(copy_shipped(tmp_path_factory.mktemp("pustaka") / "Pustaka", Author(name="Ratna")), "id")
    opened.index.warm()
    yield opened
    opened.close()


def strange(size: int) -> str:
    return " ".join(
        f"qz{number:x}w".translate(str.maketrans("0123456789", "ghijklmnop")) for number in range(size // 6)
    )


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("kader desa anak jalanan keluarga pendampingan " * (SIZE // 44), id="names"),
        pytest.param(strange(SIZE), id="words-nobody-wrote"),
        pytest.param(strange(SIZE) + "?", id="question"),
        pytest.param('"' + "zq xw " * (SIZE // 6) + '"', id="quotation"),
        pytest.param("(" * SIZE, id="brackets"),
        pytest.param(" " * SIZE + "x", id="spaces"),
        pytest.param("x" * SIZE, id="letters"),
        pytest.param("a:" * (SIZE // 2), id="fields"),
        pytest.param("isu:anak OR " * (SIZE // 12) + "x", id="or"),
        pytest.param('catatan:"' + "kata " * (SIZE // 5) + '"', id="notes"),
        pytest.param("tahun:" + "1" * SIZE, id="years"),
    ],
)
def test_a_megabyte_is_answered_in_a_tenth_of_a_second(desk, asked):
    seconds = []
    for typing in (False, True, False):
        begun = time.process_time()
        answer = desk.index.search(Request(text=asked, typing=typing, limit=20))
        desk.index.complete(asked, len(asked), "id")
        seconds.append(time.process_time() - begun)
    assert min(seconds) < SECONDS
    assert isinstance(answer, QueryProblem) or (answer.shortened and answer.request.text is asked)


def test_it_is_said_that_only_the_beginning_is_searched(desk):
    long = desk.index.search(Request(text="keluarga " * 5_000, as_typed=True))
    assert long.total
    assert long.shortened.id == "Pertanyaan ini panjang: hanya 64 kata pertama yang dicari."
    assert list(long.ids) == list(desk.index.search(Request(text="keluarga " * 64, as_typed=True)).ids)
    assert [hit.id for hit in desk.index.hits(long, 0, 3)] == [hit.id for hit in long.hits[:3]]
    assert any("64 kata pertama" in line for line in results(desk, long))
    assert max(map(len, list(results(desk, long))[:2])) < 500
    assert desk.index.search(Request(text="keluarga")).shortened is None
