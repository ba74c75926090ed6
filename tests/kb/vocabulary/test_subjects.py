"""What a story is about, read from its words; and that two signatures do not hang on its tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.signatures.review_rules import is_delicate, needed_signatures
from kb.story.story_file import StoryFile
from kb.vocabulary.subjects import subjects, subjects_of
from kb.vocabulary.vocabulary import Vocabulary

CHILD = (
    "Seorang anak berusia tujuh tahun menunggu di depan kantor kami sampai sore.",
    "Ia duduk di kelas V SD ketika ayahnya pergi.",
    "Rara, 14 tahun, datang bersama tantenya.",
    "Klien kami masih SMP dan tidak mau pulang.",
    "Pekerja itu ternyata masih di bawah umur.",
    "Ia baru berusia lima belas tahun.",
    "The boy slept in the market for three months.",
    "Our youngest client was a 12-year-old who sold tissues.",
    "Murid-murid datang sore hari. Para siswa belajar membaca. Guru mengantar pelajar pulang.",
    "Seorang a\u200bn\u200bak tidur di emperan.",
    "Ｓｅｏｒａｎｇ　ａｎａｋ tidur di emperan.",
)
VIOLENCE = (
    "Suaminya memukuli ia setiap malam.",
    "Ia dijual ke sebuah kafe di kota lain.",
    "Perempuan itu penyintas kekerasan dalam rumah tangga.",
    "She had been trafficked twice.",
    "Korban perdagangan orang menunggu di kantor polisi.",
)
NEITHER = (
    "Kader menyapa lansia setiap Sabtu. Anak buah lurah ikut membantu.",
    "Anak perusahaan itu memberi beras kepada kelompok tani.",
    "Bu Karti, 62 tahun, menjual jamu.",
    "Yayasan berusia 14 tahun itu berdiri di tepi kota.",
    "Pelatihan berlangsung 12 hari bagi 30 kader lansia.",
    "Peserta berusia 18 tahun ke atas berkumpul di balai.",
)


@pytest.mark.parametrize("text", CHILD)
def test_a_child_is_seen_in_the_text_alone(text):
    assert "children" in subjects(text)


@pytest.mark.parametrize("text", VIOLENCE)
def test_violence_is_seen_in_the_text_alone(text):
    assert "violence" in subjects(text)


@pytest.mark.parametrize("text", NEITHER)
def test_other_stories_stay_what_they_are(text):
    assert not subjects(text) & {"children", "violence"}


@pytest.mark.parametrize("key", ["title", "title_en", "summary", "summary_en", "id"])
def test_what_the_title_or_summary_names_counts_at_once(key):
    assert "children" in subjects_of({key: "rumah-untuk-anak-jalanan"}, "Kami datang.")
    assert "health" in subjects_of({key: "Pendampingan ODHIV"}, "Kami datang.")


def _file(issues: object, text: str, title: str = "Cerita") -> StoryFile:
    head = f"---\nid: satu\ntitle: {title}\nissues: {issues}\n---\n{text}\n"
    return StoryFile.parse(head.encode(), "stories/sa/satu/story.md")


@given(
    st.sampled_from((*CHILD, *VIOLENCE)),
    st.lists(st.sampled_from(NEITHER), max_size=4),
    st.sampled_from(
        ["[]", "[isu.lansia]", "[isu.tidak-ada]", "bukan daftar", "{a: b}", "[[isu.anak]]", "[{isu: anak}]"]
    ),
)
def test_a_story_of_a_child_needs_two_whatever_its_tags_say(sentence, around, issues):
    text = "\n\n".join([*around, sentence])
    assert needed_signatures(_file(issues, text), Vocabulary()) == 2


@given(st.lists(st.sampled_from(NEITHER), max_size=4))
def test_a_story_without_children_or_violence_needs_one(sentences):
    assert needed_signatures(_file("[isu.lansia]", "\n\n".join(sentences)), Vocabulary()) == 1


@given(
    st.dictionaries(st.text(max_size=8), st.recursive(st.none() | st.text(max_size=20) | st.integers(), st.lists)),
    st.text(max_size=200),
)
def test_any_head_and_text_can_be_read(head, text):
    assert is_delicate(head, text, Vocabulary()) in {True, False}
