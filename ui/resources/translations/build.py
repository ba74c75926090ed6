"""Collects the window's sentences for translators and compiles what they wrote; both tools come with PySide6.

    python ui/resources/translations/build.py collect   new and changed sentences go into pustaka_en.ts
    python ui/resources/translations/build.py compile   every .ts becomes the .qm that the program loads

`pustaka_id.ts` is not collected: it holds Indonesian words for Qt's own buttons and menus, which Qt does not bring.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent
ROOT: Final = FOLDER.parents[2]
ENGLISH: Final = FOLDER / "pustaka_en.ts"


def collect(to: Path = ENGLISH) -> None:
    """Bring the English catalogue up to date with the source; translations that are there stay."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    languages = ("-source-language", "id_ID", "-target-language", "en_GB")
    options = ("-no-obsolete", "-locations", "none")
    _run("lupdate", *sources, *languages, *options, "-ts", str(to))


def compile_all(to: Path = FOLDER) -> list[Path]:
    """Compile every catalogue into the folder `to`; returns what was written."""
    made = []
    for source in sorted(FOLDER.glob("*.ts")):
        target = to / f"{source.stem}.qm"
        _run("lrelease", "-silent", str(source), "-qm", str(target))
        made.append(target)
    return made


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    subprocess.run([str(program), *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    {"collect": collect, "compile": compile_all}[sys.argv[1]]()
