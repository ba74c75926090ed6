"""Rows 9 and 13: a small place with a stigma, and small numbers in a small place."""

import re
from collections.abc import Iterator
from typing import Final

from kb.base.numerals import NUMBER, value
from kb.base.words import Words
from kb.gate.finding import Finding, Repair, TextPart
from kb.gate.rules import laws, repairs
from kb.gate.scene import Scene
from kb.gate.traces.sensitive import facts
from kb.gate.words.caseless import Caseless

_STIGMA: Final = Caseless(
    r"\b(?:pelacuran|prostitusi|pekerja\s+seks|WPS|PSK|HIV|AIDS|ODHA|ODHIV|narkoba|napza|trafiking|trafficking|perdagangan\s+orang|TPPO|kusta|ODGJ|gangguan\s+jiwa|pengemis|kriminal\w*|sex\s+work\w*)\b"
)
_SUPPLIER: Final = Caseless(
    r"\b(?:pemasok|kantong|sarang|pusat|gudang|lumbung|pengirim|penyumbang|daerah asal|kampung asal|supplier|hotspot|main source)\b"
)
_COUNTED: Final = (
    "orang|anak|perempuan|laki-laki|korban|klien|remaja|ibu|bapak|kasus|penyintas|warga|keluarga|gadis|siswa|siswi|bayi|balita|lansia|pasien"
    "|ODHA|ODHIV|people|persons?|children|child|women|woman|girls?|boys?|men|cases?|victims?|clients?|families"
)
_COUNT: Final = Caseless(rf"(?<![\d.,/-])\b(?P<number>{NUMBER})\s+(?:orang\s+)?(?P<who>{_COUNTED})\b")
_CELL: Final = re.compile(r"\|\s*(?P<number>[1-4])\s*(?=\|)")
_SMALL: Final = 5


def row_9(scene: Scene) -> Iterator[Finding]:
    """A named village beside a stigmatised issue, or a regency called a supplier: harm to a group, even without a person."""
    for part in scene.prose:
        for start, end in scene.paragraphs(part):
            here = scene.villages_in(part, start, end)
            # Beside a child in danger row 3 asks for the same village already, and more strictly.
            if here and (part, start, end) not in scene.child_paragraphs and is_stigmatised(part, start, end):
                for begin, stop in here:
                    yield _group_harm(part, begin, stop, repairs.rougher(part.text[begin:stop], "place"))
        for start, end in scene.sentences(part):
            supplier = _SUPPLIER.search(part.text, start, end)
            if supplier and _STIGMA.search(part.text, start, end):
                for begin, stop in _regions(scene, part, start, end):
                    yield _group_harm(part, begin, stop, _without_place(part.text[begin:stop]))


def is_stigmatised(part: TextPart, start: int, end: int) -> bool:
    """Tell whether a paragraph speaks of what is easily held against everybody who lives in a small place."""
    return bool(_STIGMA.search(part.text, start, end)) or any(True for _ in facts(part.text, start, end))


def _regions(scene: Scene, part: TextPart, start: int, end: int) -> Iterator[tuple[int, int]]:
    for entry, place in scene.entries_in(part, start, end):
        if entry.answer and entry.answer.kind == "place":
            yield place.start, place.end


def _without_place(words: str) -> Repair:
    return Repair(
        kind="widen",
        label=Words("Sebut wilayahnya lebih umum", "Name the area more generally"),
        old=words,
        new="daerah itu",
        everywhere=False,
        asks=True,
    )


def _group_harm(part: TextPart, start: int, end: int, repair: Repair) -> Finding:
    return Finding(
        row=9,
        kind="place",
        group="look",
        piece=part.name,
        start=start,
        end=end,
        words=part.text[start:end],
        reason=Words(
            "Tempat yang disebut di samping masalah yang mudah dicela dapat merugikan semua orang di sana, tanpa nama sekalipun.",
            "A place named beside a stigmatised issue can harm everybody who lives there, even without a name.",
        ),
        rule=laws.GROUP_HARM,
        repairs=(repair, repairs.EXPLAIN),
    )


def row_13(scene: Scene) -> Iterator[Finding]:
    """Fewer than five people of a small area, in a sentence or in a table."""
    for part in scene.prose:
        for start, end in scene.sentences(part):
            if scene.villages_in(part, start, end):
                for match in _COUNT.finditer(part.text, start, end):
                    number = value(match["number"])
                    if number is not None and number < _SMALL:
                        yield _small_count(part, *match.span())
        for start, end in _tables(part):
            if scene.villages_in(part, start, end):
                for match in _CELL.finditer(part.text, start, end):
                    yield _small_count(part, *match.span("number"))


def _tables(part: TextPart) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"(?:^[ \t]*\|.*\|[ \t]*(?:\n|\Z)){2,}", part.text, re.MULTILINE):
        yield match.span()


def _small_count(part: TextPart, start: int, end: int) -> Finding:
    words = part.text[start:end]
    number = re.match(NUMBER, words, re.IGNORECASE)
    rest = words[number.end() :] if number else ""
    return Finding(
        row=13,
        kind="small-count",
        group="look",
        piece=part.name,
        start=start,
        end=end,
        words=words,
        reason=Words(
            "Angka di bawah lima di wilayah kecil dapat menunjuk orangnya.",
            "A number below five in a small area can point at the people.",
        ),
        rule=laws.SMALL_NUMBERS,
        repairs=(
            Repair(
                kind="widen",
                label=Words("Tulis “beberapa” (di tabel: <5)", "Write “a few” (in a table: <5)"),
                old=words,
                new=f"beberapa{rest}" if rest else "<5",
                everywhere=True,
            ),
            repairs.EXPLAIN,
        ),
    )
