"""Which words are marked and which never are, measured on slips and on the shipped stories."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.base.problems import KnownError
from kb.layout.shipped_folder import shipped_library
from kb.library.library import Library
from kb.spelling.own_words import OwnWords
from kb.spelling.spelling import MOST_OFFERS, Speller, written_in
from kb.spelling.spelling_affixes import roots_of
from kb.spelling.spelling_words import words_in
from tests.kb.spelling_slips import ENGLISH, INDONESIAN


@pytest.fixture(scope="module")
def shipped() -> Library:
    return Library.open(shipped_library())


@pytest.fixture(scope="module")
def speller(shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> Speller:
    """Knows what the shipped library speaks of, as the window's does."""
    names = [*shipped.vocabulary.phrases(), *shipped.regions.phrases()]
    names += [name for one in shipped.organisations().values() for name in one.names()]
    names += [one.name for one in shipped.people().values()]
    texts = (shipped.read_path(file).body for file in shipped.story_files())
    return Speller(names, OwnWords(tmp_path_factory.mktemp("desk") / "kamus-saya.txt"), written_in(texts))


def marked(speller: Speller, text: str, language: str = "id") -> list[str]:
    return [text[start:end] for start, end in speller.misspelled(text, language)]


def test_the_shipped_stories_have_hardly_a_mark(speller: Speller, shipped: Library) -> None:
    """Careful texts: what is marked in them is a false alarm."""
    found = {file.parent.name: marked(speller, shipped.read_path(file).body) for file in shipped.story_files()}
    assert len(found) == 10
    assert max(map(len, found.values())) < 5, found


@pytest.mark.parametrize(("slips", "language"), [(INDONESIAN, "id"), (ENGLISH, "en")])
def test_nine_slips_of_ten_are_marked(speller: Speller, slips: dict[str, str], language: str) -> None:
    """And hardly one of the words that were meant."""
    missed = [slip for slip in slips if not speller.misspelled(slip, language)]
    assert len(missed) <= len(slips) / 10, missed
    assert [meant for meant in slips.values() if speller.misspelled(meant, language)] == []


@pytest.mark.parametrize(("slips", "language"), [(INDONESIAN, "id"), (ENGLISH, "en")])
def test_the_first_offer_is_mostly_what_was_meant(speller: Speller, slips: dict[str, str], language: str) -> None:
    """Of every fifth slip, because offers may take their time."""
    some = list(slips.items())[::5]
    right = [slip for slip, meant in some if speller.offers(slip, language)[:1] == (meant,)]
    assert len(right) >= 0.6 * len(some), [slip for slip, _ in some if slip not in right]


def test_a_word_of_either_language_is_right(speller: Speller) -> None:
    """Stories of this field borrow freely, and British spelling is as good as American."""
    text = "Kami membuat follow up dan home visit bersama the organisations' counsellor, labelled as a programme's licence."
    assert marked(speller, text) == marked(speller, text, "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "`masarakat` dan\n\n```\nmasarakat\n```\n",
        "~~~\nmasarakat",
        "https://masarakat.example/kelurga dan www.masarakat.org serta masarakat@kelurga.id",
        "[[masarakat kelurga]] dan [tautan](story:masarakat-kelurga) dan ![gambar](media/masarakat.jpg)",
        "Sumber.[^masarakat] <!-- masarakat --> <masarakat> {masarakat} #masarakat",
        "ke-2, 2000-an, covid19, KDRT, LPSK-nya, ber-KTP, WhatsApp",
        "Bersama Masarakat dan Pak Sukardjo kami berangkat. Sukardjo memimpin.",
        "Indonesian stories. Sundanese ones. Yogyakarta juga.",
        "anak-anak bertahun-tahun tolong-menolong pascabencana di Kabupaten Indramayu",
        "Кириллица dan 汉字 tidak dinilai",
    ],
)
def test_what_is_no_word_or_a_name_is_not_marked(speller: Speller, text: str) -> None:
    """Code, addresses, links, numbers, abbreviations and names."""
    assert marked(speller, text) == []


def test_marks_count_in_the_text_as_it_is(speller: Speller) -> None:
    """Whatever stands before: wide letters, markup, accents in two parts."""
    text = "😀 **masarakat** dan _kelurga_ di [kelurga](https://x.id), cafe\u0301.\n\n- Masarakat mulai"
    assert marked(speller, text) == ["masarakat", "kelurga", "kelurga", "Masarakat"]
    assert marked(speller, "Bekerja di jakarta itu berat on monday") == ["monday"]
    assert speller.offers("monday")[0] == "Monday"


def test_a_capital_at_the_beginning_is_a_name_unless_a_word_is_one_slip_away(speller: Speller) -> None:
    """In a list of people, where every line begins with a name, hardly one is marked: "Wiryawan" looks like "widyawan"."""
    people = "Sukardjo\nNingsih\nWiryawan\nPurwanti\nTumiyem\nSulastri\nHandoyo\nMardiyah\nKarsinah\n"
    assert len(marked(speller, people)) <= 1
    assert marked(speller, "Pemerintha datang. Kegitan dimulai.") == ["Pemerintha", "Kegitan"]


def test_a_third_language_is_left_alone(speller: Speller) -> None:
    assert marked(speller, "Urang ngadangukeun heula", "su") == []


def test_offers_keep_the_capital_and_are_few(speller: Speller) -> None:
    assert speller.offers("Masarakat")[0] == "Masyarakat"
    assert 0 < len(speller.offers("kana")) <= MOST_OFFERS


def test_usual_respellings_are_marked_though_a_dictionary_knows_them(speller: Speller) -> None:
    """Only in the language whose spelling they break."""
    assert marked(speller, "silahkan praktek dimana saja") == ["silahkan", "praktek", "dimana"]
    assert (speller.offers("praktek")[0], speller.offers("dimana")[0]) == ("praktik", "di mana")
    assert marked(speller, "teh manis") == []
    assert marked(speller, "teh story", "en") == ["teh"]


def test_a_learned_word_is_right_for_good_and_an_ignored_one_until_the_end(tmp_path: Path) -> None:
    """The file is plain: one can read it, edit it, and keep remarks in it."""
    file = tmp_path / "desk" / "kamus-saya.txt"
    speller = Speller(own=OwnWords(file))
    speller.learn("Ngaronda")
    speller.ignore("kukurubuk")
    assert marked(speller, "mereka ngaronda sambil kukurubuk") == []
    file.write_text("# kata Sunda\n" + file.read_text("utf-8"), "utf-8")
    OwnWords(file).add("botram")
    assert file.read_text("utf-8") == "# kata Sunda\nngaronda\nbotram\n"
    again = Speller(own=OwnWords(file))
    assert marked(again, "ngaronda botram kukurubuk") == ["kukurubuk"]
    again.forget("Ngaronda")
    assert marked(again, "ngaronda botram") == ["ngaronda"]
    assert file.read_text("utf-8") == "# kata Sunda\nbotram\n"


def test_a_desk_that_refuses_is_told_and_the_word_counts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("in the way", "utf-8")
    own = OwnWords(tmp_path / "desk" / "kamus-saya.txt")
    with pytest.raises(KnownError):
        own.add("ngaronda")
    assert "ngaronda" in own


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("jejaknya", "jejak"),
        ("diorganisasi", "organisasi"),
        ("memutuskannya", "putus"),
        ("penyaluran", "salur"),
        ("mengemasnyalah", "kemas"),
        ("diperselisihkan", "selisih"),
    ],
)
def test_affixes_come_off(word: str, root: str) -> None:
    """Also those that swallow the first letter of the root."""
    assert root in set(roots_of(word))


@given(st.text(alphabet="ab-'’é\u0301 \n`[]()<>{}#@!.:^*_1😀~&", max_size=80))
def test_words_lie_where_they_say(text: str) -> None:
    """In order, apart from each other, without a space in them."""
    last = 0
    for word in words_in(text):
        assert last <= word.start < word.end <= len(text)
        assert not any(sign in " \n`[]()" for sign in text[word.start : word.end])
        last = word.end
