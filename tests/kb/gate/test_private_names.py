"""Names of the desk's own list: found in every form and in every place that leaves, and never in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.gate import Answer, Decisions, Gate, OutgoingStory, apply
from kb.gate.words.disguises import plain
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary
from tests.kb.gate import private_forms as forms

GATE = Gate(Vocabulary(), Regions(), private=dict.fromkeys(forms.NAMES, "Bayu"))


def hits(draft: OutgoingStory) -> list[str]:
    return [one.name for one in GATE.scene(draft).private_hits]


def test_every_form_is_found_in_every_place():
    missed = [f"{place}: {form!r}" for name, form, place, draft in forms.planted() if name not in hits(draft)]
    assert missed == []


def test_what_is_found_blocks():
    found = GATE.check(OutgoingStory(text="Kami pulang.", front={"actors": ({"organisation": "keluarga-tefa"},)}))
    assert [(one.group, one.piece, one.words) for one in found.must if one.row == 2] == [
        ("must", "front.actors.0.organisation", "tefa")
    ]


def test_plain_words_are_let_through():
    assert [text for text, draft in forms.harmless() if hits(draft)] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Siti pulang.", ["Siti Aminah"]),
        ("Siti Nurhaliza bernyanyi.", []),
        ("Ia membaca buku siti.", []),
        ("Kami bertemu aminah.", ["Siti Aminah"]),
        ("Ahmad bin Zubair datang.", []),
        ("Hari itu hujan; hari berikutnya juga.", []),
        ("Menurut hari puspita begitu.", ["Hari Puspita"]),
    ],
)
def test_words_that_many_share_need_more(text: str, names: list[str]):
    gate = Gate(Vocabulary(), Regions(), private=("Siti Aminah", "Hari Puspita", "Jamal bin Umar"))
    assert [one.name for one in gate.scene(OutgoingStory(text=text)).private_hits] == names


def test_a_real_name_in_brackets_behind_a_pseudonym_blocks():
    said = Decisions().with_answer("Melki", Answer(kind="pseudonym"))
    gate = Gate(Vocabulary(), Regions(), private=("Yohanes Tefa",))
    for text in ("Melki (Yohanes Tefa) datang.", "Melki (yohanes) datang.", "Melki (Agustinus Bano) datang."):
        found = gate.check(OutgoingStory(text=text, decisions=said))
        assert any(one.row == 2 and one.start >= text.index("(") for one in found.must), text


def test_a_word_of_a_name_can_be_somebody_else():
    text = "Kami belajar dari Robertus Tefa di kantor."
    asked = next(one for one in GATE.check(OutgoingStory(text=text)).must if one.row == 2)
    assert asked.words == "Robertus Tefa"
    colleague = next(one for one in asked.repairs if one.answer == "colleague")
    settled = apply(GATE, OutgoingStory(text=text), asked, colleague)
    assert not [one for one in GATE.check(settled).must if one.row == 2]
    # Of the whole name nobody can say so.
    whole = next(one for one in GATE.check(OutgoingStory(text="Yohanes Tefa datang.")).must if one.row == 2)
    assert {one.kind for one in whole.repairs} == {"replace"}


@pytest.mark.parametrize("form", [*forms.forms("Yohanes Tefa")])
def test_the_repair_takes_the_name_out_wherever_it_stands(form: str):
    draft = OutgoingStory(
        text=f"Kemarin {form} datang. <!-- {form} -->",
        front={"title": "Judul", "authors": ({"name": form},), "period": form},
        pictures={f"{form.replace('/', '')}.jpg": b""},
        comments={"catatan": form},
    )
    for _ in range(12):
        found = [one for one in GATE.check(draft).must if one.row == 2 and one.kind in {"client", "client-word"}]
        if not found:
            break
        draft = apply(GATE, draft, found[0], found[0].repairs[0], "Bayu")
    assert hits(draft) == []
    assert "Bayu" in draft.text


def test_the_pseudonym_of_the_desk_is_proposed():
    found = next(one for one in GATE.check(OutgoingStory(text="Hari itu melki pulang.")).must if one.row == 2)
    assert found.repairs[0].new == "Bayu"


def test_a_field_of_unknown_name_is_renamed():
    draft = OutgoingStory(text="Kami pulang.", front={"title": "Judul", "data": [{"tefa": 1}]})
    found = next(one for one in GATE.check(draft).must if one.row == 2)
    mended = apply(GATE, draft, found, found.repairs[0], "x")
    assert mended.front == {"title": "Judul", "data": [{"x": 1}]}


@given(st.text(max_size=60))
def test_every_sign_knows_where_it_stands(text: str):
    heard = plain(text)
    assert len(heard.text) == len(heard.starts) == len(heard.ends) == len(heard.capitals)
    assert all(0 <= start < end <= len(text) for start, end in zip(heard.starts, heard.ends, strict=True))
    assert list(heard.starts) == sorted(heard.starts)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_name_is_found_whatever_stands_around_it(before: str, after: str):
    text = f"{before} Yohanes Tefa {after}"
    assert "Yohanes Tefa" in hits(OutgoingStory(text=text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("王小明", "昨天王小明来了。"),
        ("สมชาย", "แล้วสมชายมา"),
        ("김민수", "어제 김민수가 왔다."),
        ("ꦱꦶꦠꦶ", "Lalu ꦱꦶꦠꦶ datang."),
        ("3pong", "Anak itu, 3pong, datang."),
        ("Bang 7", "Teman-teman memanggil bang 7."),
        ("Bang 7", "![](media/bang-7.png)"),
        ("Oe", "lalu oe pulang"),
        ("5303124508090002", "Nomornya 5303124508090002."),
    ],
)
def test_names_of_other_scripts_and_with_figures_are_found_though_no_space_parts_them(name: str, text: str):
    gate = Gate(Vocabulary(), Regions(), private=(name,))
    found = gate.floor(OutgoingStory(text=text)).all
    assert [one.kind for one in found if one.row == 2] == ["client"], text
    assert any(
        one.row == 2 for one in gate.floor(OutgoingStory(text="", files=(f"foto-{name.replace(' ', '-')}.png",))).all
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [("B2", "Kelas XB2 dan B25."), ("Bang 7", "Abang 7 kali datang, bang 70 juga."), ("7", "Ada 7 anak.")],
)
def test_a_name_with_figures_is_not_found_inside_another_word(name: str, text: str):
    assert not Gate(Vocabulary(), Regions(), private=(name,)).scene(OutgoingStory(text=text)).private_hits


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Surat ini dan surat ini lagi.", []),
        ("Kemarin Wira sakti.", ["Dara Wirasakti"]),
        ("Pak Wira S. tidak datang.", ["Dara Wirasakti"]),
        ("Pak Budi S. tidak datang.", ["Budi Santoso"]),
        ("Pak Budi H. tidak datang, Budi Hartono juga.", []),
        ("Kami membaca itkasariW di papan.", ["Dara Wirasakti"]),
        ("Kami membaca Wiirassakti di papan.", ["Dara Wirasakti"]),
        ("Wira dan sakti, dua kata.", []),
    ],
)
def test_a_name_is_known_again_in_other_dress(text: str, names: list[str]):
    gate = Gate(Vocabulary(), Regions(), private=("Dara Wirasakti", "Budi Santoso", "Suratini"))
    assert [one.name for one in gate.scene(OutgoingStory(text=text)).private_hits] == names
