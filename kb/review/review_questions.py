"""What a second reader is asked about a story: the WHO's eight criteria, confidentiality, and sources.

The criteria are answered with evidence from the story, not with stars (after WHO's guide for documenting good practices):
"not told" is an honest answer. What must be answered before signing depends on what a story claims to be.
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from kb.base.words import Words
from kb.story.story import Kind

_LEAST_WORDS: Final = 2


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the checklist: its short name, and what it asks in plain words."""

    id: str
    name: Words
    asks: Words


CRITERIA: Final = (
    Criterion(
        id="efektif",
        name=Words("Berhasil", "Effectiveness"),
        asks=Words("Apa yang berubah, dan dari mana kita tahu?", "What changed, and how do we know?"),
    ),
    Criterion(
        id="efisien",
        name=Words("Sepadan", "Efficiency"),
        asks=Words(
            "Apakah hasilnya sepadan dengan tenaga, waktu, dan biaya?",
            "Was the result worth the work, time and money?",
        ),
    ),
    Criterion(
        id="relevan",
        name=Words("Menjawab kebutuhan", "Relevance"),
        asks=Words(
            "Kebutuhan siapa yang dijawab, dan siapa yang menyebutnya?", "Whose need does it answer, and who said so?"
        ),
    ),
    Criterion(
        id="etis",
        name=Words("Menghormati orang", "Ethical soundness"),
        asks=Words(
            "Bagaimana hak, pilihan, dan martabat orang yang didampingi dijaga?",
            "How were the rights, choices and dignity of the people respected?",
        ),
    ),
    Criterion(
        id="berkelanjutan",
        name=Words("Berlanjut", "Sustainability"),
        asks=Words(
            "Apa yang tetap berjalan sesudah program atau dana selesai?", "What goes on after programme and money end?"
        ),
    ),
    Criterion(
        id="dapat-diulang",
        name=Words("Dapat diulang", "Possibility of duplication"),
        asks=Words(
            "Apa yang perlu diketahui rekan untuk mencobanya di tempat lain?",
            "What must a colleague know to try it elsewhere?",
        ),
    ),
    Criterion(
        id="kemitraan",
        name=Words("Kemitraan", "Partnership"),
        asks=Words("Siapa saja yang bekerja bersama, dan sebagai apa?", "Who worked together, and as what?"),
    ),
    Criterion(
        id="keterlibatan",
        name=Words("Keterlibatan warga", "Community involvement"),
        asks=Words(
            "Sejauh mana klien dan warga ikut menentukan, bukan hanya ikut serta?",
            "How far did clients and the community decide, and not only take part?",
        ),
    ),
)
CONFIDENTIALITY: Final = Criterion(
    id="kerahasiaan",
    name=Words("Kerahasiaan", "Confidentiality"),
    asks=Words(
        "Dapatkah orang yang diceritakan, atau keluarganya, dikenali? Apa yang Anda periksa?",
        "Could a person in this story, or their family, be recognised? What did you check?",
    ),
)
SOURCES: Final = Criterion(
    id="sumber",
    name=Words("Sumber", "Sources"),
    asks=Words(
        "Apakah angka, tahun, dan pernyataan penting punya sumber atau penutur yang jelas?",
        "Do the figures, years and important statements have a clear source or teller?",
    ),
)
CHECKLIST: Final = (CONFIDENTIALITY, SOURCES, *CRITERIA)
QUESTIONS: Final[Mapping[str, Criterion]] = {one.id: one for one in CHECKLIST}


def needed_answers(kind: Kind) -> tuple[Criterion, ...]:
    """Return what must be answered before signing: all of it only where a story claims to be a proven good practice."""
    return CHECKLIST if kind == "praktik-baik-teruji" else (CONFIDENTIALITY, SOURCES)


def unanswered(kind: Kind, answers: Mapping[str, str]) -> tuple[Criterion, ...]:
    """Return what still has to be answered before signing: in a sentence, for a second reader can do nothing with a “yes”."""
    return tuple(one for one in needed_answers(kind) if len(answers.get(one.id, "").split()) < _LEAST_WORDS)
