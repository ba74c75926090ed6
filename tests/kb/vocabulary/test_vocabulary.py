"""A vocabulary finds concepts under all their words, shows the right one, and survives a careless edit."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.base.folding import fold
from kb.base.words import Words
from kb.vocabulary.concept import Concept, Scheme
from kb.vocabulary.vocabulary import SCHEMES, Vocabulary

ISSUE = """\
id: issue
title: {id: Isu, en: Issues}
version: "7"
lists:
  ppks-2012:
    codes: {"4": Anak jalanan}
concepts:
  - id: isu.anak
    label: {id: Anak, en: Children}
    alt: {id: [anak-anak]}
  - id: isu.anak-jalanan
    label: {id: Anak jalanan, en: Street children}
    broader: isu.anak
    alt: {id: [anjal], jv: [bocah dalan]}
    hidden: {id: [gelandangan cilik]}
    codes: [{list: ppks-2012, code: 4}]
    closeMatch: [{scheme: eurovoc, id: "6738", label: street children}]
  - id: isu.anak-pasar
    label: {id: Anak pasar}
    broader: isu.anak-jalanan
"""


def load(folder: Path, **files: str) -> tuple[Vocabulary, list[tuple[str, str, int | None]]]:
    folder = folder / "vocabulary"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    vocabulary, problems = Vocabulary.load(folder)
    assert all(problem.what.id and problem.what.en and problem.remedy.id for problem in problems)
    return vocabulary, [(p.code, p.path, p.line) for p in problems if p.code != "no-scheme"]


@pytest.fixture(scope="module")
def shipped_words() -> Vocabulary:
    vocabulary, _ = Vocabulary.load(Path(__file__).resolve().parents[3] / "content" / "vocabulary")
    return vocabulary


def test_a_concept_with_all_its_words(tmp_path: Path):
    vocabulary, problems = load(tmp_path, issue=ISSUE)
    assert problems == []
    concept = vocabulary.concepts["isu.anak-jalanan"]
    assert concept.label == Words("Anak jalanan", "Street children")
    assert (concept.codes[0].list, concept.codes[0].code, concept.codes[0].name) == ("ppks-2012", "4", "Anak jalanan")
    assert concept.close_matches[0].id == "6738"
    assert vocabulary.version == "7"
    assert vocabulary.labels("isu.anak-jalanan") == (
        "Anak jalanan",
        "Street children",
        "anjal",
        "bocah dalan",
        "gelandangan cilik",
    )
    assert vocabulary.label("isu.anak-pasar", "en") == "Anak pasar"


def test_every_kind_of_label_finds_and_says_its_kind(tmp_path: Path):
    vocabulary, _ = load(tmp_path, issue=ISSUE)
    found = [
        [(m.concept.id, m.kind, m.language) for m in vocabulary.find(label)]
        for label in ("STREET  Children", "Anjal", "gelandangan-cilik", "bocah dalan", "tidak ada", " ", "")
    ]
    name = "isu.anak-jalanan"
    assert found == [
        [(name, "preferred", "en")],
        [(name, "alternative", "id")],
        [(name, "hidden", "id")],
        [(name, "alternative", "jv")],
        [],
        [],
        [],
    ]


def test_hierarchy_goes_up_and_down(tmp_path: Path):
    vocabulary, _ = load(tmp_path, issue=ISSUE)
    assert vocabulary.narrower("isu.anak") == {"isu.anak", "isu.anak-jalanan", "isu.anak-pasar"}
    assert vocabulary.ancestors("isu.anak-pasar") == ("isu.anak-jalanan", "isu.anak")
    assert vocabulary.ancestors("isu.anak") == ()


def test_an_unknown_concept_stands_for_itself(tmp_path: Path):
    vocabulary, _ = load(tmp_path, issue=ISSUE)
    assert vocabulary.label("isu.hilang") == "isu.hilang"
    assert vocabulary.narrower("isu.hilang") == {"isu.hilang"}
    assert (vocabulary.get("isu.hilang"), vocabulary.labels("isu.hilang"), vocabulary.scheme("lain")) == (None, (), ())


def test_one_broken_file_leaves_the_others(tmp_path: Path):
    broken = "id: method\nconcepts:\n  - id: mtd.a\n    label: {id: A\n  - id: mtd.b\n"
    vocabulary, problems = load(tmp_path, issue=ISSUE, method=broken)
    assert problems == [("bad-yaml", "vocabulary/method.yaml", 5)]
    assert len(vocabulary.concepts) == 3
    assert vocabulary.scheme("method") == ()


def test_one_broken_concept_leaves_the_others(tmp_path: Path):
    text = (
        ISSUE
        + "  - label: {id: Tanpa nama}\n  - just words\n  - id: Isu.Salah\n    label: {id: Salah}\n"
        + "  - id: isu.setengah\n    label: {id: Setengah}\n    codes: empat\n    alt: {id: [separuh]}\n    hidden:\n"
    )
    vocabulary, problems = load(tmp_path, issue=text)
    assert [code for code, _, _ in problems] == ["bad-concept", "bad-concept", "bad-field", "bad-field"]
    assert problems[2][2] == text.split("\n").index("  - id: Isu.Salah") + 1
    assert problems[3][2] == text.split("\n").index("    codes: empat") + 1
    assert list(vocabulary.concepts) == ["isu.anak", "isu.anak-jalanan", "isu.anak-pasar", "isu.setengah"]
    assert vocabulary.readings("separuh")[0].id == "isu.setengah"


def test_an_id_told_twice_keeps_the_first(tmp_path: Path):
    text = ISSUE + "  - id: isu.anak\n    label: {id: Lain}\n"
    vocabulary, problems = load(tmp_path, issue=text, method="concepts:\n  - {id: isu.anak, label: {id: Lagi}}\n")
    assert problems == [
        ("repeated-concept", "vocabulary/issue.yaml", text.count("\n") - 1),
        ("repeated-concept", "vocabulary/method.yaml", 2),
    ]
    assert vocabulary.label("isu.anak") == "Anak"
    assert vocabulary.find("lain") == ()


def test_a_circle_of_readers_may_add_its_own_file_to_a_scheme(tmp_path: Path):
    own = "id: issue\nconcepts:\n  - {id: isu.pasar, label: {id: Pasar}, broader: isu.anak}\n"
    vocabulary, problems = load(tmp_path, issue=ISSUE, lokal=own)
    assert problems == []
    assert [concept.id for concept in vocabulary.scheme("issue")][-1] == "isu.pasar"
    assert "isu.pasar" in vocabulary.narrower("isu.anak")


def test_an_unknown_broader_concept_is_told_and_dropped(tmp_path: Path):
    text = ISSUE.replace("broader: isu.anak-jalanan", "broader: mtd.kelompok")
    method = (
        "concepts:\n  - {id: mtd.kelompok, label: {id: Kelompok}}\n  - {id: mtd.x, label: {id: X}, broader: mtd.y}\n"
    )
    vocabulary, problems = load(tmp_path, issue=text, method=method)
    assert problems == [
        ("unknown-broader", "vocabulary/issue.yaml", text[: text.index("broader: mtd")].count("\n") + 1),
        ("unknown-broader", "vocabulary/method.yaml", 3),
    ]
    assert vocabulary.ancestors("isu.anak-pasar") == vocabulary.ancestors("mtd.x") == ()


def test_a_circle_is_cut_once(tmp_path: Path):
    text = ISSUE.replace("    alt: {id: [anak-anak]}", "    broader: isu.anak-pasar")
    vocabulary, problems = load(tmp_path, issue=text)
    assert problems == [("circle", "vocabulary/issue.yaml", 10)]
    assert vocabulary.ancestors("isu.anak-pasar") == ("isu.anak-jalanan", "isu.anak")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "no-concepts"),
        (b"- satu\n- dua\n", "no-concepts"),
        (b"id: issue\nconcepts: semua\n", "no-concepts"),
        (b"concepts: [\xe9]\n", "not-utf8"),
        (b"a: &a [x]\nb: *c\n", "bad-yaml"),
        (b"[" * 100_000, "bad-yaml"),
        (b"- " * 100_000, "bad-yaml"),
        (b"a: &a [x]\nconcepts: [*a, *a]\n", "bad-yaml"),
        (b"#" * (2 * 1024 * 1024 + 1), "too-big"),
        (b"id: [x]\nconcepts: []\n", "bad-field"),
    ],
)
def test_any_bytes_become_a_problem_and_never_an_exception(tmp_path: Path, raw: bytes, code: str):
    (tmp_path / "issue.yaml").write_bytes(raw)
    vocabulary, problems = Vocabulary.load(tmp_path)
    assert [problem.code for problem in problems if problem.code != "no-scheme"] == [code]
    assert vocabulary.concepts == {}
    assert (tmp_path / "issue.yaml").read_bytes() == raw


def test_windows_files_are_read_and_folders_may_be_missing(tmp_path: Path):
    (tmp_path / "issue.yaml").write_bytes(b"\xef\xbb\xbf" + ISSUE.replace("\n", "\r\n").encode())
    vocabulary, problems = Vocabulary.load(tmp_path)
    assert len(vocabulary.concepts) == 3
    assert {problem.code for problem in problems} == {"no-scheme"}
    assert len(problems) == len(SCHEMES) - 1
    nothing, problems = Vocabulary.load(tmp_path / "tidak-ada")
    assert (dict(nothing.concepts), nothing.longest_phrase, nothing.version) == ({}, 0, "")
    assert [problem.code for problem in problems] == ["no-vocabulary"]


@pytest.mark.parametrize(
    ("heading", "stage"),
    [
        ("Asesmen", "thp.asesmen"),
        ("ASSESSMENT:", "thp.asesmen"),
        ("1. Memotret masalah", "thp.asesmen"),
        ("2.1 Asesmen", "thp.asesmen"),
        ("IV) Evaluasi.", "thp.evaluasi"),
        ("b. Perencanaan", "thp.perencanaan"),
        ("Tahap 3: Intervensi", "thp.intervensi"),
        ("Tahap ketiga", None),
        ("Tahap ke-2 — Perencanaan", "thp.perencanaan"),
        ("Tahap Terminasi", "thp.terminasi"),
        ("Stage 4 - Evaluation", "thp.evaluasi"),
        ("Follow-up and aftercare", "thp.bimbingan-lanjut"),
        ("Pemantauan dan evaluasi", "thp.evaluasi"),
        ("Monitoring dan evaluasi", "thp.evaluasi"),
        ("Pemantauan", "thp.monitoring"),
        ("Alih kelola ke kelompok", "thp.alih-kelola"),
        ("Rujukan", "thp.rujukan"),
        ("Pendampingan", None),
        ("Di Indramayu 2. Asesmen", None),
        ("Penutup", None),
        ("1.", None),
        ("", None),
    ],
)
def test_headings_name_stages(shipped_words: Vocabulary, heading: str, stage: str | None):
    assert shipped_words.stage_of(heading) == stage


DISCOURAGED = """\
concepts:
  - id: isu.disabilitas
    label: {id: Penyandang disabilitas, en: People with disabilities}
    discouraged:
      - words: {id: [penyandang cacat, cacat]}
        instead: {id: penyandang disabilitas}
        reason: {id: Melukai.}
        unless: {id: [cacat hukum]}
      - words: {en: [cripple]}
"""


def test_discouraged_words_find_and_bring_what_is_better(tmp_path: Path):
    vocabulary, problems = load(tmp_path, issue=DISCOURAGED)
    assert problems == []
    first, second = vocabulary.concepts["isu.disabilitas"].discouraged
    assert (first.instead, first.reason) == (
        Words("penyandang disabilitas", "penyandang disabilitas"),
        Words("Melukai.", "Melukai."),
    )
    assert first.unless == {"id": ("cacat hukum",)}
    assert (second.instead, second.instead_of_child, second.reason) == (None, None, None)
    assert [(m.kind, m.language) for m in vocabulary.find("Penyandang-CACAT")] == [("discouraged", "id")]
    assert vocabulary.find("cacat hukum") == ()


@pytest.mark.parametrize("broken", ["[cacat]", "cacat", "{id: [cacat]}", "[{words: cacat}]", "[{instead: {id: a}}]"])
def test_a_broken_list_of_discouraged_words_costs_only_itself(tmp_path: Path, broken: str):
    text = f"concepts:\n  - id: isu.anak\n    label: {{id: Anak}}\n    discouraged: {broken}\n"
    vocabulary, problems = load(tmp_path, issue=text)
    assert problems == [("bad-field", "vocabulary/issue.yaml", 4)]
    assert vocabulary.label("isu.anak") == "Anak"


def test_the_longest_label_wins(shipped_words: Vocabulary):
    words = ["program", "psk", "anak", "indramayu"]
    assert shipped_words.longest_label(words) is None
    size, found = shipped_words.longest_label(words, 1) or (0, ())
    assert (size, [(match.concept.id, match.kind) for match in found]) == (
        2,
        [("isu.eksploitasi-seksual-anak", "discouraged")],
    )
    size, found = shipped_words.longest_label(["HIV", "dan", "AIDS", "di", "Jakarta"]) or (0, ())
    assert (size, found[0].concept.id) == (3, "isu.hiv")


def test_phrases_agree_with_find(shipped_words: Vocabulary):
    for phrase, ids in shipped_words.phrases().items():
        assert tuple(match.concept.id for match in shipped_words.find(phrase)) == ids
        assert phrase.count(" ") < shipped_words.longest_phrase
        assert shipped_words.longest_label(phrase.split()) == (phrase.count(" ") + 1, shipped_words.find(phrase))


@given(st.text())
def test_folding_twice_changes_nothing(text: str):
    once = fold(text)
    assert fold(once) == once
    assert once == once.strip()
    assert "  " not in once


@given(
    st.text(alphabet=st.characters(max_codepoint=0x24F, exclude_characters="ı")),
    st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
)
def test_folding_knows_no_case_and_no_way_of_writing_accents(text: str, form: str):
    assert fold(unicodedata.normalize(form, text)) == fold(text)
    assert fold(fold(text).upper()) == fold(text)


@given(st.data())
def test_any_dress_of_a_label_finds_its_concept(shipped_words: Vocabulary, data: st.DataObject):
    concept = data.draw(st.sampled_from(list(shipped_words.concepts.values())))
    label, kind, _ = data.draw(st.sampled_from(list(concept.labels())))
    dress = data.draw(st.sampled_from([str.upper, str.title, lambda t: t.replace(" ", "-"), lambda t: f"  {t}! "]))
    found = {match.concept.id: match.kind for match in shipped_words.find(dress(label))}
    assert concept.id in found
    order = ["preferred", "alternative", "hidden", "discouraged"]
    assert order.index(found[concept.id]) <= order.index(kind)


@given(st.lists(st.tuples(st.integers(0, 5), st.none() | st.integers(0, 5)), max_size=6))
def test_no_hierarchy_made_by_hand_hangs(pairs: list[tuple[int, int | None]]):
    concepts = tuple(
        Concept(
            id=f"isu.{number}",
            scheme="issue",
            label=Words(f"n{number}", f"n{number}"),
            broader=None if above is None else f"isu.{above}",
        )
        for number, above in dict(pairs).items()
    )
    vocabulary = Vocabulary([Scheme(id="issue", title=Words("", ""), concepts=concepts)])
    for concept in concepts:
        assert concept.id in vocabulary.narrower(concept.id)
        assert concept.id not in vocabulary.ancestors(concept.id)
