"""Whatever strangers wrote reaches a terminal as letters: no order of theirs is carried out by it."""

import contextlib
import io
import json
import re
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.words import ORDERS, spoil
from ui.__main__ import main
from ui.terminal import speech

ORDER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0\ufdd1\ufeff\U000e0001-\U000e007f]"
)


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def hostile(read_library, tmp_path_factory):
    folder = tmp_path_factory.mktemp("asing")
    library = Path(shutil.copytree(read_library, folder / "Pustaka \x1b]0;x\x07"))
    spoil(library, Path("/tmp/umpan.png"))
    return library


@given(st.text())
def test_nothing_that_is_visible_is_an_order_and_letters_stay(text):
    said = speech.visible(text)
    assert not ORDER.search(said)
    assert speech.visible("".join(sign for sign in text if sign.isalnum())) == "".join(
        sign for sign in text if sign.isalnum()
    )


@pytest.mark.parametrize("text", ["Anak 👩🏽‍⚕️ “pulang” –\tdan\nשלום", "naïve e\u0301", "नमस्ते", "می\u200cخواهم"])
def test_ordinary_writing_is_left_alone(text):
    assert speech.visible(text) == text


def commands(library):
    here = ["--pustaka", str(library)]
    return [
        ["search", "anak", *here],
        ["search", f"anak {ORDERS}", *here],
        ["search", "--isu", f"{ORDERS}", *here],
        ["show", "desa-percontohan-indramayu", *here],
        ["show", f"tidak{ORDERS}", *here],
        ["check", *here],
        ["rebuild", *here],
        ["search", "--urut", ORDERS],
        [ORDERS],
        ["check", f"/tidak/ada/{ORDERS}"],
    ]


@pytest.mark.parametrize("watched", [False, True])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_command_prints_an_order_of_somebody_else(hostile, monkeypatch, watched, language):
    monkeypatch.setenv("DISPLAY", "")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    said = []
    for command in commands(hostile):
        out, err = (Screen(), Screen()) if watched else (io.StringIO(), io.StringIO())
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        asked = command if command[0] == ORDERS or len(command) < 3 else [*command, "--bahasa", language]
        with contextlib.suppress(SystemExit):
            main(asked)
        said += [out.getvalue(), err.getvalue()]
    everything = "".join(said)
    ours = everything.replace("\033[1m", "").replace("\033[0m", "") if watched else everything
    ours = re.sub(r"\r[^\r\n]*", "", ours) if watched else ours
    assert not ORDER.search(ours), ORDER.search(ours)
    assert r"\x1b]0;judul\x07" in everything
    assert r"\u202e" in everything
    assert ("\033[1m" in everything) is watched
    assert everything.count("\033[1m") == everything.count("\033[0m")


@pytest.mark.parametrize("command", ["search", "show", "check"])
def test_answers_for_programs_hold_the_same_words_escaped(hostile, monkeypatch, command):
    asked = {"search": ["anak"], "show": ["desa-percontohan-indramayu"], "check": []}[command]
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    main([command, *asked, "--pustaka", str(hostile), "--json"])
    assert not ORDER.search(out.getvalue())
    assert "\u202e" in json.dumps(json.loads(out.getvalue()), ensure_ascii=False)
