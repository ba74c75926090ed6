"""What can be wrong with a vocabulary, in the words of the person who keeps it."""

from typing import Final

from kb.base.problems import Problem
from kb.base.validation_words import expected
from kb.base.words import Words

_FORM: Final = Words(
    "Bandingkan dengan konsep lain di berkas ini; konsep yang lain tetap dipakai.",
    "Compare it with other concepts in this file; the other concepts are used as they are.",
)


def missing_folder(path: str) -> Problem:
    """Without its vocabulary a library still reads; only labels and filters are poorer."""
    return Problem(
        code="no-vocabulary",
        path=path,
        what=Words("Pustaka ini tidak memiliki folder kosakata.", "This library has no vocabulary folder."),
        remedy=Words(
            f"Salin folder “{path}” dari pustaka bawaan; cerita tetap dapat dibaca.",
            f"Copy the folder “{path}” from the shipped library; stories can be read all the same.",
        ),
    )


def missing_scheme(path: str) -> Problem:
    """A library may do with fewer schemes; it is a warning, not a fault."""
    return Problem(
        code="no-scheme",
        path=path,
        serious=False,
        what=Words("Berkas kosakata ini tidak ada.", "This vocabulary file is not there."),
        remedy=Words("Salin berkas itu dari pustaka bawaan.", "Copy it from the shipped library."),
    )


def unreadable(path: str, error: OSError) -> Problem:
    """The disk or the rights say no."""
    return Problem(
        code="unreadable",
        path=path,
        what=Words("Berkas kosakata ini tidak dapat dibuka.", "This vocabulary file cannot be opened."),
        remedy=Words(
            f"Periksa hak akses berkas itu. Keterangan: {error.strerror}.",
            f"Check the permissions of the file. Detail: {error.strerror}.",
        ),
    )


def too_big(path: str) -> Problem:
    """Two megabytes are forty times the shipped vocabulary."""
    return Problem(
        code="too-big",
        path=path,
        what=Words("Berkas kosakata ini terlalu besar untuk dibaca.", "This vocabulary file is too big to be read."),
        remedy=Words(
            "Bagi menjadi beberapa berkas di folder yang sama. Berkasnya tidak diubah.",
            "Split it into several files in the same folder. The file is unchanged.",
        ),
    )


def not_utf8(path: str, line: int) -> Problem:
    """Letters of an older encoding would be guessed at."""
    return Problem(
        code="not-utf8",
        path=path,
        line=line,
        what=Words(
            "Huruf dalam berkas ini tersimpan dengan cara lama (bukan UTF-8).",
            "The letters in this file are stored in an old way (not UTF-8).",
        ),
        remedy=Words(
            "Buka di penyunting teks dan simpan ulang dengan pengodean UTF-8. Isinya tidak diubah.",
            "Open it in a text editor and save it again as UTF-8. Its content is unchanged.",
        ),
    )


def bad_yaml(path: str, line: int | None, reason: str) -> Problem:
    """The parser's own reason helps those who know it; the other files of the vocabulary are read."""
    return Problem(
        code="bad-yaml",
        path=path,
        line=line,
        what=Words("Susunan berkas kosakata ini tidak dapat dibaca.", "This vocabulary file cannot be read."),
        remedy=Words(
            "Periksa tanda titik dua, tanda kutip, dan jarak tepi di sekitar baris ini. "
            f"Berkas kosakata lain tetap dipakai. Keterangan: {reason[:120]}.",
            "Check colons, quotation marks and indentation around this line. "
            f"The other vocabulary files are used as they are. Detail: {reason[:120]}.",
        ),
    )


def no_concepts(path: str) -> Problem:
    """A scheme is a heading and a list."""
    return Problem(
        code="no-concepts",
        path=path,
        line=1,
        what=Words(
            "Berkas kosakata ini tidak memuat daftar “concepts”.", "This vocabulary file has no list “concepts”."
        ),
        remedy=Words(
            "Tambahkan “concepts:” dan di bawahnya satu konsep per butir.",
            "Add “concepts:” and below it one item for each concept.",
        ),
    )


def bad_header(path: str, key: str, error: str) -> Problem:
    """The head of a file only names it; the concepts live on without."""
    return Problem(
        code="bad-field",
        path=path,
        field=key,
        serious=False,
        what=Words(f"Isian “{key}” di kepala berkas tidak dapat dibaca.", f"The field “{key}” cannot be read."),
        remedy=Words(
            f"Perbaiki isian itu; konsepnya tetap dipakai. Keterangan: {expected(error).id}.",
            f"Correct it; the concepts are used as they are. Detail: {expected(error).en}.",
        ),
    )


def bad_concept(path: str, line: int | None, name: str, error: str) -> Problem:
    """Without an id or a label a concept cannot be used at all."""
    return Problem(
        code="bad-concept",
        path=path,
        line=line,
        what=Words(f"Konsep {name} tidak lengkap dan tidak dipakai.", f"Concept {name} is incomplete and not used."),
        remedy=Words(
            f"Setiap konsep memerlukan “id” dan “label”. Keterangan: {expected(error).id}.",
            f"Every concept needs an “id” and a “label”. Detail: {expected(error).en}.",
        ),
    )


def bad_field(path: str, line: int | None, name: str, key: str, error: str) -> Problem:
    """One field of a concept does not fit; the rest of it may."""
    return Problem(
        code="bad-field",
        path=path,
        line=line,
        field=key,
        what=Words(
            f"Isian “{key}” pada konsep {name} tidak dapat dibaca.", f"The field “{key}” of {name} cannot be read."
        ),
        remedy=Words(f"{_FORM.id} Keterangan: {expected(error).id}.", f"{_FORM.en} Detail: {expected(error).en}."),
    )


def repeated(path: str, line: int | None, name: str) -> Problem:
    """An id names one concept; the first one stays."""
    return Problem(
        code="repeated-concept",
        path=path,
        line=line,
        field="id",
        what=Words(
            f"Konsep {name} sudah ada; yang kedua tidak dipakai.", f"{name} exists already; the second is not used."
        ),
        remedy=Words(
            "Beri id lain, atau satukan istilahnya dengan konsep yang pertama.",
            "Give it another id, or move its words to the first concept.",
        ),
    )


def unknown_broader(path: str, line: int | None, name: str, broader: str) -> Problem:
    """A concept hangs below one that is not there; it is kept at the top."""
    return Problem(
        code="unknown-broader",
        path=path,
        line=line,
        field="broader",
        what=Words(
            f"Konsep {name} menunjuk induk “{broader}” yang tidak ada di berkas ini.",
            f"{name} points to a broader concept “{broader}” that is not in this file.",
        ),
        remedy=Words(
            "Perbaiki “broader” atau hapus; sementara ini konsepnya berdiri sendiri.",
            "Correct or remove “broader”; until then the concept stands by itself.",
        ),
    )


def circle(path: str, line: int | None, name: str, broader: str) -> Problem:
    """Two concepts cannot each be broader than the other."""
    return Problem(
        code="circle",
        path=path,
        line=line,
        field="broader",
        what=Words(
            f"Konsep {name} dan “{broader}” saling menjadi induk.",
            f"{name} and “{broader}” are each said to be broader than the other.",
        ),
        remedy=Words(
            "Hapus “broader” pada konsep yang lebih luas; sementara ini konsepnya berdiri sendiri.",
            "Remove “broader” from the wider one; until then the concept stands by itself.",
        ),
    )
