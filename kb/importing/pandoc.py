"""Starting pandoc as a program of its own, in an empty folder, with little time, memory and disk, and no other rights.

`--sandbox` keeps pandoc's readers from opening anything but the one file they are given; the limits and the folder
stand behind it in case it has a hole.
"""

import importlib.util
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kb.base import process
from kb.importing import import_problems
from kb.importing.file_type import Kind
from kb.importing.revision_traces import Remarks

SECONDS: Final = 60.0
_HEAP: Final = "-M800M"
_MARKDOWN: Final = "markdown_strict-raw_html+pipe_tables+footnotes+strikeout+backtick_code_blocks+fenced_code_blocks"
_RTF_LETTER: Final = re.compile(rb"\\u-?\d{1,5}(?=[^\s\\{}\d])")
_RTF_DELETED: Final = re.compile(rb"\\deleted(?=[^a-z0-9-]|1)")
_HERE: Final = Path(__file__).parent
_PAUSE: Final = 0.02
_MAX_OUTPUT: Final = 32 * 1024 * 1024
_OUT: Final = "out.md"
_KEPT: Final = (
    "SYSTEMROOT",
    "TEMP",
    "TMP",
)  # without these nothing starts on Windows; no PATH: nothing is to be found by name


def find_pandoc() -> Path | None:
    """Return the pandoc that was installed with this program, None where there is none.

    No other one is looked for: which program a name leads to is decided by whoever can put a file in the way.
    """
    spec = importlib.util.find_spec("pypandoc")
    name = "pandoc.exe" if os.name == "nt" else "pandoc"
    for folder in spec.submodule_search_locations or () if spec else ():
        if (Path(folder) / "files" / name).is_file():
            return Path(folder) / "files" / name
    return None


def to_markdown(  # noqa: PLR0913
    data: bytes, kind: Kind, name: str, folder: Path, cancelled: Callable[[], bool], *, remarks: Remarks = "leave"
) -> str:
    """Convert a document in an empty folder of its own, where its pictures stay; raises KnownError.

    Remarks come along only where they are wanted, in italics at their places; what was struck out never does.
    """
    program = find_pandoc()
    if program is None:
        raise import_problems.no_pandoc(name)
    (folder / "in").write_bytes(_without_deleted(_with_spaces(data)) if kind == "rtf" else data)
    asked = [
        f"--from={kind}", f"--metadata=pustaka-kind:{kind}", f"--to={_MARKDOWN}", "--sandbox", "--wrap=none", "--markdown-headings=atx",
        "--extract-media=.", f"--lua-filter={_HERE / 'plain.lua'}", f"--output={_OUT}",
        *(["--track-changes=all" if remarks == "bring" else "--track-changes=accept"] if kind == "docx" else []), "in", "+RTS", _HEAP, "-RTS",
    ]  # fmt: skip
    _run([*_with_limits(), str(program), *asked], folder, name, cancelled)
    out = folder / _OUT
    if not out.is_file():
        raise import_problems.damaged(name)
    if out.stat().st_size > _MAX_OUTPUT:
        raise import_problems.too_big(name)
    return out.read_bytes().decode("utf-8", "replace")


def _with_spaces(rtf: bytes) -> bytes:
    """Put the space behind a character's number that RTF allows: without it pandoc swallows the letter that follows."""
    return _RTF_LETTER.sub(rb"\g<0> ", rtf)


def _without_deleted(rtf: bytes) -> bytes:
    """Hide what was struck out while changes were tracked: pandoc would show it as text with a line through it."""
    return _RTF_DELETED.sub(rb"\\v", rtf)


def _with_limits() -> list[str]:
    return [] if os.name == "nt" else [*process.python_alone(_HERE / "limited.py")]


def _run(command: list[str], folder: Path, name: str, cancelled: Callable[[], bool]) -> None:
    """Wait for the child, and end it when its time is over or nobody wants it any more."""
    until = time.monotonic() + SECONDS
    with process.quietly(command, folder, _KEPT, {"LANG": "C.UTF-8", "HOME": str(folder)}) as child:
        try:
            while child.poll() is None:
                if cancelled():
                    raise import_problems.cancelled(name)
                if time.monotonic() > until:
                    raise import_problems.too_slow(name)
                time.sleep(_PAUSE)
        finally:
            child.kill()
    if child.returncode < 0 or child.returncode == 251:  # ended by a limit: the processor's time, or pandoc's own heap
        raise import_problems.too_slow(name)
    if child.returncode:
        raise import_problems.damaged(name)
