"""Files of organisations and people are read field by field, and no file is too odd to be told about."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.base.problems import Problem
from kb.layout.organisation import Lineage, Organisation, PersonRole, load_organisations, load_people
from kb.story.story import StoryRegion

HEAD = """---
id: bandungwangi
name: Yayasan Bandungwangi
abbreviation: BW
kind: yayasan
founded: 1995
legalised: "2000"
laman: https://contoh.id
regions:
  - {code: 31.72, role: practice}
lineage:
  - {type: grew-out-of, organisation: yayasan-kusuma-buana, note: kelompok sebaya, year: 1995, source: esai}
disputed:
  - what: Tahun menjadi yayasan
    values: [{value: 2000, source: esai}, {value: 1999}]
summary: Lembaga dari dan untuk perempuan.
summary_en: An organisation by and for women.
---

Isi *bebas*.
"""
PERSON = """---
id: penulis
name: Seorang Penulis
roles:
  - {role: pembina, organisation: layak, period: 2003/2015}
  - {role: anggota}
summary: Pekerja sosial.
---
Isi.
"""


def write(tmp_path: Path, name: str, text: str | bytes, folder: str = "organisations") -> Path:
    place = tmp_path / folder
    place.mkdir(exist_ok=True)
    (place / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return place


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str, int | None, str]]:
    assert all(problem.what.id and problem.what.en and problem.remedy.id for problem in problems)
    return [(problem.code, problem.path, problem.line, problem.field) for problem in problems]


def test_an_organisation_with_everything(tmp_path: Path):
    found, problems = load_organisations(write(tmp_path, "bandungwangi.md", HEAD))
    assert problems == ()
    one = found["bandungwangi"]
    assert (one.name, one.founded, one.legalised, one.closed) == ("Yayasan Bandungwangi", "1995", "2000", "")
    assert one.regions == (StoryRegion(code="31.72"),)
    assert one.lineage == (
        Lineage(
            type="grew-out-of",
            organisation="yayasan-kusuma-buana",
            note="kelompok sebaya",
            year="1995",
            source="esai",
        ),
    )
    assert [(value.value, value.source) for value in one.disputed[0].values] == [("2000", "esai"), ("1999", "")]
    assert one.extra == {"laman": "https://contoh.id"}
    assert (one.body, one.path) == ("\nIsi *bebas*.\n", "organisations/bandungwangi.md")
    assert HEAD.split("\n")[one.body_line] == "Isi *bebas*."
    assert one.names() == ("Yayasan Bandungwangi", "BW")


def test_a_person_with_roles(tmp_path: Path):
    found, problems = load_people(write(tmp_path, "penulis.md", PERSON, "people"))
    assert problems == ()
    assert found["penulis"].roles == (
        PersonRole(role="pembina", organisation="layak", period="2003/2015"),
        PersonRole(role="anggota"),
    )


@pytest.mark.parametrize(
    "dress",
    [lambda raw: b"\xef\xbb\xbf" + raw, lambda raw: raw.replace(b"\n", b"\r\n")],
    ids=["bom", "crlf"],
)
def test_files_of_other_systems_read_alike(tmp_path: Path, dress: Callable[[bytes], bytes]):
    plain, _ = load_organisations(write(tmp_path, "bandungwangi.md", HEAD))
    dressed, problems = load_organisations(write(tmp_path, "bandungwangi.md", dress(HEAD.encode())))
    assert problems == ()
    assert dressed == plain


def test_a_broken_field_is_told_with_its_line_and_the_rest_lives_on(tmp_path: Path):
    text = HEAD.replace("code: 31.72", "code: Jakarta").replace("type: grew-out-of", "type: lahir-dari")
    found, problems = load_organisations(write(tmp_path, "bandungwangi.md", text))
    path = "organisations/bandungwangi.md"
    assert told(problems) == [
        ("bad-field", path, 10, "regions.1.code"),
        ("bad-field", path, 12, "lineage.1.type"),
    ]
    one = found["bandungwangi"]
    assert (one.regions, one.lineage, one.summary_en) == ((), (), "An organisation by and for women.")


def test_a_time_that_cannot_be_read_is_shown_as_it_stands(tmp_path: Path):
    text = HEAD.replace("founded: 1995", "founded: dulu").replace("year: 1995", "year: 95")
    found, problems = load_organisations(write(tmp_path, "bandungwangi.md", text))
    path = "organisations/bandungwangi.md"
    assert told(problems) == [("bad-period", path, 6, "founded"), ("bad-period", path, 12, "lineage.1.year")]
    assert not any(problem.serious for problem in problems)
    assert found["bandungwangi"].founded == "dulu"
    people, problems = load_people(write(tmp_path, "penulis.md", PERSON.replace("2003/2015", "lama"), "people"))
    assert told(problems) == [("bad-period", "people/penulis.md", 5, "roles.1.period")]
    assert people["penulis"].roles[0].period == "lama"


def test_a_file_lends_its_name_when_the_head_gives_none(tmp_path: Path):
    found, problems = load_organisations(write(tmp_path, "layak.md", "---\nkind: yayasan\n---\nIsi.\n"))
    assert told(problems) == [("no-name", "organisations/layak.md", 2, "name")]
    assert found["layak"] == Organisation(
        id="layak", name="layak", kind="yayasan", body="Isi.\n", body_line=4, path="organisations/layak.md"
    )
    _, problems = load_organisations(write(tmp_path, "Nama Panjang.md", "---\nname: Ada\n---\n"))
    assert ("no-id", "organisations/Nama Panjang.md", 1, "id") in told(problems)


def test_two_files_cannot_be_one_organisation(tmp_path: Path):
    write(tmp_path, "bandungwangi.md", HEAD)
    found, problems = load_organisations(write(tmp_path, "lain.md", HEAD.replace("name: Yayasan", "name: Kelompok")))
    assert told(problems) == [
        ("id-differs", "organisations/lain.md", 2, "id"),
        ("same-id", "organisations/lain.md", 2, "id"),
    ]
    assert found["bandungwangi"].name == "Yayasan Bandungwangi"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "no-front-matter"),
        (b"# Judul saja\n", "no-front-matter"),
        (b"---\nid: x\n", "no-front-matter-end"),
        (b"---\nid: [\n---\n", "bad-yaml"),
        (b"---\n- a\n---\n", "bad-yaml"),
        (b"---\nid: x\nname: caf\xe9\n---\n", "not-utf8"),
        (b"---\nname: " + b"[" * 5000 + b"\n---\n", "bad-yaml"),
    ],
)
def test_odd_files_become_problems_and_stay_untouched(tmp_path: Path, raw: bytes, code: str):
    write(tmp_path, "bandungwangi.md", HEAD)
    found, problems = load_organisations(write(tmp_path, "x.md", raw))
    assert [problem.code for problem in problems] == [code]
    assert "bandungwangi" in found
    assert (tmp_path / "organisations" / "x.md").read_bytes() == raw


def test_a_missing_folder_is_an_empty_one_and_a_locked_file_is_told(tmp_path: Path):
    assert load_people(tmp_path / "people") == ({}, ())
    (tmp_path / "organisations" / "x.md").mkdir(parents=True)
    found, problems = load_organisations(tmp_path / "organisations")
    assert (dict(found), len(problems)) == ({}, 1)
    assert problems[0].path == "organisations/x.md"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["id: a", "name: b", "roles:", "  - {role: c}", "regions: [", "kind: d", "---", "\x00", ": :", "- e"]
        ),
        max_size=8,
    )
)
def test_no_head_raises(tmp_path: Path, lines: list[str]):
    text = "---\n" + "\n".join(lines) + "\n---\nIsi.\n"
    for folder, load in (("organisations", load_organisations), ("people", load_people)):
        found, problems = load(write(tmp_path, "a.md", text, folder))
        assert found or problems
