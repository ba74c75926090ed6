"""The notices name everything that is inside or installed beside the program, and the version is said the same everywhere."""

import re
import tomllib
from pathlib import Path

from ui.shell import help as help_module

ROOT = Path(__file__).resolve().parents[3]
NOTICES = (ROOT / "NOTICES.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_named():
    said = folded(NOTICES)
    names = [re.match(r"[A-Za-z0-9._-]+", wish)[0] for wish in PROJECT["dependencies"]]
    assert [name for name in names if folded(name) not in said] == []


def test_every_bundled_kind_of_file_is_named():
    for part in ("Inter-", "NotoSerif-", "icons/*.svg", "OFL-Inter.txt", "OFL-NotoSerif.txt"):
        assert part in NOTICES
    assert (ROOT / "ui/resources/icons/LICENSE").is_file()


def test_the_version_is_the_one_of_the_package():
    assert f"Pustaka Praktik {PROJECT['version']} " in help_module.versions()
