"""The drawing of the rooms is the one that the contracts enforce and the imports follow; the roads name what exists."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import ROOT
from tests.source_tree import PACKAGES, modules, name_of, nodes_of, tree_of

_PAGE: Final = (ROOT / "docs" / "architecture.md").read_text("utf-8")
_SPAN: Final = re.compile(r"`([^`\n]+)`")


def drawn(package: str) -> list[str]:
    """Return the rooms of a package as the page draws them, from the roof to the cellar."""
    block = re.search(rf"```text\n{package}\n(.*?)```", _PAGE, re.DOTALL)
    assert block is not None, f"no drawing of {package}"
    return [line.split()[0] for line in block[1].splitlines()]


@pytest.mark.parametrize("package", PACKAGES)
def test_the_drawing_is_the_contract(package: str) -> None:
    """Same rooms, same order, one line each."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one.get("containers") == [package])
    assert drawn(package) == layers


@pytest.mark.parametrize("package", PACKAGES)
def test_every_room_is_drawn(package: str) -> None:
    """Nothing that holds code is missing in the drawing."""
    found = {name_of(file).removesuffix(".py").split("/")[1] for file in modules() if name_of(file).startswith(package)}
    assert found - {"__init__", "resources"} == set(drawn(package))


def test_no_import_runs_up() -> None:
    """Every import, whether for types or inside a function, leads into the same room or one that is drawn below."""
    heights = {(top, room): level for top in PACKAGES for level, room in enumerate(drawn(top))}
    order = {"ui": 0, "index": 1, "kb": 2}
    up = []
    for file in modules():
        parts = name_of(file).removesuffix(".py").split("/")
        for target in imported(file):
            there = target.split(".")
            if there[0] not in order:
                continue
            if order[there[0]] < order[parts[0]]:
                up.append(f"{name_of(file)} -> {target}")
            elif there[0] == parts[0] and len(there) > 1:
                here, below = heights.get((parts[0], parts[1])), heights.get((there[0], there[1]))
                if here is not None and below is not None and below < here:
                    up.append(f"{name_of(file)} -> {target}")
    assert not up, "\n".join(up)


def test_the_roads_name_what_exists() -> None:
    """Every file that the page names is there, and so is every name that stands behind it."""
    missing, named = [], 0
    for line in _PAGE.splitlines():
        file: Path | None = None
        for span in _SPAN.findall(line):
            if re.fullmatch(r"[\w/]+\.py", span) and "/" in span:
                file = ROOT / span
                if not file.is_file():
                    missing.append(span)
                    file = None
            elif file is not None and re.fullmatch(r"[A-Za-z_][\w]*(\.[A-Za-z_]\w*)?", span) and line[0].isdigit():
                named += 1
                if span not in names_in(file):
                    missing.append(f"{file.relative_to(ROOT).as_posix()} {span}")
    assert not missing, "\n".join(missing)
    assert named > 50


def imported(file: Path) -> list[str]:
    """Return the modules that a module imports, anywhere in it."""
    found = []
    for node in nodes_of(file):
        if isinstance(node, ast.Import):
            found += [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [f"{node.module}.{one.name}" for one in node.names]
    return found


@cache
def names_in(file: Path) -> frozenset[str]:
    """Return what a module defines: "function", "Class", "Class.method", "Class.signal"."""
    found: set[str] = set()
    for node in tree_of(file).body:
        found |= _named(node)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{name}" for inner in node.body for name in _named(inner)}
    return frozenset(found)


def _named(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return {one.id for one in targets if isinstance(one, ast.Name)}
