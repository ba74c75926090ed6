"""The program's own modules as trees, parsed once for all tests that walk them."""

import ast
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

PACKAGES = ("kb", "index", "ui")


@cache
def tree_of(file: Path) -> ast.Module:
    """Return a module as a tree; nobody changes it."""
    return ast.parse(file.read_text("utf-8"))


@cache
def nodes_of(file: Path) -> tuple[ast.AST, ...]:
    """Return every node of a module, as `ast.walk` meets them."""
    return tuple(ast.walk(tree_of(file)))


@cache
def modules() -> tuple[Path, ...]:
    """Return the files of all modules of the program, sorted within each package."""
    return tuple(file for top in PACKAGES for file in sorted((ROOT / top).rglob("*.py")))


def name_of(file: Path) -> str:
    """Return a module's file as the project writes it, such as "kb/library/library.py"."""
    return file.relative_to(ROOT).as_posix()
