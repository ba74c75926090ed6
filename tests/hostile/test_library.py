"""A library that was damaged, mistyped or made to harm: told with a remedy, untouched, and the rest works on."""

import base64
import errno
import json
import lzma
import os
import random
from pathlib import Path

import pytest

from kb.base.problems import KnownError, Problem
from kb.catalogue.catalogue import Catalogue
from kb.health.library_check import check
from kb.layout import shelves
from kb.library.library import Library
from tests.kb.shelf import SITI, bytes_below, new_catalogue, new_library, put_story

posix_only = pytest.mark.skipif(os.name == "nt", reason="such files do not exist there")
GOOD = "anak-jalanan"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return new_library(tmp_path, GOOD)


def found(library: Library, tmp_path: Path) -> list[Problem]:
    """Catalogue the library; whatever lies in it, the good story is there, the files are untouched, all is in words."""
    before = bytes_below(library.folder)
    catalogue = new_catalogue(library, tmp_path)
    assert catalogue.card(GOOD) is not None
    assert not catalogue.update(library)
    problems = catalogue.problems()
    catalogue.close()
    assert bytes_below(library.folder) == before
    for problem in problems:
        assert all((problem.what.id, problem.what.en, problem.remedy.id, problem.remedy.en))
    return problems


def put_bytes(library: Library, name: str, raw: bytes) -> str:
    path = f"stories/{name[:2]}/{name}/story.md"
    (library.folder / path).parent.mkdir(parents=True, exist_ok=True)
    (library.folder / path).write_bytes(raw)
    return path


HEAD = b"---\nid: rusak\ntitle: Rusak\n"


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"---\nid: rusak\ntitle: [a\n---\n\nIsi.\n", "bad-yaml", None),
        (b"---\nid: rusak\n\ttitle: T\n---\n", "bad-yaml", None),
        (b"", "no-front-matter", 1),
        (b"Hanya teks.\n", "no-front-matter", 1),
        (b"---\nid: rusak\ntitle: T\n", "no-front-matter-end", 1),
        (HEAD + b"issues: [isu.tak-ada]\n---\n", "unknown-concept", 4),
        (HEAD + b"regions:\n  - {code: '00.00'}\n---\n", "unknown-region", 5),
        (HEAD + b"regions:\n  - {code: Jakarta}\n---\n", "bad-field", 5),
        (HEAD + b"period: kemarin\n---\n", "bad-period", 4),
        (HEAD + b"kind: puisi\n---\n", "bad-field", 4),
        (HEAD + b"issues: [isu.a, isu.b, isu.c, isu.d]\n---\n", "bad-field", 4),
        ("---\nid: rusak\ntitle: Caf\u00e9\n---\n".encode("latin-1"), "not-utf8", 3),
        ("---\nid: rusak\ntitle: T\n---\n".encode("utf-16"), "not-utf8", 1),
        (b"---\nid: rusak\ntitle: T\n---\n\nIsi \xff\xfe.\n", "not-utf8", 6),
        (b"---\nid: Rusak Sekali\ntitle: T\n---\n", "bad-field", 2),
        (HEAD + b"---\n\n" + b"panjang " * 1_400_000, "too-big", None),
        (b"\0" * 4096, "no-front-matter", 1),
        (
            b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
            + b"".join(b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9)) for n in range(98, 108))
            + b"---\n",
            "bad-yaml|too-tangled",
            None,
        ),
        (b"---\nid: rusak\nx: " + b"[" * 100_000 + b"\n---\n", "bad-yaml|too-tangled", None),
    ],
)
def test_a_broken_story_is_told_with_its_line(
    library: Library, tmp_path: Path, raw: bytes, code: str, line: int | None
) -> None:
    path = put_bytes(library, "rusak", raw)
    problems = [problem for problem in found(library, tmp_path) if problem.code in code.split("|")]
    assert [problem.path for problem in problems] == [path]
    assert line is None or problems[0].line == line


def test_a_story_that_is_mended_leaves_the_list(library: Library, tmp_path: Path) -> None:
    put_bytes(library, "rusak", b"---\nid: [\n---\n")
    catalogue = new_catalogue(library, tmp_path)
    assert [problem.code for problem in catalogue.problems()] == ["bad-yaml"]
    put_story(library.folder, "rusak")
    change = catalogue.update(library)
    assert (change.added, change.problems) == (("rusak",), True)
    put_bytes(library, "rusak", b"---\nid: [\n---\n")
    assert catalogue.update(library).removed == ("rusak",)
    (library.folder / "stories/ru/rusak/story.md").unlink()
    assert catalogue.update(library).problems
    assert catalogue.problems() == []
    catalogue.close()


@pytest.mark.parametrize(
    "name",
    [
        "cerita 😀 ünïcode",
        " spasi ",
        "-rf",
        "%2e%2e",
        "a" * 240,
        pytest.param("titik.", marks=posix_only),
        pytest.param("baris\nbaru", marks=posix_only),
        pytest.param('tanda?*"<>|', marks=posix_only),
        pytest.param("CON", marks=posix_only),
        pytest.param("\u202egnp", marks=posix_only),
    ],
)
def test_a_folder_with_an_odd_name_is_read_and_told(library: Library, tmp_path: Path, name: str) -> None:
    put_story(library.folder, "aneh", path=f"stories/an/{name}/story.md")
    (problem,) = found(library, tmp_path)
    assert (problem.code, problem.path, problem.serious) == ("id-differs", f"stories/an/{name}/story.md", False)
    assert library.path_of("aneh").name == "story.md"
    catalogue = Catalogue(tmp_path / "cache" / "catalogue.db")
    card = catalogue.card("aneh")
    catalogue.close()
    assert card is not None
    assert library.read_path(card.path).story is not None


@posix_only
def test_a_name_that_is_no_text_is_told(library: Library, tmp_path: Path) -> None:
    folder = os.fsencode(library.folder) + b"/stories/an/caf\xe9"
    os.mkdir(folder)  # noqa: PTH102
    Path(os.fsdecode(folder), "story.md").write_bytes(HEAD + b"---\n")
    (problem,) = found(library, tmp_path)
    assert (problem.code, problem.path) == ("odd-name", "stories/an/caf\\udce9")


@posix_only
@pytest.mark.parametrize("kind", ["folder", "pipe", "loop", "dangling", "outside", "inside"])
def test_a_story_that_is_no_plain_file(library: Library, tmp_path: Path, kind: str) -> None:
    place = library.folder / "stories/an/aneh/story.md"
    place.parent.mkdir()
    (tmp_path / "rahasia.md").write_bytes(HEAD + b"---\n\nRahasia.\n")
    match kind:
        case "folder":
            place.mkdir()
        case "pipe":
            os.mkfifo(place)
        case "loop":
            place.symlink_to(place)
        case "dangling":
            place.symlink_to("tidak-ada.md")
        case "outside":
            place.symlink_to(tmp_path / "rahasia.md")
        case "inside":
            place.symlink_to(library.path_of(GOOD))
    problems = found(library, tmp_path)
    code = "not-a-file" if kind in {"folder", "pipe"} else "link"
    assert [(problem.code, problem.path) for problem in problems] == [(code, library.relative(place))]
    with pytest.raises(KnownError) as caught:
        library.read_path(place)
    assert caught.value.code == code
    assert "Rahasia" not in "".join(p.what.id + p.remedy.id for p in problems)


@posix_only
@pytest.mark.parametrize(
    "name", ["stories/an/luar", "stories/luar", "vocabulary/luar.yaml", "organisations", "people/luar.md"]
)
def test_links_out_of_the_library_are_not_followed(library: Library, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "luar"
    put_story(outside, "rahasia", path="rahasia/story.md")
    put_story(outside, "rahasia", path="story.md")
    (library.folder / name).parent.mkdir(exist_ok=True)
    (library.folder / name).symlink_to(outside if not name.endswith((".yaml", ".md")) else outside / "story.md")
    (problem,) = found(library, tmp_path)
    assert (problem.code, problem.path) == ("link", name)


@posix_only
def test_folders_that_lead_in_circles_come_to_an_end(library: Library, tmp_path: Path) -> None:
    (library.folder / "stories/an/lingkar").symlink_to(library.folder / "stories")
    deep = library.folder / "stories" / "/".join("d" * 40)
    deep.mkdir(parents=True)
    (deep / "story.md").write_bytes(HEAD + b"---\n")
    assert [problem.code for problem in found(library, tmp_path)] == ["link"]


@posix_only
@pytest.mark.parametrize("folder", ["vocabulary", "organisations", "people"])
def test_a_pipe_among_the_other_files_does_not_hang(library: Library, tmp_path: Path, folder: str) -> None:
    (library.folder / folder).mkdir(exist_ok=True)
    os.mkfifo(library.folder / folder / ("pipa.yaml" if folder == "vocabulary" else "pipa.md"))
    assert "not-a-file" in [problem.code for problem in found(library, tmp_path)]
    assert library.vocabulary.concepts


@posix_only
def test_a_library_file_that_is_a_pipe_or_leads_outside(library: Library, tmp_path: Path) -> None:
    file = library.folder / "library.yaml"
    (tmp_path / "luar.yaml").write_text("title: Rahasia\n")
    for code in ("not-a-file", "link"):
        file.unlink()
        os.mkfifo(file) if code == "not-a-file" else file.symlink_to(tmp_path / "luar.yaml")
        again = Library.open(library.folder)
        assert [problem.code for problem in again.problems()] == [code]
        assert again.about.title == "pustaka"


@posix_only
def test_stories_that_lie_elsewhere_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    (tmp_path / "kita").mkdir()
    (tmp_path / "kita" / "stories").symlink_to(tmp_path / "luar")
    with pytest.raises(KnownError) as caught:
        Library.open(tmp_path / "kita")
    assert caught.value.code == "stories-elsewhere"


def test_files_that_may_not_be_read_are_told(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_story(library.folder, "tertutup")
    real = os.open

    def closed(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if "tertutup" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", closed)
    catalogue = new_catalogue(library, tmp_path)
    (problem,) = catalogue.problems()
    assert (problem.code, problem.path) == ("unreadable", "stories/te/tertutup/story.md")
    monkeypatch.undo()
    assert catalogue.update(library).added == ("tertutup",)
    assert catalogue.problems() == []
    catalogue.close()


def test_files_that_vanish_during_the_walk_are_passed_over(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_story(library.folder, "hilang")
    real = shelves.read_bytes

    def vanishing(folder: Path, path: str) -> bytes:
        if "hilang" in path:
            (folder / path).unlink(missing_ok=True)
        return real(folder, path)

    monkeypatch.setattr(shelves, "read_bytes", vanishing)
    catalogue = new_catalogue(library, tmp_path)
    assert [card.id for card in catalogue.all_cards()] == [GOOD]
    assert catalogue.problems() == []
    catalogue.close()


def test_a_library_that_vanishes_is_an_empty_one_with_a_problem(library: Library, tmp_path: Path) -> None:
    catalogue = new_catalogue(library, tmp_path)
    (library.folder / "stories").rename(tmp_path / "pindah")
    assert catalogue.update(library).removed == (GOOD,)
    assert [problem.code for problem in catalogue.problems()] == ["unreadable"]
    (tmp_path / "pindah").rename(library.folder / "stories")
    assert catalogue.update(library).added == (GOOD,)
    catalogue.close()


def damage(file: Path, how: str) -> None:
    raw = file.read_bytes()
    for extra in ("-wal", "-shm"):
        file.with_name(file.name + extra).unlink(missing_ok=True)
    match how:
        case "random":
            file.write_bytes(random.Random(1).randbytes(len(raw)))
        case "text":
            file.write_bytes(b"bukan katalog\n" * 100)
        case "empty":
            file.write_bytes(b"")
        case "half":
            file.write_bytes(raw[: len(raw) // 2])
        case "odd":
            file.write_bytes(raw[:5001])
        case "middle":
            file.write_bytes(raw[:100] + b"\xff" * (len(raw) - 100))
        case "folder":
            file.unlink()
            file.mkdir()


@pytest.mark.parametrize("how", ["random", "text", "empty", "half", "odd", "middle"])
def test_a_broken_catalogue_is_made_anew(library: Library, tmp_path: Path, how: str) -> None:
    file = tmp_path / "cache" / "catalogue.db"
    new_catalogue(library, tmp_path).close()
    damage(file, how)
    again = Catalogue(file)
    again.update(library)
    assert [card.id for card in again.all_cards()] == [GOOD]
    assert again.plain(GOOD)
    assert [problem.code for problem in again.problems()] == ([] if how == "empty" else ["catalogue-rebuilt"])
    again.close()
    assert bool(list(file.parent.glob("*.rusak-*"))) == (how != "empty")
    clean = Catalogue(file)
    assert not clean.update(library)
    assert clean.problems() == []
    clean.close()


def test_a_catalogue_that_breaks_while_it_is_read_says_so_and_is_made_anew(library: Library, tmp_path: Path) -> None:
    for number in range(40):
        put_story(library.folder, f"cerita-{number}", body="Panjang. " * 500)
    file = tmp_path / "cache" / "catalogue.db"
    new_catalogue(library, tmp_path).close()
    raw = file.read_bytes()
    whole = len(raw) * 4 // 5  # behind the list of tables, whose damage is already noticed when it is opened
    file.write_bytes(raw[:whole] + b"\xa5" * (len(raw) - whole))
    reader = Catalogue(file)
    with pytest.raises(KnownError) as caught:
        for card in reader.all_cards():
            reader.plain(card.id)
    assert caught.value.code == "catalogue-broken"
    reader.close()
    again = Catalogue(file)
    again.update(library)
    assert again.count() == 41
    again.close()


def test_a_place_where_no_catalogue_can_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(KnownError) as caught:
        Catalogue(tmp_path / "berkas" / "catalogue.db")
    assert caught.value.code == "no-catalogue"
    (tmp_path / "catalogue.db").mkdir()
    with pytest.raises(KnownError):
        Catalogue(tmp_path / "catalogue.db")


def test_real_oddities_of_heads(library: Library, tmp_path: Path, material: Path) -> None:
    for number, file in enumerate(sorted((material / "hostile" / "frontmatter").iterdir())):
        put_bytes(library, f"aneh-{number:02}", file.read_bytes())
    for number, file in enumerate(sorted((material / "hostile" / "charset").iterdir())):
        put_bytes(library, f"huruf-{number:02}", file.read_bytes())
    put_bytes(library, "utf-8", (material / "hostile" / "UTF-8-test.txt").read_bytes())
    told = {problem.path for problem in found(library, tmp_path)}
    assert told == {library.relative(path) for path in library.story_files()} - {f"stories/an/{GOOD}/story.md"}


def test_real_cases_of_yaml(library: Library, tmp_path: Path, material: Path) -> None:
    with lzma.open(material / "hostile" / "yaml.json.xz", "rt", encoding="utf-8") as lines:
        cases = json.load(lines)
    for number, case in enumerate(cases):
        head = (
            base64.b64decode(case["yaml_b64"]) if "yaml_b64" in case else case["yaml"].encode("utf-8", "surrogatepass")
        )
        put_bytes(library, f"kasus-{number:03}", b"---\n" + head + b"\n---\n\nIsi.\n")
        put_bytes(library, f"nilai-{number:03}", b"---\nid: nilai-%03d\ntitle: T\nlain:\n%s\n---\n" % (number, head))
    bad = json.loads((material / "hostile" / "utf8-bad-sequences.json").read_text())
    for number, case in enumerate(bad):
        put_bytes(library, f"huruf-{number:03}", HEAD + b"summary: " + bytes.fromhex(case["hex"]) + b"\n---\n")
    told = {problem.path.split("/")[2] for problem in found(library, tmp_path)}
    assert {f"kasus-{number:03}" for number in range(len(cases))} <= told
    assert {f"huruf-{number:03}" for number in range(len(bad))} <= told


def test_naughty_words_everywhere(library: Library, tmp_path: Path, material: Path) -> None:
    words = json.loads((material / "hostile" / "blns.json").read_text(encoding="utf-8"))
    for number, word in enumerate(words):
        head = f"---\nid: kata-{number:03}\ntitle: {json.dumps(word or 'T')}\nsummary: {json.dumps(word[:280])}\n---\n\n{word}\n"
        put_bytes(library, f"kata-{number:03}", head.encode("utf-8", "replace"))
    found(library, tmp_path)
    catalogue = Catalogue(tmp_path / "cache" / "catalogue.db")
    shown = {card.id for card in catalogue.all_cards()}
    told = {problem.path.split("/")[2] for problem in catalogue.problems()}
    catalogue.close()
    assert {f"kata-{number:03}" for number in range(len(words))} <= shown | told


def test_a_bad_library_is_checked_to_its_end(library: Library) -> None:
    put_bytes(library, "rusak", b"\xff")
    put_bytes(library, "besar", b"x" * 10_000_000)
    report = check(library.folder)
    assert sorted(problem.code for problem in report.problems) == ["not-utf8", "too-big"]
    assert report.stories == 1
    assert not report.ok


def test_a_story_too_big_to_read_cannot_be_overwritten(library: Library) -> None:
    path = put_bytes(library, "besar", HEAD + b"---\n" + b"x" * 10_000_000)
    file = library.read_path(path)
    assert file.story is None
    with pytest.raises((KnownError, ValueError)):
        library.save(file.with_body("kecil\n"), SITI, base=file)
    assert (library.folder / path).stat().st_size > 10_000_000
