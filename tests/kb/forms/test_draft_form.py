"""The two forms are two ways to look at one text: whatever is typed in one is there in the other."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.forms.draft_form import Forms
from kb.text.sections import cut, joined
from kb.vocabulary.vocabulary import Vocabulary
from tests.conftest import ROOT

VOCABULARY, _ = Vocabulary.load(ROOT / "content" / "vocabulary")
FORMS = Forms(VOCABULARY)
ENGLISH = Forms(VOCABULARY, "en")

LINES = st.lists(
    st.sampled_from(
        [
            "Kami datang.",
            "- satu",
            "### Di pasar",
            "#### Malam",
            "",
            "",
            "    kode",
            "> kutipan",
            "Asesmen",
            "#anak",
            "1. dua",
        ]
    ),
    max_size=6,
).map("\n".join)
TEXTS = LINES.filter(str.strip)
STAGES = [concept.id for concept in VOCABULARY.scheme("stage")]
HEADINGS = st.sampled_from(
    [
        "## Asesmen", "# Intervention", "## Pemetaan masalah", "## Evaluasi", "## Situasi", "## Aksi ##", "## Hasil",
        "## Pembelajaran", "## Catatan saya", "## Catatan saya", "##", "## 2. Perencanaan", "```", "~~~~", "### Rujukan",
    ]
)  # fmt: skip
BODIES = st.lists(st.one_of(HEADINGS, LINES), max_size=10).map("\n".join)


def words(text: str) -> Counter[str]:
    """Count the words; those of headings that the forms themselves give may come and go."""
    own = {"situasi", "tantangan", "aksi", "refleksi", "hasil", "asesmen", "intervensi", "evaluasi", "intervention"}
    return Counter(word for word in re.findall(r"\w+", text.lower()) if word not in own)


def full_body(texts: dict[str, str], opening: str, closing: str) -> str:
    parts = [opening] if opening else []
    parts += [f"## {VOCABULARY.label(stage)}\n\n{texts[stage]}" for stage in STAGES if stage in texts]
    parts += [f"## Yang belum diceritakan\n\n{closing}"] if closing else []
    return "\n\n".join(parts) + "\n" if parts else ""


@given(BODIES)
def test_cutting_and_joining_gives_the_same_characters(body):
    assert joined(cut(body, 1, 2)) == body
    assert joined(cut(body, 3)) == body


@given(BODIES)
def test_turning_loses_no_word(body):
    for form in ("quick", "full"):
        assert words(FORMS.turned(body, form)) == words(body)


@given(st.dictionaries(st.sampled_from(STAGES), TEXTS), LINES, LINES)
def test_full_to_quick_and_back(texts, opening, closing):
    stripped = {stage: text.strip("\n").rstrip() for stage, text in texts.items()}
    body = FORMS.turned(full_body(stripped, opening, closing), "full")
    quick = FORMS.turned(body, "quick")
    assert FORMS.form_of(quick) == "quick"
    assert FORMS.turned(quick, "full") == body


@given(st.dictionaries(st.sampled_from(["situasi", "tantangan", "aksi", "refleksi"]), TEXTS))
def test_quick_to_full_and_back(texts):
    body = ""
    for key, text in texts.items():
        body = FORMS.put(body, key, text)
    quick = FORMS.turned(body, "quick")
    assert FORMS.turned(FORMS.turned(quick, "full"), "quick") == quick


@given(BODIES)
def test_the_boxes_hold_the_whole_text(body):
    for form in ("quick", "full"):
        boxes = FORMS.boxes(body, form)
        told = Counter(word for box in boxes for word in re.findall(r"\w+", box.text))
        heads = Counter(word for section in cut(body, 1, 2) for word in re.findall(r"\w+", section.title))
        assert told + heads == Counter(re.findall(r"\w+", body))
        assert len({box.key for box in boxes}) == len(boxes)


@given(BODIES, st.integers(0, 30), TEXTS)
def test_writing_in_one_box_leaves_the_others_alone(body, number, text):
    fenceless = body.replace("```", "").replace("~~~~", "")
    before = FORMS.boxes(fenceless, "full")
    box = before[number % len(before)]
    after = {each.key: each.text for each in FORMS.boxes(FORMS.put(fenceless, box.key, text), "full")}
    if not box.key.startswith("other:") and box.told:
        assert {each.key: each.text for each in before if each.key != box.key} == {
            key: value for key, value in after.items() if key != box.key
        }
    assert after[box.key].strip() == text.strip()


@pytest.mark.parametrize("form", ["quick", "full"])
def test_every_box_asks_and_gives_an_example(form):
    for forms in (FORMS, ENGLISH):
        boxes = forms.boxes("", form)
        assert len(boxes) == (4 if form == "quick" else 11)
        assert all(box.asks and box.example and not box.told for box in boxes)


def test_a_new_box_stands_where_it_belongs():
    body = "Awal.\n\n## Asesmen\n\nA.\n\n## Catatan saya\n\nC.\n\n## Evaluasi\n\nE.\n"
    assert FORMS.put(body, "thp.intervensi", "I.") == (
        "Awal.\n\n## Asesmen\n\nA.\n\n## Catatan saya\n\nC.\n\n## Intervensi\n\nI.\n\n## Evaluasi\n\nE.\n"
    )
    assert ENGLISH.put("", "aksi", "We came.") == "## Action\n\nWe came.\n"


def test_a_heading_in_other_words_comes_back_in_them():
    body = "## Pemetaan masalah\n\nPeta.\n\n## Intervensi\n\nKerja.\n"
    quick = FORMS.turned(body, "quick")
    assert quick == "## Tantangan\n\n### Pemetaan masalah\n\nPeta.\n\n## Aksi\n\nKerja.\n"
    assert FORMS.turned(quick, "full") == body


def test_a_stage_that_is_there_already_gets_no_second_heading():
    """“Tantangan” stands for the assessment; a text that has both keeps one heading with both."""
    body = "## Tantangan\n\nOrang tua tidak percaya.\n\n## Asesmen\n\nMereka menggambar peta.\n"
    full = FORMS.turned(body, "full")
    assert full == "## Asesmen\n\nOrang tua tidak percaya.\n\nMereka menggambar peta.\n"
    assert FORMS.turned("## Asesmen\n\nPeta.\n\n## Tantangan\n\nSulit.\n", "full") == "## Asesmen\n\nPeta.\n\nSulit.\n"
