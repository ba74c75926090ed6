"""The coded values of a story as a person would say them: periods, roles, certainty, consent, relations.

Each table is made when it is asked, so that it speaks the language of the moment. An unknown value is said as it is
written: a story from a newer edition of the program must not lose anything.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from kb.story.period import in_words
from kb.story.story import Consent, Story
from ui.widgets.language import LOCALES
from ui.widgets.small_parts import PillKind

SCALE: Final = ("told", "informed", "consulted", "partner", "led")
translate = QCoreApplication.translate


def period(text: str, language: str) -> str:
    """Return "1995–2000", "sekitar 1998", "sejak 2005"; nothing for a period that is not told."""
    return in_words(text).say(language) if text.strip() else ""


def places(names: Sequence[str]) -> str:
    """Return the first place and how many more there are: "Jakarta Utara +9"."""
    if not names:
        return ""
    return f"{names[0]} +{len(names) - 1}" if len(names) > 2 else ", ".join(names)


def date(text: str, language: str) -> str:
    """Return an ISO date as "3 Mei 2026"; anything else as written."""
    parts = text.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return text
    month = LOCALES.get(language, QLocale()).standaloneMonthName(int(parts[1]))
    return f"{int(parts[2])} {month} {int(parts[0])}"


def region_role(role: str) -> str:
    """Return what a place was in the story."""
    return _said(
        role,
        {
            "practice": translate("Sayings", "tempat kegiatan"),
            "origin": translate("Sayings", "daerah asal"),
            "destination": translate("Sayings", "daerah tujuan"),
        },
    )


def actor_role(role: str) -> str:
    """Return what an organisation did in the story."""
    return _said(
        role,
        {
            "organiser": translate("Sayings", "pelaksana"),
            "funder": translate("Sayings", "pendana"),
            "partner": translate("Sayings", "mitra"),
            "client-led": translate("Sayings", "dipimpin kelompok dampingan"),
            "employer": translate("Sayings", "perusahaan"),
            "government": translate("Sayings", "pemerintah"),
            "research": translate("Sayings", "peneliti"),
            "subject": translate("Sayings", "yang diceritakan"),
        },
    )


def participation(level: str) -> str:
    """Return how much clients had to say."""
    return _said(
        level,
        {
            "told": translate("Sayings", "hanya diberi tahu"),
            "informed": translate("Sayings", "diberi penjelasan"),
            "consulted": translate("Sayings", "dimintai pendapat"),
            "partner": translate("Sayings", "memutuskan bersama"),
            "led": translate("Sayings", "memimpin sendiri"),
            "not-told": translate("Sayings", "tidak diceritakan"),
        },
    )


def certainty(value: str) -> str:
    """Return how sure a claim is."""
    return _said(
        value,
        {
            "certain": translate("Sayings", "pasti"),
            "probable": translate("Sayings", "cukup pasti"),
            "uncertain": translate("Sayings", "belum pasti"),
            "contested": translate("Sayings", "masih diperdebatkan"),
        },
    )


def kind(value: str) -> str:
    """Return what sort of story it is."""
    return _said(
        value,
        {
            "cerita": translate("Sayings", "Cerita praktik"),
            "pembelajaran": translate("Sayings", "Pembelajaran"),
            "praktik-baik-teruji": translate("Sayings", "Praktik baik teruji"),
        },
    )


def status(value: str, *, reviewed: bool) -> str:
    """Return how far a story has come, as a sentence; `reviewed` says whether a second reader has signed it."""
    if value == "published" and not reviewed:
        return translate("Sayings", "Diterbitkan, belum ditinjau pembaca kedua.")
    return _said(
        value,
        {
            "submitted": translate("Sayings", "Sudah diserahkan, belum ditinjau pembaca kedua."),
            "returned": translate("Sayings", "Dikembalikan kepada penulis untuk diperbaiki."),
            "published": translate("Sayings", "Sudah ditinjau dan diterbitkan."),
            "withdrawn": translate("Sayings", "Ditarik kembali."),
        },
    )


def consent_basis(value: str) -> str:
    """Return the ground on which a story may be read, as a sentence."""
    return _said(
        value,
        {
            "programme": translate(
                "Sayings", "Cerita ini tentang sebuah program; tidak ada klien yang dapat dikenali."
            ),
            "consent": translate("Sayings", "Orang yang diceritakan telah memberi persetujuan."),
            "public-source": translate("Sayings", "Cerita ini disusun dari sumber yang sudah terbuka untuk umum."),
        },
    )


def audience(value: str) -> str:
    """Return who may read a story."""
    return _said(
        value,
        {
            "public": translate("Sayings", "Boleh dibaca siapa saja."),
            "circle": translate("Sayings", "Hanya untuk lingkungan terbatas."),
            "desk": translate("Sayings", "Hanya untuk penulisnya."),
        },
    )


def consent_pill(story: Story) -> tuple[str, PillKind]:
    """Return the few words beside the title, and how loud they are."""
    consent: Consent | None = story.consent
    if story.status == "withdrawn" or (consent and consent.withdrawn):
        return translate("Sayings", "Persetujuan: ditarik"), "error"
    if consent is None:
        return translate("Sayings", "Persetujuan: belum dicatat"), "warning"
    said: Mapping[str, tuple[str, PillKind]] = {
        "public": (translate("Sayings", "Persetujuan: publik"), "accent"),
        "circle": (translate("Sayings", "Persetujuan: terbatas"), "warning"),
        "desk": (translate("Sayings", "Persetujuan: pribadi"), "warning"),
    }
    return said[consent.audience]


def relation(kind_of: str, *, outgoing: bool) -> str:
    """Return how this story stands to another one, seen from this one."""
    there = {
        "sequel-of": translate("Sayings", "Lanjutan dari"),
        "part-of": translate("Sayings", "Bagian dari"),
        "drew-on": translate("Sayings", "Belajar dari"),
        "overlaps": translate("Sayings", "Beririsan dengan"),
        "text": translate("Sayings", "Disebut dalam cerita ini"),
    }
    back = {
        "sequel-of": translate("Sayings", "Dilanjutkan dalam"),
        "part-of": translate("Sayings", "Memuat"),
        "drew-on": translate("Sayings", "Menjadi dasar bagi"),
        "overlaps": translate("Sayings", "Beririsan dengan"),
        "text": translate("Sayings", "Menyebut cerita ini"),
    }
    return _said(kind_of, there if outgoing else back)


def lineage(kind_of: str, *, outgoing: bool) -> str:
    """Return how an organisation stands to another one, seen from this one."""
    there = {
        "grew-out-of": translate("Sayings", "Tumbuh dari"),
        "split-from": translate("Sayings", "Berpisah dari"),
        "legalised-as": translate("Sayings", "Menjadi"),
        "founded-by-members-of": translate("Sayings", "Didirikan anggota"),
        "runs": translate("Sayings", "Mengelola"),
        "part-of": translate("Sayings", "Bagian dari"),
    }
    back = {
        "grew-out-of": translate("Sayings", "Melahirkan"),
        "split-from": translate("Sayings", "Kemudian terpisah"),
        "legalised-as": translate("Sayings", "Sebelumnya"),
        "founded-by-members-of": translate("Sayings", "Anggotanya mendirikan"),
        "runs": translate("Sayings", "Dikelola"),
        "part-of": translate("Sayings", "Memuat"),
    }
    return _said(kind_of, there if outgoing else back)


def licence(code: str) -> str:
    """Return a licence with what it allows."""
    return _said(
        code,
        {
            "CC-BY-4.0": translate("Sayings", "CC BY 4.0: boleh dipakai dan diolah asal menyebut penulisnya"),
            "CC-BY-SA-4.0": translate(
                "Sayings", "CC BY-SA 4.0: boleh dipakai dan diolah asal dibagikan dengan cara yang sama"
            ),
            "CC0-1.0": translate("Sayings", "CC0: boleh dipakai tanpa syarat"),
        },
    )


def _said(value: str, words: Mapping[str, str]) -> str:
    return words.get(value, value)
