"""Every process starts apart from the folder a person stands in: nothing of a stranger's folder is ever run."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from kb.base import process
from kb.importing import pandoc
from kb.importing.document import read_document
from kb.library.gate_process import check_apart
from tests.kb.gate import drafts
from tests.kb.importing.documents import docx, paragraph
from tests.source_tree import nodes_of
from tests.traps import OURS, set_traps, sprung

ROOT = Path(__file__).resolve().parents[3]
# Who may start a process: the one place for it, Qt's own way with the same commands, and what only developers run.
STARTERS = {"kb/base/process.py", "ui/services/line_process.py", "kb/importing/limited.py"}
TOOLS = {"dev.py", "ui/resources/translations/build.py"}
MODULES = {"subprocess", "multiprocessing", "pty", "_posixsubprocess", "concurrent.futures.process"}
NAMES = {"QProcess", "ProcessPoolExecutor", "create_subprocess_exec", "create_subprocess_shell", "startDetached"}
CALLS = ("exec", "spawn", "posix_spawn", "system", "popen", "fork", "startfile")


@pytest.fixture
def traps(tmp_path, monkeypatch):
    """The current folder is full of traps, and so is every place that variables name."""
    folder = tmp_path / "jebakan"
    folder.mkdir()
    set_traps(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}.{os.pathsep}")
    monkeypatch.setenv("PYTHONSTARTUP", str(folder / "json.py"))
    monkeypatch.setenv("PYTHONHOME", str(folder))
    monkeypatch.setenv("PYTHONUSERBASE", str(folder))
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}.{os.pathsep}{os.environ['PATH']}")
    yield folder
    assert sprung(folder) == ""


def test_the_traps_do_catch_a_careless_process(tmp_path):
    set_traps(tmp_path)
    variables = {**os.environ, "PYTHONPATH": ""}
    subprocess.run([sys.executable, "-c", "import json"], cwd=tmp_path, env=variables, check=False)
    assert sprung(tmp_path)
    (tmp_path / "TERJEBAK").unlink()
    subprocess.run(["sh", "-c", "PATH=.:$PATH; pandoc"], cwd=tmp_path, check=False)
    assert sprung(tmp_path)


def test_a_module_of_ours_runs_from_this_program_with_nothing_of_the_folder(traps):
    told = process.ask(process.python("kb.base.problems"), b"", seconds=60)
    assert told == b""


def test_the_check_of_a_long_draft(traps, shipped):
    shutil.copytree(shipped, traps / "pustaka")
    found = check_apart(Path("pustaka"), drafts.draft("Hubungi Melati di 0812-3456-7890."), "writing")
    assert found.all


def test_the_converter_of_documents_is_the_one_that_came_along(traps):
    assert read_document(docx([paragraph("Halo dari Word.")]), "a.docx").body.strip()
    found = pandoc.find_pandoc()
    assert found is not None
    assert found.is_absolute()
    assert traps not in found.parents


@pytest.mark.parametrize("arguments", [["check", "."], ["search", "anak", "--pustaka", "."]])
def test_the_program_itself_as_it_is_started_from_any_folder(traps, shipped, monkeypatch, arguments):
    shutil.copytree(shipped, traps, dirs_exist_ok=True)
    started = []
    monkeypatch.setattr(dev, "set_up", lambda kind: None)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev.os, "execv", lambda program, command: started.append(command))
    dev.run(arguments)
    (command,) = started
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    assert "Traceback" not in done.stderr
    assert len(done.stdout) > 20, done.stderr


@pytest.mark.parametrize("how", ["script", "module"])
def test_the_command_and_the_module_too(tmp_path, shipped, how):
    """Before our first line `python -m` has looked around by itself; from there on nobody does."""
    late = {"json", "socket", "subprocess", "logging", "hashlib", "sqlite3", "ast", "difflib", "uuid", "threading"}
    early = {*OURS, *sys.stdlib_module_names, "sitecustomize", "usercustomize"} - late
    set_traps(tmp_path, but=tuple(early))
    shutil.rmtree(tmp_path / "encodings")
    (tmp_path / "pyvenv.cfg").unlink()
    shutil.copytree(shipped, tmp_path / "pustaka")
    script = tmp_path.parent / f"{tmp_path.name}-pustaka"
    script.write_text("import sys\nfrom ui.__main__ import main\nsys.exit(main())\n", encoding="utf-8")
    start = [str(script)] if how == "script" else ["-m", "ui"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    for arguments in (["check", "pustaka"], ["search", "anak", "--pustaka", "pustaka"]):
        done = subprocess.run(
            [sys.executable, *start, *arguments],
            cwd=tmp_path,
            env=variables,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert "Traceback" not in done.stderr
        assert len(done.stdout) > 20, done.stderr
    assert sprung(tmp_path) == ""


def test_variables_of_another_python_are_not_handed_on(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONPATH", "/x")
    monkeypatch.setenv("PYTHONBREAKPOINT", "x.y")
    monkeypatch.setenv("BAHASA", "id")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PUSTAKA_HOME", "rumah")
    given = process.environment()
    assert not any(name.startswith("PYTHON") for name in given)
    assert given["BAHASA"] == "id"
    assert given["PUSTAKA_HOME"] == str(tmp_path / "rumah")


def _starts(file: Path) -> list[str]:
    """Return what in a file starts a process, or gets hold of the means to."""
    found = []
    for node in nodes_of(file):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in MODULES]
        elif isinstance(node, ast.ImportFrom):
            found += [node.module or ""] if node.module in MODULES else []
            found += [alias.name for alias in node.names if alias.name in NAMES]
            if node.module == "os":
                found += [alias.name for alias in node.names if alias.name.startswith(CALLS)]
        elif isinstance(node, ast.Attribute):
            of_os = isinstance(node.value, ast.Name) and node.value.id == "os" and node.attr.startswith(CALLS)
            found += [node.attr] if of_os or node.attr in NAMES else []
    return found


def test_nobody_else_starts_a_process():
    files = [file for package in ("kb", "index", "ui", "content") for file in (ROOT / package).rglob("*.py")]
    files.append(ROOT / "dev.py")
    assert len(files) > 200
    starting = {
        path: starts for file in files if (starts := _starts(file)) for path in [file.relative_to(ROOT).as_posix()]
    }
    assert set(starting) == STARTERS | TOOLS, {path: starting[path] for path in set(starting) - STARTERS - TOOLS}


@pytest.mark.parametrize(
    "code",
    [
        "import subprocess",
        "from subprocess import run",
        "from os import execv",
        "import os\nos.system('x')",
        "from PySide6.QtCore import QProcess",
        "import multiprocessing as m",
        "from concurrent.futures import ProcessPoolExecutor",
    ],
)
def test_the_search_for_starters_sees(tmp_path, code):
    (tmp_path / "a.py").write_text(code, encoding="utf-8")
    assert _starts(tmp_path / "a.py")
