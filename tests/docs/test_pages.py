"""Links between the pages lead somewhere, and what the pages for engineers name is there."""

import re
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import ROOT
from tests.docs.test_architecture import names_in

_LINK: Final = re.compile(r"\]\(([^)#\s]+)(?:#[\w-]+)?\)")
_SPAN: Final = re.compile(r"`([^`\n]+)`")
_PAGES: Final = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Every link of a page to another file is to one that is there."""
    links = [link for link in _LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "howto").glob("*.md")), ids=lambda page: page.stem)
def test_a_howto_names_what_exists(page: Path) -> None:
    """Each numbered step names files that are there, and behind each file names that it defines."""
    missing, files = [], 0
    for line in page.read_text("utf-8").splitlines():
        file: Path | None = None
        for span in _SPAN.findall(line) if line[:1].isdigit() else ():
            if re.fullmatch(r"[\w/-]+\.(py|md|yaml|ts|tsv|txt)", span) and "/" in span:
                files += 1
                file = ROOT / span
                if not file.is_file():
                    missing.append(span)
            elif (
                file is not None
                and file.suffix == ".py"
                and re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)?", span)
                and span not in names_in(file)
            ):
                missing.append(f"{file.name} {span}")
    assert not missing, missing
    assert files >= 3


def test_every_decision_is_in_the_index() -> None:
    """No page of a decision is left out of the index, and each has its four parts."""
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    pages = [page for page in folder.glob("*.md") if page.name != "README.md"]
    assert len(pages) > 30
    for page in pages:
        text = page.read_text("utf-8")
        assert f"({page.name})" in index, page.name
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Why", "Not chosen")), page.name
