"""Public functions, classes and methods of the program say in a sentence what they are or return."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.source_tree import modules, name_of, tree_of

_SHARE: Final = 0.95


def test_nearly_everything_public_is_documented() -> None:
    """Fewer than one in twenty public names are without a docstring."""
    found = [one for file in modules() for one in public(file)]
    missing = [name for name, documented in found if not documented]
    assert len(found) > 1000
    assert 1 - len(missing) / len(found) >= _SHARE, "\n".join(missing)


def public(file: Path) -> Iterator[tuple[str, bool]]:
    """Yield "file:Class.method" of every public name of a module, and whether it has a docstring."""
    yield from _in(name_of(file) + ":", tree_of(file).body, None)


def _in(before: str, body: list[ast.stmt], owner: ast.ClassDef | None) -> Iterator[tuple[str, bool]]:
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield before + node.name, bool(ast.get_docstring(node))
            yield from _in(f"{before}{node.name}.", node.body, node)
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not _is_exempt(node, owner):
            yield before + node.name, bool(ast.get_docstring(node))


def _is_exempt(node: ast.FunctionDef, owner: ast.ClassDef | None) -> bool:
    """Tell what need not speak: overrides in camelCase, which Qt documents, setters, and the lines of a Protocol."""
    if any(isinstance(one, ast.Attribute) and one.attr == "setter" for one in node.decorator_list):
        return True
    if owner is None:
        return False
    is_protocol = any(isinstance(base, ast.Name) and base.id == "Protocol" for base in owner.bases)
    return not node.name.islower() or (is_protocol and len(node.body) == 1)
