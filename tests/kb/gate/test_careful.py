"""Stories of children, health and violence: school, village and a unique position are asked about, come what may."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.gate import Answer, Decisions, Finding, OutgoingStory, apply
from tests.kb.gate.drafts import gate

STORIES = (
    "Seorang anak, 14 tahun, murid SMPN 3 Bongas, tinggal di Desa Oelnasi. Ayahnya nelayan. Ia anak kepala desa."
    " Ia duduk di kelas VIII dan datang pada 9 November 2015.",
    "Perempuan itu, 34 tahun, penjual jamu di Pasar Kemiri, mengambil ARV di Puskesmas Karang Asem. Suaminya mantan camat."
    " Ia satu-satunya bidan di pulau itu dan beragama Hindu.",
    "Gadis itu diperkosa pada 12 Mei 2019 di Dusun Wanasari. Ia murid SMA Budi Luhur, anak bungsu dari lima bersaudara.",
    "The girl, aged 14, goes to Bina Harapan School in Sukamaju village. She is the village head's daughter.",
)
POINTING = {"institution", "place", "role", "school", "village"}


def asked(draft: OutgoingStory) -> list[Finding]:
    return [one for one in gate().check(draft, "writing").open if one.row in {3, 8, 9} and one.kind in POINTING]


def test_the_stories_ask_for_all_that_points():
    assert [len({one.words for one in asked(OutgoingStory(text=text))}) for text in STORIES] == [3, 4, 2, 3]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.sampled_from(STORIES), st.data())
def test_repairing_some_cards_hides_no_other(text: str, data: st.DataObject):
    draft = OutgoingStory(text=text)
    before = asked(draft)
    for _ in range(data.draw(st.integers(1, 6))):
        cards = [one for one in gate().check(draft, "writing").open if one.row in {3, 8, 9}]
        if not cards:
            break
        card = data.draw(st.sampled_from(cards))
        repair = next(one for one in card.repairs if one.kind in {"band", "widen", "replace", "remove"})
        draft = apply(gate(), draft, card, repair)
        still = {one.words for one in asked(draft)}
        for one in before:
            if one.words in draft.text:
                assert any(one.words in words or words in one.words for words in still), (one.words, draft.text)


@pytest.mark.parametrize("text", STORIES)
def test_calling_it_a_story_of_a_programme_hides_nothing(text: str):
    declared = OutgoingStory(text=text, decisions=Decisions(group_story=True))
    assert {one.words for one in asked(declared)} == {one.words for one in asked(OutgoingStory(text=text))}


@pytest.mark.parametrize(
    "front",
    [
        {"title": "Rumah untuk anak jalanan"},
        {"title": "Cerita", "summary": "Pendampingan ODHIV di tiga kota."},
        {"title": "Cerita", "issues": ["isu.kdrt"]},
        {"title": "Cerita", "issues": ["isu.anak-jalanan"]},
        {"title": "Cerita", "issues": ["isu.penasun"]},
    ],
)
def test_title_summary_and_tags_say_it_as_well_as_the_text(front: dict[str, object]):
    text = "Kami bertemu seorang warga di Desa Oelnasi."
    assert {one.words for one in asked(OutgoingStory(text=text, front=front))} == {"Desa Oelnasi"}
    assert asked(OutgoingStory(text=text, front={"title": "Cerita"})) == []


def test_nobody_is_asked_twice_about_the_same_words():
    for text in STORIES:
        spans = [(one.start, one.end) for one in asked(OutgoingStory(text=text))]
        assert not any(
            start < other_end and other_start < end
            for (start, end), (other_start, other_end) in itertools.combinations(sorted(set(spans)), 2)
        )
        assert len(spans) == len(set(spans))


@pytest.mark.parametrize(
    "text",
    [
        "Kepala desa dan camat membuka pertemuan kader lansia.",
        "Koperasi di Desa Oelnasi menjual kopi.",
        "Satu-satunya kendala adalah dana.",
        "Guru dan bupati menandatangani kesepakatan tentang jalan.",
    ],
)
def test_other_stories_are_asked_no_more_than_before(text: str):
    assert asked(OutgoingStory(text=text)) == []


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Mira mengambil ARVnya tiap bulan.", "hiv"),
        ("HIV-nya Mira sudah diketahui orang.", "hiv"),
        ("Mira berkata pamannya mencabulinya sejak kecil.", "violence"),
        ("Mira berkata pamannya memperkosanya dua kali.", "violence"),
        ("Sabunya Mira disita polisi.", "drugs"),
    ],
)
def test_a_fact_is_known_with_an_ending(said: str, kind: str):
    assert kind in {one.kind for one in gate().check(OutgoingStory(text=f"Bu {said}"), "writing").must if one.row == 4}


def test_a_village_that_no_word_calls_so_is_asked_again_once_it_is_said_to_be_a_place():
    text = "Gadis itu, 14 tahun, diperkosa tetangganya. Ia tinggal di Oebelo bersama neneknya. Kami bekerja di Kupang."
    said = {name: Answer(kind="place") for name in ("oebelo", "kupang")}
    found = asked(OutgoingStory(text=text, decisions=Decisions(names=said)))
    assert [one.words for one in found if one.kind in {"place", "village"}] == ["Oebelo"]
