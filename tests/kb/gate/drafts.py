"""Drafts to try the gate on, one for each row of the list of checks; every person in them is invented."""

import struct
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from kb.gate import Answer, Decisions, Gate, OutgoingStory
from kb.library.library import Library
from kb.story.consent import ConsentRecord

TODAY: Final = date(2026, 3, 1)
SHIPPED: Final = Path(__file__).resolve().parents[3] / "content"
GOOD: Final = ConsentRecord(
    id="c1",
    story="cerita",
    subject="Melati",
    giver="diri sendiri",
    channel="written",
    language="Indonesia",
    on=date(2026, 1, 5),
    explained_by="Pendamping",
    scopes=("public", "image"),
    proof="surat.pdf",
)
SIGNED: Final = ({"by": "Pembaca Satu", "outcome": "signed"}, {"by": "Pembaca Dua", "outcome": "signed"})


@cache
def library() -> Library:
    return Library.open(SHIPPED)


def gate(*, off: tuple[int, ...] = (), private: tuple[str, ...] = ()) -> Gate:
    shelf = library()
    return Gate(
        shelf.vocabulary,
        shelf.regions,
        shelf.organisations().values(),
        shelf.people().values(),
        off=off,
        private=private,
    )


def draft(text: str, **more: Any) -> OutgoingStory:  # noqa: ANN401  any field of a draft
    """A draft with everything else in order: consent, signatures, a day."""
    front: Mapping[str, Any] = {"title": "Judul", "reviews": SIGNED, **more.pop("front", {})}
    return OutgoingStory(text=text, front=front, **{"consents": (GOOD,), "today": TODAY, **more})


def names(**answers: str) -> Decisions:
    """Decisions with answers: names(Melati="pseudonym")."""
    made = Decisions()
    for name, kind in answers.items():
        made = made.with_answer(name, Answer(kind=kind))  # type: ignore[arg-type]
    return made


def exif(*, gps: bool, order: str = "<") -> bytes:
    """A small block of Exif: the maker of the camera, and 6°12'0" south, 106°49'0" east where asked for."""
    mark = b"II" if order == "<" else b"MM"
    entries = [(0x010F, 2, 8, 100)] + ([(0x8825, 4, 1, 120)] if gps else [])
    head = mark + struct.pack(order + "HI", 42, 8) + struct.pack(order + "H", len(entries))
    block = head + b"".join(struct.pack(order + "HHII", *entry) for entry in entries) + bytes(4)
    block = block.ljust(100, b"\0") + b"Kamera1\0"
    block = block.ljust(120, b"\0")
    south, east = (int.from_bytes(sign.ljust(4, b"\0"), "little" if order == "<" else "big") for sign in (b"S", b"E"))
    if order == ">":
        south, east = (int.from_bytes(sign.ljust(4, b"\0"), "big") for sign in (b"S", b"E"))
    places = [(1, 2, 2, south), (2, 5, 3, 200), (3, 2, 2, east), (4, 5, 3, 224)]
    block += struct.pack(order + "H", 4) + b"".join(struct.pack(order + "HHII", *entry) for entry in places) + bytes(4)
    block = block.ljust(200, b"\0")
    return block + struct.pack(order + "6I", 6, 1, 12, 1, 0, 1) + struct.pack(order + "6I", 106, 1, 49, 1, 0, 1)


def jpeg(block: bytes = b"") -> bytes:
    """A JPEG of one pixel as far as its blocks go."""
    frame = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
    app = b"\xff\xe1" + struct.pack(">H", len(block) + 8) + b"Exif\0\0" + block if block else b""
    return b"\xff\xd8" + app + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x01\xff\xd9"


ROWS: Final[Mapping[int, OutgoingStory]] = {
    1: draft("NIK-nya 3201011508950001, telepon 0812-3456-7890."),
    2: draft("Siang itu Karsinah datang sendirian."),
    3: draft(
        "Seorang anak perempuan, Karsinah, 14 tahun, dicabuli tetangganya di Desa Sukamaju. Ia murid SMPN 3 Bongas.",
        decisions=names(Karsinah="client"),
    ),
    4: draft("Ibu Karsinah mulai minum ARV sejak tahun lalu."),
    5: draft("Klien kami pulang.", consents=()),
    6: draft(
        "Klien kami pulang.",
        consents=(GOOD.withdrawn(date(2026, 2, 1)),),
    ),
    7: draft(
        "Klien kami pulang.", front={"reviews": ({"by": "Rini", "outcome": "signed"},), "authors": ({"name": "Rini"},)}
    ),
    8: draft("Perempuan itu, 45 tahun, penjual jamu di Pasar Kemiri, ibu dari empat anak."),
    9: draft("Di Desa Karangjati kami mencegah perdagangan orang bersama warga."),
    10: draft("Klien dipukuli suaminya setiap malam."),
    11: draft("Saya belajar banyak dari Bu Hartini, pendamping paling lama.", decisions=names(Hartini="colleague")),
    12: draft("Kami bekerja bersama pelacur di kota itu."),
    13: draft("Ada 2 orang di Desa Karangjati yang ikut."),
    14: draft("Foto di bawah ini diambil saat pelatihan.", pictures={"pelatihan.jpg": jpeg(exif(gps=False))}),
    15: draft("“Saya tidak pernah diajak bicara oleh siapa pun sebelumnya,” kata ibu itu."),
    16: draft("Dikutip dari koran setempat: angka itu naik dua kali lipat."),
}
