"""`pustaka check`: the shipped library stands every test, and a bad one is told line by line."""

from pathlib import Path

import pytest

from kb.base.problems import KnownError
from kb.health.library_check import check
from tests.kb.shelf import bytes_below, new_library, put_story


def test_the_shipped_library_passes(shipped: Path) -> None:
    before = bytes_below(shipped)
    report = check(shipped)
    assert [problem for problem in report.problems if problem.serious] == []
    assert report.ok
    assert report.stories >= 10
    assert min(report.organisations, report.people, report.concepts, report.links) > 0
    assert str(report.stories) in report.summary.id
    assert bytes_below(shipped) == before


def test_what_was_checked_is_counted(tmp_path: Path) -> None:
    library = new_library(tmp_path, "satu")
    put_story(
        library.folder,
        "dua",
        "issues: [isu.keluarga, isu.migrasi]\nrelations: [{type: part-of, story: satu}]",
        "Lihat [satu](story:satu).\n\n![Peta](media/peta.png) dan ![Hilang](media/hilang.png)\n",
    )
    media = library.path_of("dua").parent / "media"
    media.mkdir()
    (media / "peta.png").write_bytes(b"x")
    report = check(library.folder)
    assert (report.stories, report.links, report.pictures) == (2, 4, 2)
    assert report.title == "Pustaka Coba"
    (problem,) = report.problems
    assert (problem.code, problem.path, problem.line) == ("no-picture", "stories/du/dua/story.md", 11)
    assert report.ok


def test_a_picture_that_leads_outside_is_none(tmp_path: Path) -> None:
    library = new_library(tmp_path)
    story = put_story(library.folder, "satu", body="![Rahasia](media/luar.png)\n")
    (tmp_path / "luar.png").write_bytes(b"x")
    (story.parent / "media").mkdir()
    (story.parent / "media" / "luar.png").symlink_to(tmp_path / "luar.png")
    assert [problem.code for problem in check(library.folder).problems] == ["no-picture"]


def test_serious_problems_make_it_fail(tmp_path: Path) -> None:
    library = new_library(tmp_path, "satu")
    put_story(library.folder, "dua", "issues: [isu.entah]")
    report = check(library.folder)
    assert not report.ok
    assert [(problem.code, problem.line) for problem in report.problems] == [("unknown-concept", 5)]


def test_what_is_no_library_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        check(tmp_path / "tidak-ada")
