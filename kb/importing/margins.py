"""What stands beside the running text of a word processor's document, and would be left behind without a word.

pandoc reads the text and passes over boxes, remarks in OpenDocument, heads and feet of pages, charts and embedded files.
Words that somebody wrote for readers are brought along; for the rest a sentence says that it stayed.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from kb.base.words import Words
from kb.base.zip_file import open_zip
from kb.importing.file_type import Kind
from kb.importing.markdown_shape import as_markdown
from kb.importing.revision_traces import Remarks

_TEXT: Final = re.compile(r"<(?:w:t|w:tab|w:br)(?:\s[^<>]*)?/?>([^<]*)")
_TAG: Final = re.compile(r"<[^<>]*>")
_SPACE: Final = re.compile(r"<text:(?:s|tab|line-break)\b[^<>]*>")
_AUTHOR: Final = re.compile(r"<dc:creator>([^<]*)</dc:creator>")
_EDGES: Final = re.compile(r"word/(?:header|footer)\d*\.xml")
_OBJECTS: Final = re.compile(r"word/(?:embeddings|charts|diagrams)/[^/]*|Object [^/]*/content\.xml")
_PARTS_OF_OBJECTS: Final = re.compile(r"word/(?:charts/(?:style|colors)|diagrams/(?!data))")
_MOST: Final = 200
_TELLING: Final = 30  # so many letters do not stand in a text twice by chance
_QUOTED: Final = 80


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Words from boxes and remarks as paragraphs that are not in the running text, and what stayed behind, in sentences."""

    boxes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    lost: tuple[Words, ...] = ()


def beside(data: bytes, kind: Kind, remarks: Remarks = "leave") -> Beside:
    """Look through a document that `sniff` has found safe; remarks only where they are wanted."""
    if kind == "rtf":
        return Beside(lost=_edges([""] if re.search(rb"\\(?:header|footer)[lrf]?\b", data) else []))
    if kind not in ("docx", "odt"):
        return Beside()
    with open_zip(io.BytesIO(data)) as archive:
        names = archive.namelist()
        objects = [name for name in names if _OBJECTS.fullmatch(name) and not _PARTS_OF_OBJECTS.match(name)]
        found = _of_word(archive, names) if kind == "docx" else _of_open_document(archive, names)
    wanted = found.remarks if remarks == "bring" else ()
    return msgspec.structs.replace(found, remarks=wanted, lost=(*found.lost, *_objects(len(objects))))


def with_beside(text: str, found: Beside) -> tuple[str, tuple[Words, ...]]:
    """Put boxes and remarks behind the text, as quotations, where it does not hold them already; returns what to say."""
    whole, lines = _squeezed(text), set(map(_squeezed, text.split("\n")))
    boxes = [
        box
        for box in dict.fromkeys(found.boxes)
        if (alone := _squeezed(box)) not in lines and (len(alone) < _TELLING or alone not in whole)
    ][:_MOST]
    remarks = list(found.remarks)[:_MOST]
    said = []
    if boxes:
        words = _quoted(boxes[0])
        said.append(
            Words(
                f"Teks di dalam kotak dipindahkan ke akhir naskah, mulai dari {words}.",
                f"Text in boxes was moved to the end of the draft, beginning with {words}.",
            )
        )
    if remarks:
        said.append(
            Words(
                "Komentar di pinggir dipindahkan ke akhir naskah.",
                "Comments in the margin were moved to the end of the draft.",
            )
        )
    ends = [f"> {as_markdown(words)}" for words in (*boxes, *remarks)]
    return "\n\n".join([text.rstrip("\n"), *ends]) + "\n", (*said, *found.lost)


def _of_word(archive: zipfile.ZipFile, names: Iterable[str]) -> Beside:
    document = _read(archive, "word/document.xml")
    boxes = [
        words
        for box in _between(document, "<w:txbxContent", "</w:txbxContent>")
        for words in map(_words_of_word, box.split("</w:p>"))
        if words
    ]
    edges = [words for name in names if _EDGES.fullmatch(name) if (words := _words_of_word(_read(archive, name)))]
    return Beside(boxes=tuple(boxes), lost=_edges(edges))


def _of_open_document(archive: zipfile.ZipFile, names: Iterable[str]) -> Beside:
    content = re.sub(
        r"<text:tracked-changes.*?</text:tracked-changes>", "", _read(archive, "content.xml"), flags=re.DOTALL
    )
    styles = _read(archive, "styles.xml") if "styles.xml" in names else ""
    boxes = [
        words for box in _between(content, "<draw:text-box", "</draw:text-box>") for words in _paragraphs(box) if words
    ]
    remarks = []
    for remark in _between(
        content.replace("<office:annotation>", "<office:annotation >"), "<office:annotation ", "</office:annotation>"
    ):
        author = _AUTHOR.search(remark)
        words = " ".join(filter(None, _paragraphs(remark)))
        remarks += [f"{html.unescape(author[1])}: {words}" if author and author[1] else words] if words else []
    edges = [
        words
        for part in ("header", "footer")
        for edge in _between(styles, f"<style:{part}>", f"</style:{part}>")
        if (words := " ".join(filter(None, _paragraphs(edge))))
    ]
    return Beside(boxes=tuple(boxes), remarks=tuple(remarks), lost=_edges(edges))


def _read(archive: zipfile.ZipFile, name: str) -> str:
    try:
        return archive.read(name).decode("utf-8", "replace")
    except KeyError:
        return ""


def _between(text: str, opening: str, closing: str) -> Iterator[str]:
    """Yield the stretches between two signs; searched, not matched, so that a hostile text costs no more than its length."""
    end = 0
    while (start := text.find(opening, end)) >= 0 and (end := text.find(closing, start)) >= 0:
        yield text[start + len(opening) : end]


def _words_of_word(xml: str) -> str:
    pieces = (
        found[1] if found[0].startswith("<w:t>") or found[0].startswith("<w:t ") else " "
        for found in _TEXT.finditer(xml)
    )
    return _plain("".join(pieces))


def _paragraphs(xml: str) -> list[str]:
    return [
        _plain(_TAG.sub("", "<" + piece.partition("<text:")[2]) if "<text:" in piece else "")
        for piece in re.split(r"</text:[ph]>", _SPACE.sub(" ", xml))
    ]


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _quoted(words: str) -> str:
    return f"“{words.rstrip('.')}”" if len(words) <= _QUOTED else f"“{words[:_QUOTED].rsplit(' ', 1)[0]} …”"


def _edges(edges: list[str]) -> tuple[Words, ...]:
    telling = [words for words in edges if not words or re.search(r"[^\W\d_]{3}", words)]
    if not telling:
        return ()
    words = f": {_quoted(telling[0])}" if telling[0] else ""
    return (
        Words(
            f"Kepala dan kaki halaman tidak ikut{words}.", f"The heads and feet of the pages did not come along{words}."
        ),
    )


def _objects(number: int) -> tuple[Words, ...]:
    if not number:
        return ()
    return (
        Words(
            f"Bagan, diagram, rumus, atau berkas yang ditanam di dalam dokumen tidak ikut ({number}).",
            f"Charts, diagrams, formulas or files embedded in the document did not come along ({number}).",
        ),
    )
