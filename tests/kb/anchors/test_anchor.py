"""Where the words of a note stand after an edit, and how sure that is."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kb.anchors.anchor import Anchored, anchor, anchor_all
from kb.annotation.annotation import Quote, quote_of

STORY = """Situasi
Anak-anak tidur di bawah jembatan dan menjual koran sejak subuh. Ibu Ratna datang setiap Kamis membawa nasi.
Tantangan
Petugas ketertiban mengusir mereka dua kali sebulan. Tidak ada dana.
Langkah berikutnya
Kami mendengarkan dahulu, lalu menulis bersama apa yang hendak dicapai. Rapat kasus.
Tantangan
Sekolah menolak anak tanpa akta kelahiran. Tidak ada dana.
Langkah berikutnya
Pengurus mengurus akta bersama-sama di kelurahan, dan dua belas anak kembali ke kelas. Rapat kasus.
"""
WORDS = st.sampled_from(
    [
        "kami",
        "anak",
        "jalanan",
        "mendengar",
        "dahulu",
        "rumah",
        "dan",
        "yang",
        "Tantangan",
        "12",
        ".",
        ",",
        "“",
        "”",
        "—",
        "é",
        "👩🏽\u200d⚕️",
        "שלום",
    ]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n", "  ", ""])), max_size=50).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


def quote(words, text=STORY, turn=0):
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    return quote_of(text, starts[turn], starts[turn] + len(words))


def both(wanted, new, old=STORY):
    """The answers with the old text at hand and with the quote alone."""
    return anchor(wanted, new, old), anchor(wanted, new)


def words_of(text):
    return re.findall(r"\w+|[^\w\s]", text.translate(str.maketrans("“”‘’—–", "\"\"''--")))


@given(TEXTS, st.data())
def test_in_an_unchanged_text_a_quote_stays_where_it_is(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = anchor(quote_of(text, start, end), text)
    assert (found.start, found.end, found.certainty) == (start, end, "certain")


@given(TEXTS, TEXTS, st.data())
@settings(max_examples=200)
def test_whatever_happens_places_lie_in_the_text_and_what_is_certain_has_the_very_words(old, new, data):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    wanted = quote_of(old, start, end)
    for found in both(wanted, new, old):
        for low, high in ((found.start, found.end), *found.alternatives):
            assert 0 <= low <= high <= len(new)
        assert 0 <= found.confidence <= 1
        if found.certainty == "certain":
            assert words_of(new[found.start : found.end]) == words_of(wanted.exact)
        assert found.certainty == "unsure" or not found.alternatives


@given(st.lists(st.sampled_from(re.findall(r"\S+", STORY)), max_size=12), st.booleans(), st.booleans())
def test_edits_far_away_leave_the_words(words, before, after):
    wanted = quote("menulis bersama apa yang hendak dicapai")
    new = ("Baru. " + " ".join(words) + "\n") * before + STORY + (" ".join(words) + " Baru.") * after
    for found in both(wanted, new):
        assert new[found.start : found.end] == wanted.exact
        assert found.certainty == "certain"


@given(TEXTS, TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=6))
def test_many_at_once_are_found_as_one_by_one_and_always_the_same(old, new, places):
    spans = [sorted(min(place, len(old)) for place in pair) for pair in places]
    quotes = [quote_of(old, start, end) for start, end in spans]
    together = anchor_all(quotes, new, {one.digest: old for one in quotes})
    assert together == [anchor(one, new, old) for one in quotes]
    assert together == anchor_all(quotes, new, {one.digest: old for one in quotes})


@pytest.mark.parametrize("turn", [0, 1])
def test_words_that_come_again_stay_with_their_section(turn):
    new = STORY.replace("dua kali sebulan", "hampir setiap minggu").replace("Situasi\n", "Situasi\nCerita lama.\n")
    wanted = quote("Tidak ada dana.", turn=turn)
    found = anchor(wanted, new, STORY)
    assert [match.start() for match in re.finditer("Tidak ada dana", new)][turn] == found.start
    assert found.certainty == "certain"


def test_of_two_equal_sections_the_one_that_was_deleted_is_not_looked_for_in_the_other():
    first, second = STORY.index("Tantangan"), STORY.index("Langkah")
    new = STORY[:first] + STORY[second:]
    for found in both(quote("Petugas ketertiban mengusir mereka dua kali sebulan"), new):
        assert found.certainty == "lost"
    assert anchor(quote("Tantangan"), new, STORY).certainty in ("lost", "unsure")


def test_a_line_doubled_right_behind_itself_is_asked_about_with_both_places():
    line = "Petugas ketertiban mengusir mereka dua kali sebulan. Tidak ada dana.\n"
    new = STORY.replace(line, line * 2)
    found = anchor(quote("Petugas ketertiban mengusir mereka"), new, STORY)
    assert found.certainty == "unsure"
    places = {found.start, *(start for start, _ in found.alternatives)}
    assert places == {match.start() for match in re.finditer("Petugas ketertiban", new)}


def test_a_paragraph_carried_elsewhere_takes_its_notes_along():
    line = "Kami mendengarkan dahulu, lalu menulis bersama apa yang hendak dicapai. Rapat kasus.\n"
    new = line + STORY.replace(line, "")
    found = anchor(quote("lalu menulis bersama apa yang hendak dicapai"), new, STORY)
    assert new[found.start : found.end] == "lalu menulis bersama apa yang hendak dicapai"
    assert found.certainty == "moved"


def test_new_words_in_the_middle_belong_to_the_quote_and_it_is_called_changed():
    new = STORY.replace("datang setiap Kamis", "datang hampir setiap Kamis pagi")
    for found in both(quote("Ibu Ratna datang setiap Kamis membawa nasi"), new):
        assert new[found.start : found.end] == "Ibu Ratna datang hampir setiap Kamis pagi membawa nasi"
        assert found.certainty == "moved"


def test_spaces_line_ends_and_the_shape_of_marks_change_nothing():
    old = STORY.replace("Rapat kasus.", 'Rapat "kasus" - besar.')
    new = old.replace(" bersama", "\nbersama").replace('"kasus" -', "“kasus” –").replace(". ", ".\n\n")
    for found in both(quote('hendak dicapai. Rapat "kasus" - besar', old), new, old):
        assert new[found.start : found.end] == "hendak dicapai.\n\nRapat “kasus” – besar"
        assert found.certainty == "certain"


def test_half_a_word_stays_half_a_word():
    new = "Pembuka yang baru.\n" + STORY
    wanted = quote("dengarkan dahulu, lalu menu")
    for found in both(wanted, new):
        assert (new[found.start : found.end], found.certainty) == (wanted.exact, "certain")


def test_when_most_of_a_quote_is_gone_it_is_never_called_sure():
    new = STORY.replace("mendengarkan dahulu, lalu menulis bersama apa yang hendak", "ingin tahu apa yang sudah")
    for found in both(quote("Kami mendengarkan dahulu, lalu menulis bersama apa yang hendak dicapai"), new):
        assert found.certainty in ("unsure", "lost")


def test_a_lost_quote_tells_where_it_used_to_stand():
    new = STORY.replace(" Ibu Ratna datang setiap Kamis membawa nasi.", "")
    found = anchor(quote("Ibu Ratna datang setiap Kamis membawa nasi."), new, STORY)
    assert found.certainty == "lost"
    assert found.start == found.end == new.index("\nTantangan")


def test_everything_written_anew_loses_the_notes():
    new = "Sebuah kisah lain sama sekali tentang panen padi pada musim kemarau yang panjang.\n" * 5
    for found in both(quote("mengurus akta bersama-sama di kelurahan"), new):
        assert found.certainty == "lost"


@pytest.mark.parametrize("new", ["", " ", "\n", "👩🏽‍⚕️"])
def test_hardly_any_text_is_left(new):
    for found in both(quote("Tidak ada dana."), new):
        assert found == Anchored(start=found.start, end=found.end, certainty="lost", confidence=0.0)


def test_a_quote_longer_than_what_is_left():
    new = "Rapat kasus."
    for found in both(quote_of(STORY, 0, len(STORY)), new):
        assert found.certainty in ("unsure", "lost")


def test_one_sign_and_no_sign_at_all_keep_their_place_between_their_neighbours():
    text = "Ia tersenyum 😀 lalu pergi. Kami pulang."
    new = "Sore itu. " + text
    for found in both(quote("😀", text), new, text):
        assert new[found.start : found.end] == "😀"
    place = text.index(" lalu")
    found = anchor(quote_of(text, place, place), new, text)
    assert (found.start, found.end) == (place + 10, place + 10)


@pytest.mark.parametrize("words", ["שלום עולם", "नमस्ते दुनिया", "e\u0301te\u0301 chaud", "👩🏽‍⚕️ dan 👨‍👩‍👧"])
def test_other_writing(words):
    old = f"Pada hari itu kami menulis {words} di papan tulis sekolah."
    new = "🙂 Ya. " + old.replace("hari itu", "hari Senin itu")
    for found in both(quote(words, old), new, old):
        assert (new[found.start : found.end], found.certainty) == (words, "certain")


def test_a_place_that_contradicts_the_words_is_not_believed():
    strange = Quote(exact="menjual koran", start=3, end=9, digest=quote("Situasi").digest)
    found = anchor(strange, "Pembuka. " + STORY, STORY)
    assert found.start == STORY.index("menjual koran") + 9


@given(st.integers(0, 12))
def test_a_quote_without_a_place_is_found_by_its_words(skip):
    wanted = quote("mengurus akta bersama-sama di kelurahan")
    lonely = Quote(exact=wanted.exact, prefix=wanted.prefix[skip:], suffix=wanted.suffix)
    assume(lonely.prefix)
    found = anchor(lonely, "Pembuka. " + STORY)
    assert (found.start, found.certainty) == (wanted.start + 9, "certain")


SENTENCES = [
    "Bu Ratna 👩🏽\u200d⚕️ menimbang delapan balita di teras.",
    "Le pe\u0301diatre a note\u0301 la tempe\u0301rature d'un be\u0301be\u0301.",
    "הרופאה ביקרה את המשפחה ביום שלישי.",
    "قابلت الأخصائية الأسرة مرتين هذا الشهر.",
    "Posyandu buka lagi sesudah banjir surut 🌊🌊.",
    "ผู้ดูแลมาเยี่ยมบ้านทุกวันจันทร์.",
    "Dana desa dipakai membeli timbangan digital baru.",
]
ROWS = st.permutations(SENTENCES).flatmap(lambda rows: st.tuples(st.just(rows), st.integers(0, len(rows) - 1)))


@given(ROWS, st.sampled_from(["\r\n", "\n\n", " \n"]))
def test_in_any_writing_other_line_ends_and_sentences_elsewhere_leave_the_words(chosen, end):
    rows, number = chosen
    old = "\n".join(rows)
    wanted = quote(rows[number], old)
    new = end.join(["Pembuka yang baru 🙂.", *rows, "Penutup."])
    for found in both(wanted, new, old):
        assert (new[found.start : found.end], found.certainty) == (wanted.exact, "certain")


@given(ROWS)
def test_in_any_writing_a_sentence_that_was_deleted_is_never_called_sure(chosen):
    rows, number = chosen
    old = "\n".join(rows)
    new = "\n".join(row for row in rows if row is not rows[number])
    for found in both(quote(rows[number], old), new, old):
        assert found.certainty in ("unsure", "lost")
