"""What goes on, or asks for more, ends in one way everywhere: “Mengajukan…”, never “Mengajukan …” or “Mengajukan...”."""

import ast
import re
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[3]
OTHERS = re.compile(r"(\s…|\.\.\.)[?!]?$")


def sentences(code: str) -> list[str]:
    """Return every sentence of a file that is said to somebody, in both languages."""
    found = []
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(func=ast.Name(id="translate" | "Words") | ast.Attribute(attr="tr" | "translate"), args=parts):
                found += [
                    part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)
                ]
    return found


def test_the_lint_sees_what_it_is_there_for():
    said = sentences('self.tr("Kartu saya …"); Words("Tunggu...", "Wait…"); other("x …")')
    assert [one for one in said if OTHERS.search(one)] == ["Kartu saya …", "Tunggu..."]


def test_every_sentence_of_the_program_ends_in_one_way_when_it_goes_on():
    files = [file for folder in ("ui", "kb", "index") for file in sorted((ROOT / folder).rglob("*.py"))]
    assert files
    wrong = [
        f"{file.relative_to(ROOT)}: {one}"
        for file in files
        for one in sentences(file.read_text("utf-8"))
        if OTHERS.search(one)
    ]
    assert wrong == []


def test_the_english_window_does_the_same():
    catalogue = ElementTree.parse(ROOT / "ui" / "resources" / "translations" / "pustaka_en.ts")
    said = [text for part in catalogue.iter("translation") for text in part.itertext()]
    assert len(said) > 1000
    assert [one for one in said if OTHERS.search(one)] == []
