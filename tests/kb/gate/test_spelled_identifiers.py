"""Identifiers that are spelled out, dressed in other signs, or only look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.base.numerals import value
from kb.gate.identifiers.identifiers import identifiers
from kb.gate.words.visible_text import visible_text

DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MONTHS = (
    *("Januari", "Februari", "maret", "April", "mei", "Juni"),
    *("juli", "AGUSTUS", "September", "Oktober", "november", "Desember"),
)
UNSEEN = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")
SCRIPTS = (0xFF10, 0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x1D7CE)  # the zero of each

numbers = st.from_regex(r"08[1-9][0-9]{7,9}", fullmatch=True).filter(lambda number: len(set(number)) > 3)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in identifiers(text)]


@given(numbers, st.sampled_from([" ", "-", ", ", " - "]), st.sampled_from([DIGITS, ENGLISH]), st.booleans())
def test_a_telephone_number_in_words(number: str, gap: str, words: tuple[str, ...], upper: bool):
    said = gap.join(words[int(digit)] for digit in number)
    said = said.upper() if upper else said
    assert found(f"Nomornya {said} kata ibunya.") == [("phone", said)]


@given(numbers, st.sampled_from([" ", ".", "-", " - ", "/", "_"]))
def test_a_telephone_number_with_signs_between(number: str, gap: str):
    said = gap.join(number)
    assert [kind for kind, _ in found(f"Hubungi {said} malam ini.")] == ["phone"]


@given(numbers, st.lists(st.tuples(st.integers(1, 9), st.sampled_from(UNSEEN)), min_size=1, max_size=5))
def test_signs_that_nobody_sees_hide_nothing(number: str, signs: list[tuple[int, str]]):
    said = number
    for place, sign in signs:
        said = said[:place] + sign + said[place:]
    text = f"Hubungi ibunya di {said} saja."
    (only,) = identifiers(text)
    assert (only.kind, text[only.start : only.end]) == ("phone", said)


@given(numbers, st.data())
def test_digits_of_other_scripts_are_digits(number: str, data: st.DataObject):
    said = "".join(chr(data.draw(st.sampled_from(SCRIPTS)) + int(digit)) for digit in number)
    text = f"Hubungi ibunya di {said} saja."
    assert found(text) == [("phone", said)]


@given(st.integers(1, 31), st.sampled_from(MONTHS), st.integers(1940, 2025))
def test_a_birthday_in_words(day: int, month: str, year: int):
    said = f"{in_words(day)} {month} {year_in_words(year)}"
    assert found(f"Ia lahir tanggal {said} di kota itu.") in (
        [("birth-date", said)],
        [("birth-date", f"tanggal {said}")],
    )


def in_words(number: int) -> str:
    if number < 10:
        return DIGITS[number]
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or f"{DIGITS[number - 10]} belas"
    return f"{DIGITS[number // 10]} puluh {DIGITS[number % 10] if number % 10 else ''}".strip()


def year_in_words(year: int) -> str:
    rest = in_words(year % 100) if year % 100 else ""
    return f"{'seribu sembilan ratus' if year < 2000 else 'dua ribu'} {rest}".strip()


@pytest.mark.parametrize("number", range(1, 100))
def test_the_words_of_this_test_are_those_of_the_program(number: int):
    assert value(in_words(number)) == number


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Kirim ke rara lestari at gmail titik com saja.", "email", "rara lestari at gmail titik com"),
        ("Kirim ke rara(at)gmail.com saja.", "email", "rara(at)gmail.com"),
        ("Kirim ke rara [at] yahoo [dot] co [dot] id.", "email", "rara [at] yahoo [dot] co [dot] id"),
        ("Kirim ke rara at gmail com.", "email", "rara at gmail com"),
        ("Akun Instagramnya bernama rara_l.", "social", "rara_l"),
        ("FB anak itu bernama Bunga Malam.", "social", "Bunga Malam"),
        ("Cari rara.l07 di TikTok.", "social", "rara.l07"),
        ("Pin BB 7F96324B.", "social", "7F96324B"),
        ("Motornya berpelat DH-2345-KL.", "plate", "DH-2345-KL"),
        ("Ia pergi dengan B1478TQX.", "plate", "B1478TQX"),
        ("Telepon O812-3456-7890.", "phone", "O812-3456-7890"),
        ("Ia tinggal di Jl. Mawar No. 5, Depok.", "address", "Jl. Mawar No. 5, Depok"),
        ("Ia tinggal di belakang Kantor Dinas Sosial, Jl. Mawar No. 5.", "address", "Jl. Mawar No. 5"),
        ("Rumah aman kami, Jl. Mawar No. 5.", "address", "Jl. Mawar No. 5"),
        ("Anak Gubernur itu lahir pada 12 Maret 2010.", "birth-date", "12 Maret 2010"),
        ("Rp 081234567890 bukan uang.", "phone", "081234567890"),
    ],
)
def test_what_leads_to_a_person(text: str, kind: str, words: str):
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Kantor Dinas Sosial, Jl. Merdeka No. 5, buka setiap hari.",
        "Kementerian itu beralamat di Jalan Salemba Raya No. 28.",
        "Balai kota terletak di -6.18123, 106.82845.",
        "Presiden Joko Widodo lahir pada 21 Juni 1961.",
        "Taylor Alison Swift (lahir 13 Desember 1989) adalah seorang penyanyi.",
        "Dana Rp 12.345.678.900 disimpan di koperasi.",
        "Bantuan 12.500.000 rupiah dibagi rata.",
        "SK Bupati Nomor 460/123/2016 mengatur forum itu.",
        "ISBN 978-602-8519-93-9.",
        "Nol satu dua tiga empat lima enam tujuh delapan sembilan, begitu mereka berhitung.",
        "Satu dua tiga empat lima enam tujuh delapan.",
        "Dua tiga empat lima enam tujuh delapan sembilan satu dua.",
        "Peserta bertemu at least dua kali di titik kumpul.",
        "Poster disebarkan lewat Facebook dan Instagram lembaga.",
        "Vitamin B 12 dan kertas A 4 dibeli.",
        "Rapat pukul 08.15-12.30, 08/12/2016.",
    ],
)
def test_what_leads_to_nobody(text: str):
    assert found(text) == []


@given(st.text(max_size=60))
def test_places_of_the_plain_text_are_places_of_the_text(text: str):
    read = visible_text(text)
    assert len(read.text) == len(text)
    assert len(read.hidden) == len(read.places)
    assert list(read.places) == sorted(set(read.places))
    assert all(read.text[place] == letter for place, letter in zip(read.places, read.hidden, strict=True))
    for one in identifiers(text):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tulis ke rani titik maharani di gmail titik com.", [("email", "rani titik maharani di gmail titik com")]),
        ("Toko itu di gmail terkenal.", []),
        ("Never with an address: only a digest of it (`email_sha1`), which is left out of exports.", []),
        ("Ia dilahirkan pada 12/03/2007 di RSUD Indramayu.", [("birth-date", "12/03/2007")]),
        ("Ibunya melahirkan pada tanggal 3 Mei 2016.", [("birth-date", "3 Mei 2016")]),
        ("Rapat itu melahirkan kesepakatan pada 3 Mei 2016.", []),
    ],
)
def test_what_is_said_in_the_words_of_everyday(text: str, expected: list[tuple[str, str]]):
    assert found(text) == expected


DRESSED = {
    "emphasis": ("0812**3456**7890", "phone"),
    "remark": ("0812<!-- ya -->34567890", "phone"),
    "entity": ("&#48;81234567890", "phone"),
    "escape of a link": ("https://surat.id/?n=%30812-3456-7890", "phone"),
    "backslashes": ("0812\\-3456\\-7890", "phone"),
    "tags": ("3212<b>0157</b>08990001", "nik"),
    "emphasis in a NIK": ("3212**0157**08990001", "nik"),
    "entity in an address": ("ratih.k&#64;surat.id", "email"),
    "lines": ("0812\n3456\n7890", "phone"),
    "lines of a NIK": ("321201\n570899\n0001", "nik"),
    "commas": ("0812, 3456, 7890", "phone"),
    "dots in the middle": ("0812·3456·7890", "phone"),
    "brackets": ("0812 (3456) 7890", "phone"),
    "columns": ("0812|3456|7890", "phone"),
    "colons": ("0812:3456:7890", "phone"),
    "no zero": ("812-3456-7890", "phone"),
    "landline": ("0361-227711", "phone"),
    "landline in brackets": ("(0361) 227711", "phone"),
    "stuck to a word": ("wa081234567890", "phone"),
    "NIK stuck to words": ("nik3212015708990001ya", "nik"),
    "letters for zeros": ("3212015708990OO1", "nik"),
    "thin spaces": ("3212\u20090157\u20090899\u20090001", "nik"),
    "commas in a NIK": ("3212,0157,0899,0001", "nik"),
    "end hidden": ("321201570899xxxx", "nik"),
    "half in words": ("0812 tiga empat lima enam 7890", "phone"),
    "tens": ("nol delapan dua belas, tiga tiga empat, tujuh tujuh delapan sembilan", "phone"),
    "more tens": ("Nol delapan dua belas, tiga empat lima enam, tujuh delapan sembilan puluh", "phone"),
    "hundreds": ("nol delapan ratus dua belas tiga empat lima enam tujuh delapan sembilan", "phone"),
    "no ending": ("ratih.k di gmail", "email"),
    "RT in words": ("RT tiga RW lima", "address"),
    "a picture": ("data:image/png;base64,iVBORw0KGgo=", "embedded"),
}


@pytest.mark.parametrize("said", DRESSED)
def test_what_is_dressed_up_is_found(said: str):
    words, kind = DRESSED[said]
    assert kind in [one for one, _ in found(f"Kami mencatat {words} di buku itu.")]


@pytest.mark.parametrize(
    "text",
    [
        "Nilainya 3*4*5*6 dan **12** dari 20.",
        "Dua belas, tiga belas, empat belas, lima belas orang hadir.",
        "Delapan puluh, sembilan puluh, seratus, dua ratus, tiga ratus lima puluh.",
        "| 0 | 8 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |",
        "2001\n2002\n2003\n2004",
        "0\n8\n1\n2\n3\n4\n5\n6\n7\n8",
        "text: ad081234567890ef5b1cd081234567890aa",
        "Kami mendaftar akun di gmail bersama.",
        "Data: gambar/peta; dibuat 2019.",
        "Anggaran 3,212,015,708,990,001 rupiah.",
    ],
)
def test_what_only_looks_dressed_up(text: str):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Nomornya 0823 lalu 4411 lalu 902.", "0823 lalu 4411 lalu 902", "phone"),
        ("Catat: 0877, habis itu 1200, habis itu 3311!", "0877, habis itu 1200, habis itu 3311", "phone"),
        ("nol delapan satu dua, lalu tiga tiga empat empat, lalu lima enam tujuh delapan", "nol delapan satu dua, lalu tiga tiga empat empat, lalu lima enam tujuh delapan", "phone"),
        ("Telepon kantornya 0391 terus 22 terus 31 terus 4.", "", ""),
        ("Ulang tahunnya 17 November.", "17 November", "birth-date"),
        ("Anaknya berulang tahun tiap tanggal 2 Mei.", "tanggal 2 Mei", "birth-date"),
        ("Tgl lahir: 28/2", "28/2", "birth-date"),
        ("Her birthday is June 3rd.", "June 3rd", "birth-date"),
        ("Ulang tahun koperasi dirayakan setiap 17 November.", "", ""),
        ("Ia lahir pada 17 Agustus 1820 di Ambon.", "", ""),
        ("Suratnya ke yuli manu 7 di gmail.", "yuli manu 7 di gmail", "email"),
        ("Surelnya yuliana manu di yahoo.", "yuliana manu di yahoo", "email"),
        ("Surel lembaga pindah ke gmail pada tahun 2015.", "", ""),
        ("Peserta tahun 2015 di Yahoo sedikit.", "", ""),
    ],
)  # fmt: skip
def test_what_is_said_in_pieces(text: str, words: str, kind: str):
    assert [(text[one.start : one.end], one.kind) for one in identifiers(text)] == ([(words, kind)] if words else [])


@pytest.mark.parametrize("said", ["81339477215", "8133 9477 215", "8573-3947-721", "0813・3947・7215"])
@pytest.mark.parametrize("before", ["Hubungi", "Nomornya", "WA:"])
def test_a_number_that_lost_its_zero_in_a_table(before: str, said: str):
    assert found(f"{before} {said} saja.") == [("phone", said)]


@pytest.mark.parametrize(
    "text",
    [
        "Dananya Rp 8133947721 setahun.",
        "Anggarannya 8.133.947.721 rupiah.",
        "Ada 81300000000 sel di tubuh.",
        "Kontak 8 orang, 2134 rumah.",
        "Nomor 8133 tahun 2009.",
        "Berkas arsip/81339477215.",
    ],
)
def test_large_numbers_that_are_no_telephone(text: str):
    assert "phone" not in [kind for kind, _ in found(text)]
