"""A module's file, and a class within its package, is found by its name alone: no two are called the same."""

import ast
from collections import defaultdict

import pytest

from tests.source_tree import PACKAGES, modules, name_of, nodes_of

_COMMON = {"__init__", "__main__"}


def test_no_two_modules_share_a_file_name() -> None:
    found = defaultdict(list)
    for file in modules():
        if file.stem not in _COMMON:
            found[file.stem].append(name_of(file))
    assert {stem: files for stem, files in found.items() if len(files) > 1} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_no_two_classes_of_a_package_share_a_name(package: str) -> None:
    found = defaultdict(list)
    for file in modules():
        if name_of(file).startswith(f"{package}/"):
            for node in nodes_of(file):
                if isinstance(node, ast.ClassDef):
                    found[node.name].append(name_of(file))
    assert {name: files for name, files in found.items() if len(files) > 1} == {}
