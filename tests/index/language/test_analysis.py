"""Text to words: folding, reduplication, places, names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.analysis import LONGEST_WORD, fold_word, plain_tokens, stem_of, tokens
from index.language.stems import Stems


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anak jalanan", ["anak", "jalanan"]),
        ("anak-anak", ["anak"]),
        ("Anak-anaknya", ["anak"]),
        ("kupu-kupu malam", ["kupu", "malam"]),
        ("meniru-nirukan", ["meniru", "nirukan"]),
        ("drop-in", ["drop", "in"]),
        ("HIV/AIDS", ["hiv", "aids"]),
        ("Jum'at Jum’at JUMAT", ["jumat", "jumat", "jumat"]),
        ("'kutipan'", ["kutipan"]),
        ("café cafe\u0301 CAFÉ", ["cafe", "cafe", "cafe"]),
        ("1.958 orang", ["1", "958", "orang"]),
        ("tahun 1995–2005", ["tahun", "1995", "2005"]),
        ("1995-1995", ["1995", "1995"]),
        ("a-a", ["a", "a"]),
        ("pen\u00addamping", ["pendamping"]),
        ("snake_case", ["snake", "case"]),
        ("... !? —", []),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]):
    assert words(text) == expected


def test_a_reduplication_is_one_word_with_its_whole_place():
    (token, other) = tokens("anak-anak kecil")
    assert (token.start, token.end) == (0, 9)
    assert other.position == 1


@given(st.text(max_size=200))
def test_every_word_stands_where_it_says(text: str):
    last = 0
    for at, token in enumerate(tokens(text)):
        assert last <= token.start < token.end <= len(text)
        assert token.position == at
        assert 0 < len(token.word) <= LONGEST_WORD
        assert token.word.isalnum()
        first = text[token.start : token.end].split("-", maxsplit=1)[0]
        assert fold_word(first) == token.word
        last = token.end


@given(st.lists(st.one_of(st.sampled_from(["anak-anak", "Meniru-nirukan", " ", "-", "Jum'at"]), st.text(max_size=4))))
def test_the_quick_way_finds_the_same_words(pieces: list[str]):
    text = "".join(pieces)
    assert plain_tokens(text) == [token._replace(name=False) for token in tokens(text)]


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_folding_twice_changes_nothing(word: str):
    assert fold_word(fold_word(word)) == fold_word(word)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kami bertemu Susi di Bali. Besok pulang.", ["susi", "bali"]),
        ("Asesmen\nBesok", []),
        ("Kata beliau: Besok", []),
    ],
)
def test_capitals_inside_a_sentence_are_names(text: str, names: list[str]):
    assert [token.word for token in tokens(text) if token.name] == names


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("pendampingan", "damping"),
        ("mendampingi", "damping"),
        ("dampingan", "damping"),
        ("penjangkauan", "jangkau"),
        ("kerahasiaan", "rahasia"),
        ("bertanya", "tanya"),
        ("pendidikan", "didik"),
        ("sebaya", "sebaya"),
        ("difabel", "difabel"),
        ("odha", "odha"),
        ("1995", "1995"),
        ("日本語", "日本語"),
    ],
)
def test_stems(word: str, stem: str):
    assert Stems().stem(word) == stem


def test_the_halves_of_a_changing_reduplication_share_their_stem():
    stems = Stems()
    assert [stem_of(token, stems) for token in tokens("meniru-nirukan")] == ["tiru", "tiru"]


def test_stems_are_remembered_on_disk(tmp_path):
    first = Stems(tmp_path)
    first.stem("pendampingan")
    first.save()
    first.stem("mendampingi")
    first.save()
    text = (tmp_path / "stems.tsv").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line[0] != "#"] == ["pendampingan\tdamping", "mendampingi\tdamping"]
    again = Stems(tmp_path)
    assert again.stem("pendampingan") == "damping"
    assert again.stem("mendampingi") == "damping"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00garbage", b"# other roots\npendampingan\tsalah\n", b"\n\n\t\t\n"]
)
def test_a_foreign_or_broken_stem_file_is_replaced(tmp_path, content: bytes):
    (tmp_path / "stems.tsv").write_bytes(content)
    stems = Stems(tmp_path)
    assert stems.stem("pendampingan") == "damping"
    stems.save()
    assert Stems(tmp_path).stem("pendampingan") == "damping"
    assert "pendampingan\tdamping" in (tmp_path / "stems.tsv").read_text(encoding="utf-8")
