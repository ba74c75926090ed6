"""The language of questions: what is understood, and what is said of mistakes."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.question.query_reader import parse
from index.values.query import Either, Named, Phrase, Query, Valued, Without, Word, Years
from index.values.request_results import QueryProblem


@pytest.fixture
def read(vocabulary, regions):
    return lambda text, **options: parse(text, vocabulary, regions, **options)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", ()),
        ("   ", ()),
        ("?! …", ()),
        ("Anak  jalanan", (Word("anak"), Word("jalanan"))),
        ('"anak jalanan"', (Phrase(("anak", "jalanan")),)),
        ("“anak jalanan” panti", (Phrase(("anak", "jalanan")), Word("panti"))),
        ('"anak-anak"', (Word("anak", exact=True),)),
        ('panti"anak jalanan"', (Word("panti"), Phrase(("anak", "jalanan")))),
        ("jalanan -panti", (Word("jalanan"), Without(Word("panti")))),
        ('-"rumah singgah"', (Without(Phrase(("rumah", "singgah"))),)),
        ("drop-in", (Phrase(("drop", "in")),)),
        ("HIV/AIDS", (Word("hiv"), Word("aids"))),
        ("pendamp*", (Word("pendamp", prefix=True, exact=True),)),
        ("a OR b", (Either((Word("a"), Word("b"))),)),
        ("x a OR b ATAU c y", (Word("x"), Either((Word("a"), Word("b"), Word("c"))), Word("y"))),
        ("a OR -b", (Either((Word("a"), Without(Word("b")))),)),
        ("rumah or panti", (Word("rumah"), Word("panti"))),
        ("rumah atau", (Word("rumah"),)),
        ("apa yang di", (Word("apa"), Word("yang"), Word("di"))),
        ("isu:odha di", (Valued("issue", ("isu.odhiv",)), Word("di"))),
        ("di OR ke", (Either((Word("di"), Word("ke"))),)),
        ('"di panti"', (Phrase(("di", "panti")),)),
        ("rumah -di", (Word("rumah"), Without(Word("di")))),
        ("kata:benda", (Word("kata"), Word("benda"))),
        ("tahun:1998", (Years(1998, 1998),)),
        ("tahun:1995..2005", (Years(1995, 2005),)),
        ("year:1995-2005", (Years(1995, 2005),)),
        ("tahun:1998..", (Years(1998, 9999),)),
        ("tahun:..2005", (Years(0, 2005),)),
        ("isu:ODHA", (Valued("issue", ("isu.odhiv",)),)),
        ("issue:odhiv", (Valued("issue", ("isu.odhiv",)),)),
        ('isu:"orang dengan HIV"', (Valued("issue", ("isu.odhiv",)),)),
        ("isu:isu.odhiv", (Valued("issue", ("isu.odhiv",)),)),
        ("tahap:alih-kelola", (Valued("stage", ("thp.alih-kelola",)),)),
        ("-isu:odha", (Without(Valued("issue", ("isu.odhiv",))),)),
        ("tahap:asesmen", (Valued("stage", ("thp.asesmen",)),)),
        ("wilayah:indramayu", (Valued("region", ("32.12",)),)),
        ("jenis:pembelajaran", (Valued("kind", ("pembelajaran",)),)),
        ("kind:story", (Valued("kind", ("cerita",)),)),
        ("bahasa:Inggris", (Valued("language", ("en",)),)),
        ("bahasa:jv", (Valued("language", ("jv",)),)),
        ("penulis:sari", (Named("author", ("sari",)),)),
        ('lembaga:"Kusuma Buana"', (Named("organisation", ("kusuma", "buana")),)),
    ],
)
def test_what_is_understood(read, text, clauses):
    assert read(text).clauses == clauses


def test_an_ambiguous_label_keeps_all_its_readings(read):
    (clause,) = read("isu:gepeng").clauses
    assert {"isu.gelandangan", "isu.pengemis"} <= set(clause.values)


def test_an_everyday_name_of_several_places(read):
    (clause,) = read("wilayah:Jabodetabek").clauses
    assert len(clause.values) > 5


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("anak jal", (Word("anak"), Word("jal", prefix=True))),
        ("anak j", (Word("anak"),)),
        ("anak jal ", (Word("anak"), Word("jal"))),
        ('"anak jal', (Word("jal", prefix=True, exact=True), Word("anak", exact=True))),
        ('"rumah singgah an', (Word("an", prefix=True, exact=True), Phrase(("rumah", "singgah")))),
        ('"anak jalanan ', (Phrase(("anak", "jalanan")),)),
        ('"anak jalanan"', (Phrase(("anak", "jalanan")),)),
        ('panti -"anak jal', (Word("panti"), Without(Phrase(("anak", "jal"))))),
        ("anak OR", (Word("anak"),)),
        ("anak OR ", (Word("anak"),)),
        ("anak isu:", (Word("anak"),)),
        ('isu:"', ()),
        ("isu:odh", (Valued("issue", ("isu.odhiv",)),)),
        ("stage:asses", (Valued("stage", ("thp.asesmen",)),)),
        ("wilayah:indram", (Valued("region", ("32.12",)),)),
        ("jenis:pembel", (Valued("kind", ("pembelajaran",)),)),
        ("penulis:yerem", (Named("author", ("yerem",), half=True),)),
        ("tahun:", ()),
        ("tahun:19", ()),
        ("tahun:1995", (Years(1995, 1995),)),
        ("tahun:1995.", (Years(1995, 9999),)),
        ("tahun:1995..20", (Years(1995, 9999),)),
        ("tahun:1995..2005", (Years(1995, 2005),)),
    ],
)
def test_half_a_word_while_typing(read, text, clauses):
    assert read(text, typing=True).clauses == clauses


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ('anak "jalanan', '"jalanan', "kutip"),
        ("isu:", "isu:", "isu:"),
        ("isu: anak", "isu:", "isu:"),
        ('tahun:""', 'tahun:""', "tahun:"),
        ("isu:odah", "odah", "odah"),
        ("wilayah:Atlantis9", "Atlantis9", "Atlantis9"),
        ("tahun:2005..1995", "2005..1995", "terbalik"),
        ("tahun:kemarin", "kemarin", "bukan tahun"),
        ("tahun:19952005", "19952005", "bukan tahun"),
        ("OR anak", "OR", "OR"),
        ("anak OR", "OR", "OR"),
        ("anak OR OR panti", "OR", "OR"),
        ("anak - panti", "-", "minus"),
        ("-", "-", "minus"),
    ],
)
def test_mistakes_are_told_at_their_place(read, text, place, part):
    problem = read(text)
    assert isinstance(problem, QueryProblem)
    assert text[problem.start : problem.end] == place
    assert part in problem.what.id
    assert problem.what.en and problem.advice.id and problem.advice.en


def test_the_nearest_label_is_suggested(read):
    assert "Anak jalanan" in read("isu:anjall").advice.id
    assert "Street children" in read("isu:anjall").advice.en
    assert "Indramayu" in read("wilayah:indramyu").advice.id
    assert "pembelajaran" in read("jenis:pembelajarn").advice.id
    assert "Maksud" not in read("isu:foo").advice.id
    assert "Intervensi" in read("tahap:inter keluarga").advice.id


@pytest.mark.parametrize("text", ["isu:xyzzy", "isu:odh anak", "tahun:199x", "tahun:2005..1995"])
def test_a_mistake_is_told_while_typing_too(read, text):
    assert isinstance(read(text, typing=True), QueryProblem)


PIECES = [
    '"',
    "-",
    "OR",
    "ATAU",
    "isu:",
    "tahun:",
    "wilayah:",
    "anak",
    "1995",
    "..",
    "*",
    " ",
    "“",
    "penulis:",
    ":",
    "−",
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)), st.booleans())
@example("tahun:²", False)
@example("isu:\x00", True)
def test_no_text_is_ever_an_exception(vocabulary, regions, text, typing):
    answer = parse(text, vocabulary, regions, typing=typing)
    if isinstance(answer, QueryProblem):
        assert 0 <= answer.start < answer.end <= len(text)
    else:
        assert isinstance(answer, Query)
