"""What is offered while a question is being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.completion import MOST, Completer
from index.question.meanings import Meanings
from index.question.query_reader import parse
from index.values.query import Valued
from index.values.request_results import QueryProblem
from kb.vocabulary.concept import FINDING_ONLY


class Known:
    """What an index would know."""

    def __init__(self, stories: dict[str, int] | None = None) -> None:
        self.stories = stories or {}

    def count(self, column, value):
        return self.stories.get(value, 0)

    def names_beginning(self, field, beginning, most):
        names = {"author": {"yeremias": 9, "yohana": 2}, "organisation": {"yayasan": 4}}[field]
        return [(name, stories) for name, stories in names.items() if name.startswith(beginning)][:most]

    def decades(self):
        return [(1990, 8), (2000, 9), (2010, 4)]

    def words_beginning(self, beginning, most):
        words = {"penjaga": 7, "penjara": 9, "pemulung": 3}
        found = sorted((-count, word) for word, count in words.items() if word.startswith(beginning))
        return [(word, -count) for count, word in found][:most]


@pytest.fixture(scope="module")
def meanings(vocabulary, regions):
    return Meanings(vocabulary, regions)


@pytest.fixture
def completed(meanings):
    completer = Completer(meanings)

    def complete(text, language="id", sources=None):
        place = text.find("|")
        typed = text.replace("|", "", 1)
        cursor = place if place >= 0 else len(typed)
        found = completer.complete(typed, cursor, language, sources)
        return [typed[: one.start] + one.text + typed[one.end :] for one in found]

    return complete


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("met", "metode:"),
        ("-met", "-metode:"),
        ("anak lem", "anak lembaga:"),
        ("traf", "trafiking"),
        ("orang den", "Orang dengan HIV"),
        ("di Jakut orang den", "di Jakut Orang dengan HIV"),
        ("anak jal| panti", "Anak jalanan panti"),
        ("anak ja|lan panti", "Anak jalanan panti"),
        ("jaku", "Jakarta Utara"),
        ("jabode", "Jabodetabek"),
        ("HIV/AI", "HIV/AIDS"),
        ("kab. bog", "Kab. Bogor"),
        ("metode:seb", 'metode:"Pendekatan sebaya"'),
        ("metode:aksi| anak", 'metode:"Aksi sosial" anak'),
        ('isu:"orang d', 'isu:"Orang dengan HIV"'),
        ("isu:kekerasan", "isu:Kekerasan"),
        ("wilayah:indr", "wilayah:Indramayu"),
        ("-isu:kdr", '-isu:"Kekerasan dalam rumah tangga"'),
        ("jenis:pel", "jenis:pembelajaran"),
        ("bahasa:ingg", "bahasa:inggris"),
    ],
)
def test_what_comes_first(completed, typed, first):
    assert completed(typed)[0] == first


@pytest.mark.parametrize("typed", ["", "a", "x" * 30, '"anak jal', "-anak", "kata:anakj", "anak ", "tahun:19"])
def test_where_nothing_is_offered(completed, typed):
    assert completed(typed) == []


def test_the_language_of_the_window_goes_first(completed):
    assert completed("met", "en")[0] == "method:"
    assert completed("issu")[0] == "issue:"
    assert completed("traf", "en")[0] == "Trafficking in persons"
    assert completed("metode:seb", "en")[0] == 'metode:"Peer approach"'


def test_a_hurtful_word_is_never_written_out(meanings, vocabulary):
    completer = Completer(meanings)
    (first, *_) = completer.complete("pelac", 5, "id")
    assert (first.text, first.hint.id) == ("Pekerja seks", "untuk “pelac”")
    labels = [one for concept in vocabulary.concepts.values() for one in concept.labels()]
    hidden = [word for word, kind, _ in labels if kind in FINDING_ONLY]
    assert {kind for _, kind, _ in labels} >= FINDING_ONLY
    shown = {label for label, kind, _ in labels if kind not in FINDING_ONLY}
    for word in hidden:
        for typed in (word[:4], f"isu:{word[:4]}"):
            for one in completer.complete(typed, len(typed), "id"):
                told = {one.text.strip('"'), one.label.id, one.label.en}
                assert word not in told or word in shown


def test_what_many_stories_have_goes_first_and_is_counted(meanings):
    known = Known({"mtd.sebaya": 9, "mtd.advokasi": 3, "31.72": 4})
    completer = Completer(meanings)
    found = completer.complete("metode:", 7, "id", known)
    assert [(one.label.id, one.count) for one in found[:2]] == [("Pendekatan sebaya", 9), ("Advokasi", 3)]
    assert completer.complete("jaka", 4, "id", known)[0].text == "Jakarta Utara"
    assert completer.complete("jabode", 6, "id", known)[0].count == -1


def test_words_of_stories_fill_the_list(meanings):
    found = Completer(meanings).complete("penja", 5, "id", Known())
    assert [(one.text, one.kind, one.count) for one in found if one.kind == "word"] == [
        ("penjara", "word", 9),
        ("penjaga", "word", 7),
    ]


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("penulis:", ["Yeremias", "Yohana"]),
        ("author:yo", ["Yohana"]),
        ("lembaga:yay", ["Yayasan"]),
        ("tahun:", ["2010..2019", "2000..2009", "1990..1999"]),
        ("year:19", ["1990..1999"]),
        ("tahun:1990..1999", []),
        ("tahun:x", []),
    ],
)
def test_names_and_years_are_offered(meanings, typed, texts):
    found = Completer(meanings).complete(typed, len(typed), "id", Known())
    assert [one.text for one in found] == texts
    assert all(one.count > 0 and one.kind == "value" for one in found)


PIECES = ["anak", "metode:", "isu:", "jak", '"', " ", "-", "orang den", "sex w", "|", "wilayah:", "jogja", "é", "."]


@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(PIECES), max_size=8).map("".join)), st.integers(-3, 40))
def test_a_completion_fits_into_the_text_and_is_understood(meanings, vocabulary, regions, text, cursor):
    found = Completer(meanings).complete(text, cursor, "id", Known())
    assert len(found) <= MOST and len({(one.start, one.text) for one in found}) == len(found)
    at = max(0, min(cursor, len(text)))
    for one in found:
        assert 0 <= one.start <= at <= one.end <= len(text)
        if one.kind == "value":
            head = text[: one.start].rsplit(None, 1)[-1].lstrip('-−"“”„')
            answer = parse(head + one.text, vocabulary, regions)
            assert not isinstance(answer, QueryProblem)
            assert any(isinstance(clause, Valued) for clause in answer.clauses)
