"""A folder as a stranger may prepare it: whatever is started in it and takes a file from it leaves a mark."""

import sys
from pathlib import Path

OURS = ("kb", "index", "ui", "content", "dev")
PACKAGES = [
    "msgspec",
    "numpy",
    "pygit2",
    "whoosh",
    "markdown",
    "sqlite_utils",
    "ruamel",
    "Sastrawi",
    "lokal",
    "rapidfuzz",
    "watchfiles",
    "platformdirs",
    "pypandoc",
    "charset_normalizer",
    "spylls",
    "cryptography",
    "keyring",
    "PySide6",
    "shiboken6",
    "sitecustomize",
    "usercustomize",
]
MARK = "TERJEBAK"
PYTHON = f"""
import os as _os
with open(_os.path.join({{folder!r}}, {MARK!r}), "a") as _mark:
    _mark.write(__name__ + "\\n")
"""


def set_traps(folder: Path, *, but: tuple[str, ...] = ()) -> Path:
    """Fill a folder with files that Python or a shell would run by their name; return it."""
    code = PYTHON.format(folder=str(folder))
    for name in {*OURS, *PACKAGES, *sys.stdlib_module_names}.difference(but):
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    for name in ("numpy", "encodings", "json", "ruamel"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(code, encoding="utf-8")
    (folder / "zz.pth").write_text(f"import json; {code.strip().splitlines()[0]}\n", encoding="utf-8")
    for name in ("pandoc", "git", "python", "python3", "env", "sh", "xdg-open", "pandoc.exe"):
        program = folder / name
        program.write_text(f'#!/bin/sh\necho {name} >> "{folder / MARK}"\n', encoding="utf-8")
        program.chmod(0o755)
    (folder / "pyvenv.cfg").write_text(f"home = {folder}\n", encoding="utf-8")
    return folder


def sprung(folder: Path) -> str:
    """Return what was run, empty when nothing was."""
    mark = folder / MARK
    return mark.read_text(encoding="utf-8") if mark.exists() else ""
