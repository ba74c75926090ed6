"""Three ways from a text to its words are one: the plain analysis, the bulk cutter, Whoosh's tokenizer and filters."""

from hypothesis import given

from index.language.analysis import stem_of, tokens
from index.language.bulk_tokens import Cutter
from index.language.small_words import SMALL_WORDS
from index.language.stems import Stems
from index.language.whoosh_analysis import SmallWordFilter, StemFilter, WordTokenizer, stem_analyzer, written_analyzer
from tests.index.language.test_cutting import texts

STEMS = Stems()


@given(text=texts)
def test_three_ways_are_equal(text: str):
    plain = [(token.word, token.start, token.position) for token in tokens(text)]
    cutter = Cutter(STEMS)
    cut = cutter.cut(text)
    places = zip(cut.words.tolist(), cut.starts.tolist(), strict=True)
    assert [(cutter.words[number], start, at) for at, (number, start) in enumerate(places)] == plain
    found = written_analyzer()(text, positions=True, chars=True)
    assert [(token.text, token.startchar, token.pos) for token in found] == plain


@given(text=texts)
def test_stems_are_equal(text: str):
    assert [token.text for token in stem_analyzer(STEMS)(text)] == [stem_of(token, STEMS) for token in tokens(text)]


@given(text=texts)
def test_names_keep_their_form_where_they_are_no_words(text: str):
    common = {token.word for token in tokens(text) if not token.name}
    expected = [
        token.word if token.name and token.word not in common else stem_of(token, STEMS) for token in tokens(text)
    ]
    assert [token.text for token in stem_analyzer(STEMS, names=True)(text)] == expected


def test_filters_compose_as_whoosh_does():
    analyzer = WordTokenizer() | SmallWordFilter() | StemFilter(STEMS)
    found = [(token.text, token.pos) for token in analyzer("Pendampingan untuk anak-anak di Bali", positions=True)]
    assert found == [("damping", 0), ("anak", 2), ("bali", 4)]
    kept = WordTokenizer() | SmallWordFilter()
    assert [token.stopped for token in kept("untuk anak", removestops=False)] == [True, False]
    assert "untuk" in SMALL_WORDS


def test_a_tokenizer_tells_where_words_stand():
    token = next(WordTokenizer()("Jum’at", chars=True, keeporiginal=True, start_char=10))
    assert (token.text, token.startchar, token.endchar, token.original) == ("jumat", 10, 16, "Jum’at")
