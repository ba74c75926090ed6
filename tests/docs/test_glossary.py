"""The glossary names only what exists, each term once."""

import ast
import re
import xml.etree.ElementTree as Tree
from typing import Final

from tests.conftest import ROOT
from tests.docs.test_architecture import names_in
from tests.source_tree import modules, nodes_of

_ROW: Final = re.compile(r"^\|([^|]+)\|([^|]+)\| `(\w+(?:\.\w+)+)` \|([^|]+)\|$")


def terms() -> list[tuple[str, str, str]]:
    """Return (Indonesian, English, name in code) of every row."""
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| Indonesian")]
    found = [_ROW.match(line) for line in rows]
    assert len(rows) > 60 and all(found), [line for line, row in zip(rows, found, strict=True) if row is None]
    return [(row[1].strip(), row[2].strip(), row[3]) for row in found if row is not None]


def test_screen_words_are_on_a_screen() -> None:
    """What stands without brackets is part of a sentence of the program, in its language."""
    entries = list(Tree.parse(ROOT / "ui" / "resources" / "translations" / "pustaka_en.ts").iter("message"))
    strings = {node.value for file in modules() for node in nodes_of(file) if isinstance(node, ast.Constant)}
    in_code = [one for one in strings if isinstance(one, str)]
    indonesian = "\n".join((*in_code, *(one.findtext("source") or "" for one in entries))).lower()
    english = "\n".join((*in_code, *(one.findtext("translation") or "" for one in entries))).lower()
    for shown, told in ((0, indonesian), (1, english)):
        words = [word for row in terms() if row[shown][0] not in "(–" for word in row[shown].split(", ")]
        assert [word for word in words if word.lower() not in told] == []


def test_every_name_in_code_exists() -> None:
    """A term stands for a class, a function or a table of its module."""
    named = [row[2] for row in terms()]
    missing = []
    for name in named:
        module, _, own = name.rpartition(".")
        file = ROOT / f"{module.replace('.', '/')}.py"
        if not file.is_file() or own not in names_in(file):
            missing.append(name)
    assert not missing, missing
    assert len(set(named)) == len(named)
