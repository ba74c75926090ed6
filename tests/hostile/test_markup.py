"""Stories that somebody wrote to do harm: nothing of them becomes more than text, and none stops the program."""

import json
import lzma
import re
import threading
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kb.reading import inlines, read, to_html
from kb.reading.tree import Image, Reading, Text

LINK = re.compile(r"https?://[^/\s]|mailto:|(?:story|organisation|person|concept):[\w.-]+\Z")
PICTURE = re.compile(r"media/[^/\\%:]+\Z")
ELEMENTS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "blockquote", "pre", "code", "hr", "br"), ()),
    **dict.fromkeys(("em", "strong", "del", "table", "thead", "tbody", "tr"), ()),
    **dict.fromkeys(("th", "td"), ("style",)),
    "ol": ("start",),
    "li": ("id",),
    "sup": ("id",),
    "section": ("class",),
    "a": ("href", "class"),
    "img": ("src", "alt"),
}
VALUES = {
    "style": re.compile(r"text-align: (?:center|right)"),
    "start": re.compile(r"[0-9]+"),
    "id": re.compile(r"(?:note|mark)-[0-9]+(?:-[0-9]+)?"),
    "class": re.compile(r"footnotes|back"),
    "href": re.compile(rf"#(?:note|mark)-[0-9]+(?:-[0-9]+)?|(?:{LINK.pattern}).*", re.DOTALL),
    "src": PICTURE,
    "alt": re.compile(r".*", re.DOTALL),
}
SECONDS = 60.0
"""Far more than any input needs; an input that takes for ever fails here instead of stopping the suite."""


class _Gate(HTMLParser):
    """Fails at every element, attribute or address that a reading must not write, and at elements out of order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            assert name in ELEMENTS[tag]
            assert VALUES[name].fullmatch(value or ""), (name, value)
        if tag not in ("hr", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    unknown_decl = handle_decl


def harmless(reading: Reading) -> None:
    for inline in inlines(reading.blocks):
        if isinstance(inline, Image):
            assert PICTURE.match(inline.source)
            assert ".." not in inline.source
        elif isinstance(inline, Text) and inline.link:
            assert LINK.match(inline.link), inline.link
    gate = _Gate()
    gate.feed(to_html(reading))
    gate.close()
    assert not gate.open


def placed(attack: str, turn: int) -> str:
    """A story that holds the attack in several places; which ones, changes from turn to turn."""
    places = (
        f"[klik]({attack})\n\n![gambar]({attack})\n\n[a][b]\n\n[b]: {attack}",
        f"[klik](<{attack}>)\n\n<{attack}>\n\n- {attack}\n\n> {attack}\n\n![{attack}](media/a.png)\n\n## {attack}",
        f"`{attack}`\n\n| a | {attack} |\n|---|---|\n| {attack} | b |\n\nx[^1] [{attack}](https://contoh.id)\n\n"
        f"[^1]: {attack}\n\n```{attack}\n{attack}\n```",
    )
    return f"{places[turn % 3]}\n\n{attack}\n"


def test_no_attack_on_markup_becomes_more_than_text(material: Path):
    attacks = json.loads(lzma.decompress((material / "hostile" / "markup.json.xz").read_bytes()))
    assert len(attacks) > 3000
    for turn, attack in enumerate(attacks):
        harmless(read(placed(attack["input"], turn)))


def test_no_naughty_string_becomes_more_than_text(material: Path):
    for text in json.loads((material / "hostile" / "blns.json").read_text("utf-8")):
        for turn in range(3):
            harmless(read(placed(text, turn)))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\\script:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "\x01javascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "vbscript:x",
        "data:text/html;base64,PHN2Zz4=",
        "file:///etc/passwd",
        "file://host/share",
        "//host/share",
        "\\\\\\\\host\\share",
        "/etc/passwd",
        "../library.yaml",
        "C:/Windows/x",
        "http:/contoh.id",
        "http:contoh.id",
        "https://",
        "https:///contoh.id",
        "https://contoh.id\\@jahat.id",
        "https://contoh.id@jahat.id",
        "https://contoh.id/\u202egnp.exe",
        "ftp://contoh.id",
        "smb://contoh.id/x",
        "ms-word:ofe|u|https://contoh.id",
        "story:../../x",
        "story:a/b",
        "story:",
        "mailto:a@b.id?attach=/etc/passwd",
        "mailto:",
    ],
)
def test_addresses_that_are_never_links(address: str):
    for markdown in (f"[k]({address})", f"[k](<{address}>)", f"<{address}>", f"[k]\n\n[k]: {address}"):
        assert not any(isinstance(i, Text) and "k" in i.text and i.link for i in inlines(read(markdown).blocks))
        harmless(read(markdown))


@pytest.mark.parametrize(
    "address",
    [
        "https://contoh.id/x.png",
        "file:///etc/x.png",
        "/media/x.png",
        "./media/x.png",
        "media/../x.png",
        "media/..",
        "media/.",
        "media/.git",
        "media//x.png",
        "media/a/b.png",
        "media\\x.png",
        "media/..\\x.png",
        "media/%2e%2e%2fx.png",
        "media/x.png%00.exe",
        "media/x.png?y",
        "media/x.png#y",
        "media/C:x.png",
        "media/x.png:stream",
        "media/x\u202egnp.exe",
        "media/x\x00.png",
        "media/x.png.",
        "MEDIA/x.png",
        "media/",
        "media",
        "",
    ],
)
def test_addresses_that_are_never_pictures(address: str):
    for markdown in (f"![g](<{address}>)", f"![g]({address})", f"![g]\n\n[g]: {address}"):
        assert not any(isinstance(inline, Image) for inline in inlines(read(markdown).blocks))


def in_time(markdown: str) -> Reading:
    """Read in a thread of its own, so that an input that never ends fails its own test only."""
    done: list[Reading] = []
    thread = threading.Thread(target=lambda: done.append(read(markdown)), daemon=True)
    thread.start()
    thread.join(SECONDS)
    assert done, "the reading did not end"
    return done[0]


def test_inputs_that_drown_other_parsers_are_read(material: Path):
    lines = lzma.decompress((material / "hostile" / "markdown-pathological.jsonl.xz").read_bytes()).splitlines()
    assert len(lines) == 19
    for line in lines:
        # A part of each is enough: what grows with the square of its length would still take minutes.
        markdown = json.loads(line)["input"]
        harmless(in_time(markdown[:20_000]))


@pytest.mark.parametrize("deep", [10_000])
@pytest.mark.parametrize(
    "pattern",
    ["> ", ">", "[", "![", "*", "**a ", "_a ", "~~a ~", "- ", "1. ", "> - ", "`", "\\", "<", "(", "[^", "&", "|", "#"],
)
def test_deep_nesting_is_bounded_and_keeps_its_words(pattern: str, deep: int):
    reading = in_time(f"awal\n\n{pattern * deep}kata\n\nakhir")
    assert [word for word in ("awal", "kata", "akhir") if word not in reading.plain] == []
    harmless(reading)


@pytest.mark.parametrize(
    "line",
    [
        "```\n",
        "~~~ a\n",
        "[^a\n",
        "[^a]: b\n",
        "[a]: ",
        "[a]: \"'(\n",
        "# a\n",
        "***\n",
        "a | `b` |",
        "| a |\n|---|\n",
        "- a\n",
        "- a\n\n",
        "1. a\n  - b\n",
        "> a\n\n",
        "    a\n\n",
        "\n",
        " ",
        "a\n---\n",
        "![a](media/a.png)\n",
        '[a](b "',
        "[a](<b",
        "![[a](b)](c)",
        "https://a.id/)",
        "<a@",
        "&#1;",
        "a  \n",
        "[^1]: [^2]: ",
    ],
)
def test_many_of_one_kind_are_read(line: str):
    harmless(in_time(line * (15_000 // len(line))))


def test_lists_nested_without_end_are_flattened_not_lost():
    markdown = "".join(f"{'  ' * depth}- a{depth}\n" for depth in range(1000))
    plain = in_time(markdown).plain.split()
    assert plain == [f"a{depth}" for depth in range(1000)]


def test_every_control_character_is_shown_not_obeyed():
    reading = read("".join(f"x{chr(code)}" for code in (*range(32), *range(127, 160), 0x2028, 0x2029, 0xD800, 0xFDD0)))
    assert not set(map(ord, reading.plain)) & {*range(10), *range(11, 32), *range(127, 160), 0x2029, 0xD800, 0xFDD0}
    harmless(reading)
