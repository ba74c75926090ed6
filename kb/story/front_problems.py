"""What can be wrong with the head of a file, in the words of the person who has to mend it."""

import re
from collections.abc import Sequence

from kb.base.plain_yaml import PlainYamlError
from kb.base.problems import Problem
from kb.base.validation_words import expected
from kb.base.words import Words


def bad_field(path: str, line: int, steps: Sequence[str | int], value: object, error: str) -> Problem:
    """Name the field, show what stands there, and say what was expected."""
    named = ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)
    reason = expected(error)
    shown = _shown(value)
    return Problem(
        code="bad-field",
        path=path,
        line=line,
        field=named,
        what=Words(f"Isian “{named}” tidak dapat dibaca: {shown}.", f"The field “{named}” cannot be read: {shown}."),
        remedy=Words(
            f"Perbaiki isian itu di berkasnya; isian lain tetap dipakai. Keterangan: {reason.id}.",
            f"Correct it in the file; the other fields are used as they are. Detail: {reason.en}.",
        ),
    )


def _shown(value: object) -> str:
    text = re.sub(r"\s+", " ", str(value))
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"


def bad_yaml(path: str, error: PlainYamlError) -> Problem:
    """The YAML itself is broken; the parser's own reason helps those who know it."""
    reason = error.reason[:120]
    return Problem(
        code="bad-yaml",
        path=path,
        line=error.line + 1 if error.line else 2,  # the head begins on the second line
        what=Words("Bagian kepala berkas ini tidak dapat dibaca.", "The head of this file cannot be read."),
        remedy=Words(
            f"Periksa tanda titik dua, tanda kutip, dan jarak tepi di sekitar baris ini. Teks di bawahnya tetap utuh. Keterangan: {reason}.",
            f"Check colons, quotation marks and indentation around this line. The text below it is untouched. Detail: {reason}.",
        ),
    )


def too_big(path: str, size: int) -> Problem:
    """A story of this size is a mistake, most often a picture inside the text."""
    megabytes = f"{size / 1024 / 1024:.0f}"
    return Problem(
        code="too-big",
        path=path,
        what=Words(
            f"Berkas ini terlalu besar untuk sebuah cerita ({megabytes} MB).",
            f"This file is too big for a story ({megabytes} MB).",
        ),
        remedy=Words(
            "Bagi menjadi beberapa cerita, atau pindahkan gambar ke folder “media”. Berkasnya tidak diubah.",
            "Split it into several stories, or move pictures to the “media” folder. The file is unchanged.",
        ),
    )


def not_utf8(path: str, raw: bytes, at: int) -> Problem:
    """Letters of an older encoding would be guessed at; a person should say what they are."""
    return Problem(
        code="not-utf8",
        path=path,
        line=raw.count(b"\n", 0, at) + 1,
        what=Words(
            "Huruf dalam berkas ini tersimpan dengan cara lama (bukan UTF-8).",
            "The letters in this file are stored in an old way (not UTF-8).",
        ),
        remedy=Words(
            "Buka di penyunting teks dan simpan ulang dengan pengodean UTF-8. Isinya tidak diubah.",
            "Open it in a text editor and save it again as UTF-8. Its content is unchanged.",
        ),
    )


def no_front(path: str) -> Problem:
    """Without a head nobody knows whose story it is and whether it may be read."""
    return Problem(
        code="no-front-matter",
        path=path,
        line=1,
        what=Words(
            "Berkas ini belum memiliki kepala (baris “---” di awal).",
            "This file has no head yet (a line “---” at the start).",
        ),
        remedy=Words(
            "Tambahkan kepala dengan id, judul, dan status; contohnya ada di panduan menulis cerita.",
            "Add a head with id, title and status; the writing guide has an example.",
        ),
    )


def no_end(path: str) -> Problem:
    """An unclosed head would swallow the story."""
    return Problem(
        code="no-front-matter-end",
        path=path,
        line=1,
        what=Words(
            "Kepala berkas ini tidak ditutup dengan baris “---”.",
            "The head of this file is not closed by a line “---”.",
        ),
        remedy=Words("Tambahkan baris “---” sesudah isian terakhir.", "Add a line “---” after the last field."),
    )


def not_a_mapping(path: str) -> Problem:
    """A head is a list of fields; anything else has no names to go by."""
    return Problem(
        code="bad-yaml",
        path=path,
        line=2,
        what=Words(
            "Kepala berkas ini bukan daftar “isian: nilai”.", "The head of this file is not a list of “field: value”."
        ),
        remedy=Words(
            "Tulis satu isian per baris, misalnya “title: Judul cerita”.",
            "Write one field a line, for example “title: The story's title”.",
        ),
    )


def too_tangled(path: str) -> Problem:
    """Deep or multiplying YAML is how a small file becomes a bomb."""
    return Problem(
        code="too-tangled",
        path=path,
        line=2,
        what=Words(
            "Kepala berkas ini terlalu besar atau terlalu rumit untuk dibaca.",
            "The head of this file is too big or too tangled to be read.",
        ),
        remedy=Words(
            "Pindahkan teks yang panjang ke badan cerita dan sederhanakan isiannya.",
            "Move long text to the story's body and simplify the fields.",
        ),
    )
