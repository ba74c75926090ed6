"""No screen, no Qt, or no wish for a window: the same library in the terminal, in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.desk.draft_submit import submit
from kb.drafts.drafts import Drafts
from kb.identity.identity_store import new_key
from kb.identity.keys import fingerprint
from kb.layout.library_file import with_stewards
from kb.library.library import Library
from kb.review.review import sign, submission
from kb.story.author import Author
from kb.vault.vault import Client, Vault
from tests.journeys.by_hand import Shelf
from tests.kb.shelf import bytes_below, new_library, put_story
from ui.terminal import commands

ROOT = Path(__file__).resolve().parents[2]
FIRST = "desa-percontohan-indramayu"
NO_QT = "import sys; sys.modules['PySide6'] = None; from ui.__main__ import main; sys.exit(main())"
# Every process takes most of a second to load; a journey of many commands may share one.
MANY = """
import contextlib, io, json, sys
from ui.__main__ import main
answers = []
for arguments in json.loads(sys.argv.pop()):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(arguments)
        except SystemExit as left:
            code = left.code
    answers.append([code, out.getvalue(), err.getvalue()])
print(json.dumps(answers))
"""


@pytest.fixture(scope="module", autouse=True)
def _terminal_home(_own_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings that no window of another journey has written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUSTAKA_HOME", str(tmp_path_factory.mktemp("terminal")))
        yield


@pytest.fixture(scope="module")
def shelf(own_library: Path) -> Shelf:
    return Shelf(own_library)


def python(*arguments: str, **changed: str | None) -> subprocess.CompletedProcess[str]:
    """Run Python as a person without a screen does, with a few changes to what surrounds it."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    around = {name: value for name, value in os.environ.items() if name not in hidden}
    around |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    around |= {name: value for name, value in changed.items() if value is not None}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=around,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def many(*commands: list[str]) -> list[tuple[int, str, str]]:
    done = python("-c", MANY, json.dumps(commands))
    assert done.returncode == 0, done.stderr
    return [(code, out, err) for code, out, err in json.loads(done.stdout)]


def test_without_a_screen_it_says_so_and_shows_the_library_and_a_sample(new_home):
    done = python("-m", "ui")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Tidak ada layar di sini; pustaka dibuka di terminal."
    assert "10 cerita" in done.stdout
    assert "> anak jalanan" in lines
    assert "persinggahan-aman-anak-jalanan" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_dead_display_is_no_screen():
    """Qt itself would end the program with a core dump."""
    done = python("-m", "ui", DISPLAY=":4077")
    assert done.returncode == 0
    assert done.stdout.startswith("Tidak ada layar di sini")


def test_without_qt_the_window_command_goes_to_the_terminal_and_says_why(new_home):
    (new_home / "desk").mkdir(parents=True)
    (new_home / "desk" / "settings.json").write_text('{"language": "en"}', "utf-8")
    done = python("-c", NO_QT, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The window cannot open")
    assert "10 stories" in done.stdout
    assert "A safe stop for street children" in done.stdout.translate({ord(mark): None for mark in "[]"})


def test_search_and_show_answer_people_and_programs_in_both_languages(own_library: Path, shelf: Shelf):
    here = ["--pustaka", str(own_library)]
    asked = many(
        ["search", "psk anak indramayu", *here],
        ["cari", "trafiking", *here, "--bahasa", "en"],
        ["search", "anak", *here, "--wilayah", "Jakarta", "--json"],
        ["search", *here, "--isu", "ODHIV", "--tahun", "2001..2003", "--urut", "judul", "--json"],
        ["search", "zzzz", *here],
        ["search", "zzzz", *here, "--json"],
        ["show", FIRST, *here],
        ["baca", FIRST, *here, "--bahasa", "en"],
        ["show", FIRST, *here, "--json"],
    )
    assert [(code, err) for code, _, err in asked] == [(0, "")] * len(asked)
    people, english, jakarta, odhiv, nothing, none, story, in_english, told = (out for _, out, _ in asked)

    assert FIRST in people and "Mencegah dari hulu" in people
    assert "Prevention at the source" in english and "Mencegah dari hulu" not in english
    answer = json.loads(jakarta)
    found = {one["id"] for one in answer["stories"]}
    assert answer["total"] == len(found) > 0
    assert found == shelf.with_value(found, "region", "31")
    for facet, counts in answer["facets"].items():
        if facet != "region":
            assert counts == dict(shelf.counts(found, facet))
    assert {int(year): n for year, n in answer["years"].items()} == dict(shelf.years(found))
    stories = [shelf.stories[one["id"]] for one in json.loads(odhiv)["stories"]]
    assert stories and [one.title for one in stories] == sorted(one.title for one in stories)
    assert all("isu.odhiv" in one.values["issue"] and one.years & {2001, 2002, 2003} for one in stories)
    assert nothing.strip() and json.loads(none)["total"] == 0
    assert "Intervensi" in story and "perekrut" in story
    assert "Prevention at the source" in in_english
    assert json.loads(told)["story"]["id"] == FIRST and "perekrut" in json.loads(told)["text"]


def test_a_backup_is_made_and_restored(own_library: Path, tmp_path: Path):
    file, target = tmp_path / "semua.cadangan", tmp_path / "pulih"
    Drafts().new({"title": "Naskah saya"})
    here = ["--pustaka", str(own_library)]
    (made_code, made, _), (code, told, _), (again, _, refused) = many(
        ["backup", str(file), *here],
        ["pulihkan", str(file), str(target)],
        ["restore", str(file), str(target), "--bahasa", "en"],
    )
    assert (made_code, code, again) == (0, 0, 1)
    assert "1 naskah" in made and "TIDAK disegel" in made and "--meja" in told and "already something" in refused
    assert bytes_below(target) == bytes_below(own_library)


def test_check_and_rebuild_say_what_they_did(own_library: Path, tmp_path: Path):
    here = ["--pustaka", str(own_library)]
    broken = Path(shutil.copytree(own_library, tmp_path / "rusak"))
    file = next((broken / "stories").rglob("story.md"))
    file.write_bytes(file.read_bytes().replace(b"kind: ", b"kind: [", 1))
    raw = file.read_bytes()
    asked = many(
        ["check", str(own_library)],
        ["check", str(own_library), "--bahasa", "en", "--json"],
        ["periksa", str(broken)],
        ["check", str(broken), "--bahasa", "en", "--json"],
        ["rebuild", *here],
        ["susun", *here, "--bahasa", "en"],
        ["rebuild", *here, "--json"],
        ["check", "--all", str(own_library)],
        ["periksa", "--semua", str(broken), "--json"],
    )
    assert [code for code, _, _ in asked] == [0, 0, 1, 1, 0, 0, 0, 0, 1]
    assert [err for _, _, err in asked] == [""] * 9
    good, good_json, bad, bad_json, rebuilt, rebuilt_english, rebuilt_json, well, ill = (out for _, out, _ in asked)
    assert "Daftar pencarian: semua baik" in well and "Tidak ada yang perlu diperbaiki." in well
    assert not json.loads(ill)["ok"] and {one["group"] for one in json.loads(ill)["findings"]} >= {"files"}
    assert "10 cerita" in good and "Tidak ada yang perlu diperbaiki." in good
    assert json.loads(good_json)["problems"] == []
    path = file.relative_to(broken).as_posix()
    assert path in bad and "Traceback" not in bad
    (problem,) = [one for one in json.loads(bad_json)["problems"] if one["serious"]]
    assert problem["path"] == path and problem["line"] > 1 and problem["remedy"]["en"]
    assert file.read_bytes() == raw
    assert "10 cerita" in rebuilt and "10 stories" in rebuilt_english and json.loads(rebuilt_json) == {"stories": 10}


def test_the_stewards_are_told_with_what_they_signed_and_git_believes_their_keys(own_library: Path, tmp_path: Path):
    place = Path(shutil.copytree(own_library, tmp_path / "pustaka"))
    budi, siti = Author("Budi Santoso", key=new_key()), Author("Siti", key=new_key())
    (place / "library.yaml").write_bytes(with_stewards((place / "library.yaml").read_bytes(), [siti, budi]))
    library, drafts = Library.open(place), Drafts()
    drafted = drafts.new({"title": "Termos teh", "issues": ["isu.lansia"]}, "Kader berkunjung.\n")
    done = submit(drafts, drafted, library, siti, check=lambda _file, _pictures: None)
    answers = {"kerahasiaan": "Tidak ada yang dikenali.", "sumber": "Dari catatan kunjungan."}
    sign(library, submission(library, library.relative(library.path_of(done.story))), budi, answers)
    library.close()
    here = ["--pustaka", str(place)]
    asked = many(
        ["stewards", *here],
        ["pengelola", *here, "--bahasa", "en"],
        ["stewards", *here, "--json"],
        ["stewards", *here, "--git"],
        ["show", "termos-teh", *here],
        ["show", FIRST, *here],
        ["show", FIRST, *here, "--bahasa", "en"],
        ["stewards", "--pustaka", str(own_library)],
    )
    assert [code for code, _, _ in asked] == [0] * 8
    told, english, told_json, keys, signed, shipped, shipped_english, nobody = (out for _, out, _ in asked)
    assert f"Budi Santoso  {fingerprint(budi.key)}" in told and "Termos teh" in told and "): ditandatangani" in told
    assert "): signed" in english
    assert json.loads(told_json)["decisions"][0]["worth"] == "counts"
    assert "Ditinjau oleh Budi Santoso." in signed
    assert "Belum ditinjau pembaca kedua." in shipped and "Not yet reviewed by a second reader." in shipped_english
    assert "belum punya pengelola" in nobody
    if shutil.which("git") and shutil.which("ssh-keygen"):
        signers = tmp_path / "signers"
        signers.write_text(keys)
        verify = ["git", "-c", f"gpg.ssh.allowedSignersFile={signers}", "verify-commit", "HEAD"]
        done = subprocess.run(verify, cwd=place, capture_output=True, check=False, text=True)
        assert done.returncode == 0, done.stderr


def test_mistakes_give_a_sentence_and_a_code(own_library: Path, tmp_path: Path):
    here = ["--pustaka", str(own_library)]
    asked = many(
        ["show", "tidak-ada", *here],
        ["show", "tidak-ada", *here, "--bahasa", "en", "--json"],
        ["search", "isu:takadaisuini", *here],
        ["search", '"anak', *here, "--bahasa", "en"],
        ["search", "--wilayah", "Atlantis", *here],
        ["search", "anak", "--pustaka", str(tmp_path / "hilang")],
        ["check", str(tmp_path)],
        ["search", "--sort", "warna"],
        ["show"],
        ["search", "--jumlah", "banyak"],
    )
    assert [code for code, _, _ in asked] == [1, 1, 1, 1, 1, 1, 1, 2, 2, 2]
    for (_, out, err), command in zip(asked, range(len(asked)), strict=True):
        said = out + err
        assert "Traceback" not in said and len(said.split()) > 6, command
    assert "tidak ada di pustaka ini" in asked[0][2]
    assert "no story" in json.loads(asked[1][1])["problem"]
    assert "takadaisuini" in asked[2][2]
    assert "quotation mark" in asked[3][2].casefold() or "quote" in asked[3][2].casefold()
    assert "Atlantis" in asked[4][2]
    assert "hilang" in asked[5][2]


def test_help_and_version_need_no_library():
    asked = many(["--help"], ["search", "--help"], ["--version"])
    assert [code for code, _, _ in asked] == [0, 0, 0]
    assert "Pemakaian" in asked[0][1] and "usage" not in asked[0][1]
    assert "--wilayah" in asked[1][1]
    assert asked[2][1].startswith("Pustaka Praktik")


def test_a_report_that_is_passed_on_names_no_client(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = new_library(tmp_path, "biasa")
    Vault(library.folder).remember(Client(name="Wirasakti Pellokila", pseudonym="Kenanga", others=("Kilakila",)))
    put_story(
        library.folder,
        "wirasakti",
        "actors: [{person: pellokila}]\nissues: [isu.wirasakti]\n",
        "![](media/kilakila.png)\n",
    )
    library.close()
    for words in (["check"], ["check", "--all"], ["check", "--json"], ["check", "--all", "--json"]):
        assert commands.run([*words, str(library.folder)]) == 1
        told = capsys.readouterr()
        said = told.out + told.err
        assert not [name for name in ("wirasakti", "pellokila", "kilakila") if name in said.lower()], words
        assert "[nama klien]/story.md" in said
        assert ("“Kesehatan pustaka” di jendela" in said) == ("--json" not in words)
