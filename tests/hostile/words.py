"""A library whose every word was written by somebody who wishes to be taken for markup, or for orders to a terminal."""

import re
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML

from kb.annotation.annotation import Annotation, new_id, now, quote_of
from kb.annotation.annotation_json import annotation_bytes
from kb.reading import read
from kb.story.author import Author
from kb.story.story_file import StoryFile

ORDERS = "\u202e\u2067\x1b]0;judul\x07\x1b[2J\x9b31m\u200f"
# Prose has spaces; ids, codes, dates and fixed words have none.
_PROSE = re.compile(r"[^\s:/]+\s\S")
_KEPT = {"period", "url", "address", "license", "file"}


def bad(words: str, bait: Path) -> str:
    """Put a picture that lies outside, other markup and orders for terminals before some words.

    The place of the bait had better be short: titles and names of more than 200 characters are not read.
    """
    return f'<img src="{bait.as_uri()}"><b>x</b>{ORDERS} {words}'


def spoil(library: Path, bait: Path) -> None:
    """Write such words into every head, text and note of a library that was good until now."""
    for file in sorted(library.rglob("*.md")):
        raw = file.read_text(encoding="utf-8")
        if not raw.startswith("---\n"):
            continue
        head, body = raw[4:].split("\n---\n", 1)
        body = re.sub(r"(?m)^(#+ )?(?=\w)", lambda found: f"{found[1] or ''}{bad('', bait)}", body)
        file.write_text(f"---\n{_dumped(_spoilt(_loaded(head), bait))}---\n{body}", encoding="utf-8")
    about = library / "library.yaml"
    about.write_text(_dumped(_spoilt(_loaded(about.read_text(encoding="utf-8")), bait)), encoding="utf-8")
    for file in sorted((library / "vocabulary").glob("*.yaml")):
        file.write_text(_dumped(_spoilt(_loaded(file.read_text(encoding="utf-8")), bait)), encoding="utf-8")
    for file in sorted((library / "stories").rglob("story.md")):
        _put_notes(file, bait)


def _put_notes(file: Path, bait: Path) -> None:
    story = file.parent.name
    plain = read(StoryFile.parse(file.read_bytes(), "story.md").body).plain
    who = Author(name=bad("Siti Aminah", bait))
    folder = file.parent / "notes"
    folder.mkdir(exist_ok=True)
    for kind, text in (
        ("question", "Siapa yang menolong?"),
        ("lesson", "Dengarkan dahulu."),
        ("similar", "Kami juga."),
    ):
        note = Annotation(
            id=new_id(),
            story=story,
            kind=kind,
            quote=quote_of(plain, 200, 260),
            text=bad(text, bait),
            codes=(bad("kode saya", bait),),
            creator=who,
            created=now(),
            modified=now(),
        )
        (folder / f"{note.id}.json").write_bytes(annotation_bytes(note))


def _spoilt(value: object, bait: Path, key: str = "") -> object:
    if isinstance(value, dict):
        return {name: _spoilt(part, bait, str(name)) for name, part in value.items()}
    if isinstance(value, list):
        return [_spoilt(part, bait, key) for part in value]
    if isinstance(value, str) and key not in _KEPT and _PROSE.match(value):
        return bad(value, bait)
    return value


def _loaded(text: str) -> object:
    return YAML(typ="safe", pure=True).load(text)


def _dumped(value: object) -> str:
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style, yaml.allow_unicode = False, True
    out = StringIO()
    yaml.dump(value, out)
    return out.getvalue()
