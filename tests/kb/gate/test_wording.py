"""Words that hurt are remarked on with a better one; spellings, abbreviations and words that hurt nobody are not."""

from pathlib import Path

import pytest

from kb.gate import Gate, OutgoingStory
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary
from tests.kb.gate.drafts import library


def remarks(text: str, vocabulary: Vocabulary | None = None, language: str = "id") -> dict[str, str]:
    gate = Gate(vocabulary or library().vocabulary, Regions())
    found = gate.check(OutgoingStory(text=text, front={"title": "Judul", "language": language}), "writing").all
    return {one.words: one.repairs[0].new for one in found if one.row == 12}


@pytest.mark.parametrize(
    ("text", "word", "better"),
    [
        ("Kami bekerja bersama pelacur di kota itu.", "pelacur", "pekerja seks"),
        ("Para pelacur-pelacur itu menolak.", "pelacur-pelacur", "pekerja seks"),
        ("Petugas menertibkan WTS.", "WTS", "pekerja seks"),
        ("Anak cacat tidak bersekolah.", "Anak cacat", "anak dengan disabilitas"),
        ("Orang itu cacat sejak lahir.", "cacat", "disabilitas"),
        ("Ia penderita HIV sejak muda.", "penderita HIV", "orang dengan HIV"),
        ("Ada banci di terminal.", "banci", "transpuan"),
        ("Kasus pelacuran anak meningkat.", "pelacuran anak", "eksploitasi seksual anak"),
        ("Ia disebut PSK anak.", "PSK anak", "anak korban eksploitasi seksual"),
        ("Mereka TKI ilegal.", "TKI ilegal", "pekerja migran nonprosedural"),
        ("Suku terasing itu menolak.", "Suku terasing", "masyarakat adat"),
        ("Rumah itu untuk jompo.", "jompo", "lanjut usia"),
    ],
)
def test_a_hurtful_word_is_remarked_on_with_a_better_one(text: str, word: str, better: str):
    assert remarks(text) == {word: better}


@pytest.mark.parametrize(
    "text",
    [
        "Penasihat yayasan dan program manager bertemu.",
        "The labor union and the village youth organization met at the health center.",
        "CSW wrote a report about drugs and trafficking.",
        "Waria itu membuka salon.",
        "Korban traficking dan imigran tidak teratur didampingi.",
        "Napi, residivis, dan mucikari disebut dalam putusan.",
        "Anak-anak yang dilibatkan dalam pelacuran dijemput.",
        "Sebab-sebab pelacuran dan prostitusi dipetakan.",
        "Ia dirawat di rumah sakit jiwa karena sakit jiwa.",
        "Putusan itu cacat hukum dan barangnya produk cacat.",
        "Praktek makro, analisa kebijakan, dan metoda bantu dibahas.",
        "Lansia telantar dan balita telantar didata.",
        "Hukuman bagi pecandu kopi itu lucu.",
        "Ia berkata, “dasar pelacur,” lalu pergi.",
    ],
)
def test_spellings_abbreviations_and_words_that_hurt_nobody_are_left_alone(text: str):
    assert remarks(text) == {}


def test_a_child_is_never_called_a_sex_worker_by_the_repair():
    assert remarks("Anak-anak itu dijadikan pelacur.") == {"pelacur": "anak korban eksploitasi seksual"}
    assert remarks("The girl was called a prostitute.", language="en") == {"prostitute": "sexually exploited child"}


def test_no_better_word_is_itself_discouraged_and_every_one_has_a_reason():
    vocabulary = library().vocabulary
    groups = [group for concept in vocabulary.concepts.values() for group in concept.discouraged]
    assert len(groups) >= 12
    for group in groups:
        assert group.instead and group.reason and group.reason.id and group.reason.en
        for words in filter(None, (group.instead, group.instead_of_child)):
            assert remarks(f"Di sini ada {words.id} dan {words.en}.") == {}


OLDER = """\
id: issue
version: "1"
concepts:
  - id: isu.pekerja-seks
    label: {id: Pekerja seks, en: Sex workers}
    hidden: {id: [tuna susila, TS, WTS, PSK, pelacur, prostitusi, pelacuran], en: [CSW, prostitute]}
  - id: isu.odhiv
    label: {id: Orang dengan HIV, en: People living with HIV}
    hidden: {id: [penderita HIV, pengidap HIV]}
  - id: isu.kelompok-minoritas
    label: {id: Kelompok minoritas, en: Minority groups}
    hidden: {id: [waria, banci]}
"""


def test_a_library_made_before_still_finds_and_still_remarks(tmp_path: Path):
    (tmp_path / "issue.yaml").write_text(OLDER, encoding="utf-8")
    vocabulary, problems = Vocabulary.load(tmp_path)
    assert not any(problem.serious for problem in problems)
    assert [(one.concept.id, one.kind) for one in vocabulary.find("WTS")] == [("isu.pekerja-seks", "hidden")]
    assert remarks("Petugas menertibkan WTS dan penderita HIV.", vocabulary) == {
        "WTS": "pekerja seks",
        "penderita HIV": "orang dengan HIV",
    }
    assert remarks("Waria dan CSW bertemu membahas pelacuran.", vocabulary) == {}
