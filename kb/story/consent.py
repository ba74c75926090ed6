"""A person's agreement that their story may be read: a process with a beginning, conditions and perhaps an end.

The record stays on the desk of whoever holds it, with the proof; a story in a library says only on what ground it may be
read (`kb.story.story.Consent`). Every answer here is a reason to stop or to go on, in words; nothing is taken for granted.
"""

from datetime import date
from typing import Annotated, Final, Literal

import msgspec

from kb.base.words import Words

Scope = Literal["own", "circle", "public", "translation", "image", "voice", "after-death"]
Capacity = Literal["adult", "child", "disability"]
Channel = Literal["written", "recorded", "witnessed"]
_Name = Annotated[str, msgspec.Meta(max_length=200)]

SCOPES: Final[dict[Scope, Words]] = {
    "own": Words("dipakai sendiri oleh lembaga", "used by the organisation itself"),
    "circle": Words("dibaca lingkaran belajar", "read by the learning circle"),
    "public": Words("dibaca siapa saja", "read by anybody"),
    "translation": Words("diterjemahkan", "translated"),
    "image": Words("disertai gambar", "shown with pictures"),
    "voice": Words("disertai rekaman suara", "with a recording of the voice"),
    "after-death": Words("tetap dibaca setelah ia meninggal", "still read after their death"),
}
CAPACITIES: Final[dict[Capacity, Words]] = {
    "adult": Words("dewasa", "an adult"),
    "child": Words("anak (belum 18 tahun)", "a child (under 18)"),
    "disability": Words("dewasa dengan dukungan", "an adult with support"),
}
CHANNELS: Final[dict[Channel, Words]] = {
    "written": Words("tertulis", "in writing"),
    "recorded": Words("direkam", "recorded"),
    "witnessed": Words("lisan dengan saksi", "spoken, with a witness"),
}
# Whoever may read in public may read in the circle, and the circle includes oneself.
_INCLUDES: Final[dict[Scope, frozenset[Scope]]] = {
    "public": frozenset({"public", "circle", "own"}),
    "circle": frozenset({"circle", "own"}),
}


class Withdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """The day on which a person changed their mind, what was done, and which copies cannot be called back."""

    on: date
    actions: tuple[str, ...] = ()
    beyond_recall: tuple[str, ...] = ()


class ConsentRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One person's consent for one story.

    `subject` is a pseudonym, never the name. `giver` says who agreed ("diri sendiri", "ibu"); for a child that is a
    guardian, and `own_assent` says that the child agreed too. `support` says how a person with a disability was helped
    to understand. `proof` is the name of a file in the vault of the desk and never leaves it.
    """

    id: str
    story: str
    subject: _Name
    capacity: Capacity = "adult"
    giver: _Name = ""
    own_assent: bool = False
    support: str = ""
    channel: Channel | None = None
    language: str = ""
    on: date | None = None
    explained_by: _Name = ""
    scopes: tuple[Scope, ...] = ()
    expires: date | None = None
    review: date | None = None
    restrictions: tuple[str, ...] = ()
    risk_note: str = ""
    proof: str = ""
    withdrawal: Withdrawal | None = None

    def withdrawn(
        self, on: date, actions: tuple[str, ...] = (), beyond_recall: tuple[str, ...] = ()
    ) -> "ConsentRecord":
        """Return the record with its withdrawal; what had been agreed stays written down."""
        return msgspec.structs.replace(self, withdrawal=Withdrawal(on=on, actions=actions, beyond_recall=beyond_recall))


def consent_covers(record: ConsentRecord, scope: Scope, today: date) -> bool:
    """Tell whether a record allows one use today: complete, agreed to, not past its date, not withdrawn."""
    return not missing(record, scope, today)


def missing(record: ConsentRecord, scope: Scope, today: date) -> tuple[Words, ...]:
    """Return, in sentences, everything that stands between a record and one use; empty when nothing does."""
    if record.withdrawal is not None:
        return (_withdrawn(record),)
    return tuple(
        words
        for holds, words in (
            (_agreed(record, scope), _not_agreed(record, scope)),
            (record.expires is None or record.expires >= today, _expired(record)),
            (record.review is None or record.review >= today, _to_review(record)),
            (record.channel is not None, _NO_CHANNEL),
            (bool(record.proof), _NO_PROOF),
            (record.on is not None, _NO_DATE),
            (record.on is None or record.on <= today, _IN_FUTURE),
            (bool(record.explained_by.strip()), _NO_EXPLANATION),
            (bool(record.language.strip()), _NO_LANGUAGE),
            (bool(record.giver.strip()), _NO_GUARDIAN if record.capacity == "child" else _NO_GIVER),
            (record.capacity != "child" or record.own_assent, _NO_ASSENT),
            (record.capacity != "disability" or bool(record.support.strip()), _NO_SUPPORT),
        )
        if not holds
    )


def all_cover(records: tuple[ConsentRecord, ...], scope: Scope, today: date) -> bool:
    """Tell whether there is a record at all and each of them allows the use: one person's yes is not another's."""
    return bool(records) and all(consent_covers(record, scope, today) for record in records)


def _agreed(record: ConsentRecord, scope: Scope) -> bool:
    return any(scope in _INCLUDES.get(given, frozenset({given})) for given in record.scopes)


def _who(record: ConsentRecord, *, inside: bool = False) -> Words:
    """Return the pseudonym, or words that stand for it while none is written yet."""
    if record.subject.strip():
        return Words(record.subject, record.subject)
    return Words("orang ini", "this person") if inside else Words("Orang ini", "This person")


def _withdrawn(record: ConsentRecord) -> Words:
    on = record.withdrawal.on if record.withdrawal else ""
    return Words(
        f"{_who(record).id} menarik persetujuannya pada {on}. Ceritanya tidak boleh dibagikan lagi.",
        f"{_who(record).en} withdrew consent on {on}. The story may not be shared any more.",
    )


def _not_agreed(record: ConsentRecord, scope: Scope) -> Words:
    return Words(
        f"{_who(record).id} belum setuju ceritanya {SCOPES[scope].id}.",
        f"{_who(record).en} has not agreed to the story being {SCOPES[scope].en}.",
    )


def _expired(record: ConsentRecord) -> Words:
    return Words(
        f"Persetujuan {_who(record, inside=True).id} berlaku sampai {record.expires} dan sudah lewat. Tanyakan lagi kepadanya.",
        f"The consent of {_who(record, inside=True).en} ended on {record.expires}. Ask again.",
    )


def _to_review(record: ConsentRecord) -> Words:
    return Words(
        f"Persetujuan {_who(record, inside=True).id} perlu ditanyakan kembali sejak {record.review}.",
        f"The consent of {_who(record, inside=True).en} was to be asked for again on {record.review}.",
    )


_NO_CHANNEL: Final = Words(
    "Belum dicatat bagaimana persetujuan diberikan: tertulis, direkam, atau lisan dengan saksi.",
    "It is not written down how consent was given: in writing, recorded, or spoken with a witness.",
)
_NO_PROOF: Final = Words(
    "Bukti persetujuan belum disimpan. Simpan surat atau rekamannya; berkas itu tidak pernah keluar dari meja Anda.",
    "There is no proof of consent yet. Keep the letter or recording; that file never leaves your desk.",
)
_NO_DATE: Final = Words("Tanggal persetujuan belum dicatat.", "The date of consent is not written down.")
_IN_FUTURE: Final = Words("Tanggal persetujuan belum tiba.", "The date of consent lies in the future.")
_NO_EXPLANATION: Final = Words(
    "Belum dicatat siapa yang menjelaskan di mana cerita ini akan dibaca.",
    "It is not written down who explained where this story will be read.",
)
_NO_LANGUAGE: Final = Words(
    "Belum dicatat dalam bahasa apa penjelasan diberikan.", "The language of the explanation is not written down."
)
_NO_GIVER: Final = Words("Belum dicatat siapa yang memberi persetujuan.", "It is not written down who gave consent.")
_NO_GUARDIAN: Final = Words(
    "Persetujuan orang tua atau wali anak belum dicatat.", "The consent of the child's parent or guardian is missing."
)
_NO_ASSENT: Final = Words(
    "Anak itu sendiri belum menyatakan setuju. Persetujuan wali saja tidak cukup.",
    "The child has not agreed yet. The guardian's consent alone is not enough.",
)
_NO_SUPPORT: Final = Words(
    "Belum dicatat dukungan apa yang membantunya memahami dan memutuskan.",
    "It is not written down what support helped the person to understand and decide.",
)
