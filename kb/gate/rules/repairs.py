"""The repairs that findings offer: each with its label and, where it can be proposed, the new words."""

import re
from typing import Final

from kb.base.numerals import banded
from kb.base.words import Words
from kb.gate.decisions import ANSWERS, AnswerKind
from kb.gate.finding import Repair
from kb.gate.traces.traces import TraceKind

GAP: Final = "…"
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SCHOOLS: Final = (("SD", "MI", "1", "6"), ("SMP", "MT", "7", "9"), ("SMA", "SMK", "10", "12"))
_ROMAN: Final = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_KINDS: Final = (  # how a named institution begins -> what to call it without its name
    (r"RS|Rumah Sakit|Hospital", "sebuah rumah sakit"),
    (r"Puskesmas|Posyandu|Pustu|Klinik|Clinic", "sebuah layanan kesehatan"),
    (r"SD|MI", "sebuah sekolah dasar"),
    (r"SMP|MTs", "sebuah sekolah menengah pertama"),
    (r"SMA|SMK|MA", "sebuah sekolah menengah atas"),
    (r"Universitas|Politeknik|Akademi|Kampus|University", "sebuah perguruan tinggi"),
    (r"Pesantren|Ponpes|Pondok", "sebuah pesantren"),
    (r"Lapas|Rutan|Lembaga Pemasyarakatan|Rumah Tahanan|LPKA|Bapas|Prison", "sebuah lapas"),
    (r"Polsek|Polres|Polda", "kantor polisi"),
    (r"Masjid|Mesjid|Musala|Mushola|Gereja|Pura|Vihara|Klenteng|Paroki|Church|Mosque", "sebuah rumah ibadah"),
    (r"Panti|Balai|Shelter|Rumah Aman|Orphanage", "sebuah panti"),
    (r"PT|CV|Pabrik|Factory", "sebuah perusahaan"),
    (r"Desa|Ds|Dusun|Dsn|Dukuh|Kampung|Kp|Nagari|Gampong|Pekon|Jorong", "sebuah desa"),
    (r"Kelurahan|Kel|Kecamatan|Kec", "sebuah kecamatan"),
    (r"Pasar|Terminal|Stasiun|Pelabuhan|Dermaga", "sebuah tempat umum"),
)

EXPLAIN: Final = Repair(
    kind="explain", label=Words("Biarkan, dan tulis alasannya", "Keep it, and write down why"), asks=True
)
GROUP: Final = Repair(
    kind="group",
    label=Words(
        "Nyatakan ini cerita kelompok atau program: tidak ada orang perorangan yang digambarkan",
        "Declare this a story of a group or programme: no individual is described",
    ),
)


def remove(words: str, language: str) -> Repair:
    """Take an identifier out wherever it stands; an old version that holds it stays at home."""
    return Repair(
        kind="remove",
        label=Words(
            "Hapus di semua tempat (versi lama yang memuatnya tidak ikut dibagikan)",
            "Remove it everywhere (an old version that holds it is not shared)",
        ),
        old=words,
        new="[removed]" if language == "en" else "[dihapus]",
        everywhere=True,
    )


def public(words: str) -> Repair:
    """Offer to say that the words may be read anywhere already."""
    return Repair(
        kind="public",
        label=Words(
            "Ini milik umum: tandai berasal dari sumber terbuka", "This is public: mark it as from a public source"
        ),
        old=words,
        everywhere=True,
    )


def replace(name: str, proposal: str) -> tuple[Repair, ...]:
    """Offer a pseudonym, or a role instead of any name."""
    return (
        Repair(
            kind="replace",
            label=Words("Ganti di semua tempat dengan nama samaran", "Replace everywhere by a pseudonym"),
            old=name,
            new=proposal,
            everywhere=True,
            asks=True,
            answer="client",
        ),
        Repair(
            kind="replace",
            label=Words("Ganti di semua tempat dengan peran, misalnya “klien itu”", "Replace everywhere by a role"),
            old=name,
            new="klien itu",
            everywhere=True,
            asks=True,
        ),
    )


def answers(name: str, *, only: tuple[AnswerKind, ...] = ()) -> tuple[Repair, ...]:
    """Offer to say who a name is."""
    kinds: tuple[AnswerKind, ...] = only or ("pseudonym", "colleague", "public", "organisation", "place", "other")
    return tuple(
        Repair(
            kind="answer",
            label=Words(f"“{name}” adalah {ANSWERS[kind].id}", f"“{name}” is {ANSWERS[kind].en}"),
            old=name,
            everywhere=True,
            answer=kind,
        )
        for kind in kinds
    )


def untold(words: str) -> Repair:
    """Tell something without what its person does not want told."""
    return Repair(
        kind="widen",
        label=Words("Ceritakan dengan kata lain", "Tell it in other words"),
        old=words,
        new=GAP,
        everywhere=True,
        asks=True,
    )


def rougher(words: str, kind: TraceKind) -> Repair:
    """Say a trace as roughly as the story needs it: a band for an age, the year of a date, a kind of place."""
    if kind == "age":
        return Repair(
            kind="band",
            label=Words("Sebut kelompok umurnya saja", "Say only the age group"),
            old=words,
            new=_band(words),
            everywhere=True,
        )
    if kind in {"place", "institution", "date", "class"}:
        return Repair(
            kind="widen",
            label=Words("Sebut lebih umum", "Say it more generally"),
            old=words,
            new=_wider(words, kind),
            everywhere=True,
            asks=True,
        )
    if kind == "role":
        return Repair(
            kind="widen",
            label=Words("Sebut tanpa kedudukannya", "Say it without the position"),
            old=words,
            new=_without_role(words),
            everywhere=True,
            asks=True,
        )
    return Repair(
        kind="widen",
        label=Words("Sebut lebih umum, atau hapus", "Say it more generally, or leave it out"),
        old=words,
        new="pekerja" if kind == "occupation" else GAP,
        everywhere=True,
        asks=True,
    )


def _without_role(words: str) -> str:
    """What is left of a position when nobody can be found by it any more."""
    if re.match(r"(?:the|former|ex|retired|late|a)\b|.*\bof the\b", words, re.IGNORECASE):
        return "somebody known"
    if re.search(r"satu[-\s]satunya|pertama|hanya|lain\b", words, re.IGNORECASE):
        return "salah seorang dari mereka"
    if re.match(r"(?:mantan|bekas|eks|pensiunan|kepala|ketua|pak|bu)\b", words, re.IGNORECASE):
        return "seorang tokoh"
    return "kerabat seorang tokoh"


def _band(words: str) -> str:
    """A year of birth becomes its decade, everything else its band."""
    year = _YEAR.fullmatch(words.strip())
    return f"{words.strip()[:3]}0-an" if year else banded(words)


def _wider(words: str, kind: TraceKind) -> str:
    if kind == "date":
        year = _YEAR.search(words)
        return year[0] if year else "suatu hari"
    if kind == "class":
        return _school(words)
    for beginning, wider in _KINDS:
        if re.match(rf"(?:{beginning})\w*\b", words, re.IGNORECASE):
            return wider
    return "suatu tempat"


def _school(words: str) -> str:
    found = re.search(r"\b(?:(\d{1,2})|([IVX]+))\b", words, re.IGNORECASE)
    number = 0
    if found:
        number = int(found[1]) if found[1] else _ROMAN.get(found[2].lower(), 0)
    for name, other, first, last in _SCHOOLS:
        if re.search(rf"\b(?:{name}|{other}\w*)\b", words) or int(first) <= number <= int(last):
            return f"bangku {name}"
    return "bangku sekolah"
