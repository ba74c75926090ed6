"""A report of a mistake says where and of what kind, and never a word that the program was working on."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.base.error_report import error_report
from kb.base.problems import KnownError
from kb.base.words import Words
from tests.conftest import ROOT

NAME = "Karsinah"


def _decode() -> None:
    b"Karsinah \xff".decode()


def _chained() -> None:
    try:
        {}[NAME]
    except KeyError as error:
        raise RuntimeError(f"tentang {NAME}") from error


def _grouped() -> None:
    raise ExceptionGroup(NAME, [ValueError(NAME), KnownError(Words(NAME, NAME), Words(NAME, NAME), code="busy")])


def _noted() -> None:
    error = ValueError(NAME)
    error.add_note(NAME)
    raise error


def _sql() -> None:
    sqlite3.connect(":memory:").execute(f"SELECT {NAME}")


MISTAKES: dict[str, Callable[[], object]] = {
    "KeyError": lambda: {}[NAME],
    "ValueError": lambda: int(NAME),
    "UnicodeDecodeError": _decode,
    "FileNotFoundError (ENOENT)": lambda: Path(f"/{NAME}/surat.docx").read_bytes(),
    "RuntimeError": _chained,
    "KnownError (busy)": _grouped,
    "SystemExit": lambda: sys.exit(NAME),
    "sqlite3.OperationalError (SQLITE_ERROR)": _sql,
    "ExceptionGroup": _grouped,
    "IndexError: pop index out of range": lambda: [NAME].pop(1),
}


def caught(act: Callable[[], object]) -> BaseException:
    with pytest.raises(BaseException) as told:
        act()
    return told.value


@pytest.mark.parametrize("kind", MISTAKES)
def test_no_word_is_told_and_the_kind_is(kind: str):
    told = error_report(caught(MISTAKES[kind]))
    assert kind in told
    assert "tests/kb/base/test_error_report.py:" in told
    assert not [line for line in told.splitlines() if NAME in line and not line.startswith("    ")]
    assert str(ROOT) not in told


def test_what_led_to_it_comes_first():
    told = error_report(caught(_chained))
    assert told.index("KeyError") < told.index("RuntimeError")


@given(st.text(alphabet=st.characters(min_codepoint=0x3B1, max_codepoint=0x3C9), min_size=3))
def test_whatever_it_says_is_left_out(words: str):
    def act() -> None:
        raise ValueError(words, {words: [words]}) from OSError(2, words, words)

    assert words not in error_report(caught(act))


def test_a_mistake_in_the_terminal_leaves_no_word_in_its_log():
    run = (
        "from ui import __main__ as start\n"
        "def fail(given): raise ValueError('Kar' + 'sinah')\n"
        "start._terminal = lambda: type('', (), {'run': staticmethod(fail)})\n"
        "start.main(['search', 'x'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", run], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "ValueError" in done.stderr and "kesalahan program" in done.stderr
    assert NAME not in done.stderr
