"""The shipped vocabulary holds every concept of the founding list and keeps wounding words out of sight."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.base.folding import fold
from kb.vocabulary.concept import FINDING_ONLY
from kb.vocabulary.vocabulary import SCHEMES, Concept, Vocabulary

LIST = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "concepts.csv"
# Words of the founding list that are found and no longer shown: they wound, or they are slips of spelling.
NO_LONGER_SHOWN = {"gepeng", "imigran gelap", "sebab pelacuran", "csw", "traficking", "trafficer"}
SHARED = {
    "balai": {"mtd.berbasis-residensial", "set.panti"},
    "CD": {"mtd.masyarakat", "mtd.pengembangan-masyarakat"},
    "CO": {"mtd.masyarakat", "mtd.pengorganisasian"},
    "community development": {"mtd.masyarakat", "mtd.pengembangan-masyarakat"},
    "dampingan": {"hsl.jumlah-terlayani", "mtd.pendampingan"},
    "dunia usaha": {"akt.dunia-usaha", "mtd.industri"},
    "gepeng": {"isu.gelandangan", "isu.pengemis", "isu.tuna-sosial"},
    "kelompok sebaya": {"akt.kelompok-dampingan", "mtd.sebaya"},
    "kemandirian lembaga": {"bel.kemandirian-lembaga", "mtd.pelembagaan"},
    "KTK": {"isu.kekerasan", "isu.korban-kekerasan"},
    "LKSA": {"akt.lks", "mtd.berbasis-residensial"},
    "manajemen lembaga": {"bel.manajerial", "mtd.administrasi"},
    "manajer kasus": {"mtd.manajemen-kasus", "prn.manajer-kasus"},
    "menjadi yayasan": {"hsl.kemandirian-kelompok", "mtd.pelembagaan"},
    "MK": {"mtd.manajemen-kasus", "prn.manajer-kasus"},
    "pendamping": {"mtd.pendampingan", "prn.pendamping"},
    "pengembangan masyarakat": {"mtd.masyarakat", "mtd.pengembangan-masyarakat"},
    "peningkatan kapasitas": {"hsl.kapasitas", "mtd.pelatihan"},
    "perusahaan": {"akt.dunia-usaha", "set.tempat-kerja"},
    "PSP": {"akt.peksos", "isu.pekerja-seks"},
    "puskesmas": {"akt.fasyankes", "set.layanan-kesehatan"},
    "referral": {"mtd.rujukan", "thp.rujukan"},
    "rujukan": {"mtd.rujukan", "thp.rujukan"},
    "rumah sakit": {"akt.fasyankes", "set.layanan-kesehatan"},
    "sentra": {"mtd.berbasis-residensial", "set.panti"},
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    loaded, problems = Vocabulary.load(Path(__file__).resolve().parents[2] / "content" / "vocabulary")
    assert problems == ()
    return loaded


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    if not LIST.is_file():
        pytest.skip("the founding list is not on this machine")
    with LIST.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words_of(cell: str) -> Iterator[str]:
    return (word.strip() for word in cell.split(";") if word.strip())


def kinds(concept: Concept) -> dict[str, str]:
    found: dict[str, str] = {}
    for text, kind, _ in concept.labels():
        found.setdefault(fold(text), kind)
    return found


def test_every_concept_of_the_founding_list_is_there(vocabulary: Vocabulary, rows: list[dict[str, str]]):
    assert list(vocabulary.concepts.keys() ^ {row["id"] for row in rows}) == []
    assert len(rows) == len(vocabulary.concepts) == 166
    for row in rows:
        concept = vocabulary.concepts[row["id"]]
        assert (concept.label.id, concept.label.en) == (row["label_id"], row["label_en"])
        assert (concept.broader or "") == row["broader"]
        assert [code.code for code in concept.codes if code.list == "ppks-2012"] == list(words_of(row["ppks"]))
        assert [f"{match.id} {match.label}" for match in concept.close_matches] == [row["eurovoc"]] * bool(
            row["eurovoc"]
        )
        assert list(concept.sources) == row["src"].split(",")


def test_no_word_of_the_founding_list_is_lost(vocabulary: Vocabulary, rows: list[dict[str, str]]):
    for row in rows:
        found = kinds(vocabulary.concepts[row["id"]])
        for word in (*words_of(row["alt_id"]), *words_of(row["alt_en"])):
            expected = FINDING_ONLY if fold(word) in NO_LONGER_SHOWN else {"preferred", "alternative"}
            assert found.get(fold(word)) in expected, (row["id"], word)
        for word in words_of(row["discouraged"]):
            assert found.get(fold(word)) in {"hidden", "discouraged"}, (row["id"], word)


def test_discouraged_words_are_never_shown_by_any_concept(vocabulary: Vocabulary, rows: list[dict[str, str]]):
    discouraged = {fold(word) for row in rows for word in words_of(row["discouraged"])}
    shown = {
        fold(text): concept.id
        for concept in vocabulary.concepts.values()
        for text, kind, _ in concept.labels()
        if kind not in FINDING_ONLY
    }
    assert {word: shown[word] for word in discouraged & shown.keys()} == {}


def test_codes_carry_their_list_and_its_official_name(vocabulary: Vocabulary):
    codes = {(c.list, c.code): c.name for concept in vocabulary.concepts.values() for c in concept.codes}
    for listed, last in (("ppks-2012", 26), ("psks-2012", 12)):
        assert {code for name, code in codes if name == listed} == {str(number) for number in range(1, last + 1)}
    assert codes["ppks-2012", "10"] == "Tuna susila"
    assert all(codes.values())
    assert [c.id for c in vocabulary.scheme("actor") if c.codes][::11] == ["akt.peksos", "akt.dunia-usaha"]


def test_schemes_stand_in_their_order(vocabulary: Vocabulary):
    assert tuple(vocabulary.schemes) == SCHEMES
    prefixes = {name: {concept.id[:3] for concept in vocabulary.scheme(name)} for name in SCHEMES}
    assert [prefixes[name] for name in ("issue", "method", "stage", "setting")] == [{"isu"}, {"mtd"}, {"thp"}, {"set"}]
    assert all(len(found) == 1 for found in prefixes.values())


def test_only_the_known_labels_are_ambiguous(vocabulary: Vocabulary):
    ambiguous = {label: set(ids) for label, ids in vocabulary.phrases().items() if len(ids) > 1}
    assert ambiguous == {fold(label): ids for label, ids in SHARED.items()}
    assert {concept.id for concept in vocabulary.readings("PSP")} == SHARED["PSP"]


def test_no_label_is_written_twice_in_a_concept(vocabulary: Vocabulary):
    for concept in vocabulary.concepts.values():
        for language in ("id", "en"):
            own = [fold(text) for text, _, of in concept.labels() if of == language]
            assert len(own) == len(set(own)), concept.id


@pytest.mark.parametrize(
    ("typed", "concept", "kind"),
    [
        ("psk anak", "isu.eksploitasi-seksual-anak", "discouraged"),
        ("pelacuran anak", "isu.eksploitasi-seksual-anak", "discouraged"),
        ("trafiking", "isu.perdagangan-orang", "alternative"),
        ("traficking", "isu.perdagangan-orang", "hidden"),
        ("trafficer", "isu.pelaku-perdagangan", "hidden"),
        ("peer group", "mtd.sebaya", "alternative"),
        ("manajemen kasus", "mtd.manajemen-kasus", "preferred"),
        ("ODHA", "isu.odhiv", "alternative"),
        ("Lansia Terlantar", "isu.lansia-telantar", "alternative"),
        ("lansia telantar", "isu.lansia-telantar", "hidden"),
        ("sistim sumber", "mtd.rujukan", "hidden"),
        ("penasihat", "prn.penasihat", "hidden"),
        ("praktek makro", "mtd.makro", "hidden"),
        ("WTS", "isu.pekerja-seks", "discouraged"),
        ("imigran gelap", "isu.migran-nonprosedural", "discouraged"),
        ("community organization and development", "mtd.masyarakat", "hidden"),
        ("behavior change", "hsl.perubahan-perilaku", "hidden"),
    ],
)
def test_what_people_type_finds(vocabulary: Vocabulary, typed: str, concept: str, kind: str):
    assert (concept, kind) in {(match.concept.id, match.kind) for match in vocabulary.find(typed)}
