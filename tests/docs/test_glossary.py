"""The glossary names only what exists, each term once."""

import re
from typing import Final

from tests.conftest import ROOT
from tests.docs.test_architecture import names_in

_ROW: Final = re.compile(r"^\|([^|]+)\|([^|]+)\| `(\w+(?:\.\w+)+)` \|([^|]+)\|$")


def test_every_name_in_code_exists() -> None:
    """A term stands for a class, a function or a table of its module."""
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| Indonesian")]
    found = [_ROW.match(line) for line in rows]
    assert len(rows) > 60 and all(found), [line for line, row in zip(rows, found, strict=True) if row is None]
    named = [row[3] for row in found if row is not None]
    missing = []
    for name in named:
        module, _, own = name.rpartition(".")
        file = ROOT / f"{module.replace('.', '/')}.py"
        if not file.is_file() or own not in names_in(file):
            missing.append(name)
    assert not missing, missing
    assert len(set(named)) == len(named)
