"""What can be wrong with a document that somebody brings, and what to do then; the document itself is never changed."""

from kb.base.problems import KnownError
from kb.base.words import Words


def _about(name: str, code: str, what: Words, remedy: Words) -> KnownError:
    return KnownError(
        Words(f"“{name}” {what.id}", f"“{name}” {what.en}"),
        Words(f"{remedy.id} Berkas aslinya tidak diubah.", f"{remedy.en} The original is unchanged."),
        code=code,
    )


def empty(name: str) -> KnownError:
    """No bytes, or no word in them."""
    return _about(
        name,
        "empty-document",
        Words("kosong: tidak ada kata di dalamnya.", "is empty: there is no word in it."),
        Words("Periksa apakah Anda memilih berkas yang benar.", "Check that you chose the right file."),
    )


def too_big(name: str) -> KnownError:
    """As it lies there or unpacked."""
    return _about(
        name,
        "document-too-big",
        Words("terlalu besar untuk diimpor.", "is too big to be imported."),
        Words(
            "Perkecil gambarnya, atau bagi menjadi beberapa dokumen.",
            "Make its pictures smaller, or split it into several documents.",
        ),
    )


def unknown(name: str) -> KnownError:
    """A picture, a program, a PDF."""
    return _about(
        name,
        "unknown-document",
        Words("bukan dokumen yang dapat diimpor.", "is no document that can be imported."),
        Words(
            "Yang dapat diimpor: .docx, .odt, .rtf, .html, .md dan .txt. Simpan ulang dalam salah satu bentuk itu.",
            "What can be imported: .docx, .odt, .rtf, .html, .md and .txt. Save it again as one of them.",
        ),
    )


def old_word(name: str) -> KnownError:
    """The binary format of before 2007."""
    return _about(
        name,
        "old-document",
        Words("tersimpan dalam bentuk lama (.doc).", "is stored in an old form (.doc)."),
        Words(
            "Buka di pengolah kata dan simpan sebagai .docx, lalu impor lagi.",
            "Open it in a word processor, save it as .docx, then import it again.",
        ),
    )


def locked(name: str) -> KnownError:
    """Encrypted with a password."""
    return _about(
        name,
        "locked-document",
        Words("terkunci dengan kata sandi.", "is locked with a password."),
        Words(
            "Buka di pengolah kata, simpan salinan tanpa kata sandi, lalu impor salinan itu.",
            "Open it in a word processor, save a copy without the password, then import the copy.",
        ),
    )


def macros(name: str) -> KnownError:
    """Programs inside a document."""
    return _about(
        name,
        "macros",
        Words("berisi makro, yaitu program di dalam dokumen.", "contains macros, programs inside a document."),
        Words(
            "Simpan salinannya sebagai .docx atau .odt biasa, tanpa makro, lalu impor salinan itu.",
            "Save a copy as plain .docx or .odt, without macros, then import the copy.",
        ),
    )


def damaged(name: str) -> KnownError:
    """It begins like a document and then makes no sense."""
    return _about(
        name,
        "damaged-document",
        Words("rusak atau tidak lengkap.", "is damaged or incomplete."),
        Words(
            "Buka di pengolah kata dan simpan ulang, atau minta lagi dari pengirimnya.",
            "Open it in a word processor and save it again, or ask its sender for it once more.",
        ),
    )


def unsafe(name: str) -> KnownError:
    """Made to do harm, or damaged in a way that looks like it."""
    return _about(
        name,
        "unsafe-document",
        Words("dibuat dengan cara yang tidak aman untuk dibuka.", "is made in a way that is not safe to open."),
        Words(
            "Jika Anda mengenal pengirimnya, buka di pengolah kata lalu simpan ulang sebagai dokumen baru.",
            "If you know its sender, open it in a word processor and save it again as a new document.",
        ),
    )


def too_slow(name: str) -> KnownError:
    """The time limit."""
    return _about(
        name,
        "document-too-slow",
        Words("terlalu rumit untuk dibaca.", "is too tangled to be read."),
        Words(
            "Salin teksnya ke dokumen baru yang lebih sederhana, lalu impor dokumen itu.",
            "Copy its text into a new, simpler document, then import that.",
        ),
    )


def cancelled(name: str) -> KnownError:
    """The person said stop."""
    return _about(
        name,
        "cancelled",
        Words("tidak jadi diimpor.", "was not imported."),
        Words("Anda menghentikannya.", "You stopped it."),
    )


def unreadable(name: str, reason: str) -> KnownError:
    """Gone, locked away, no file at all."""
    return _about(
        name,
        "unreadable-document",
        Words(f"tidak dapat dibuka ({reason}).", f"cannot be opened ({reason})."),
        Words("Periksa apakah berkasnya masih ada dan boleh dibaca.", "Check that it is still there and may be read."),
    )


def no_pandoc(name: str) -> KnownError:
    """The converter is not made for every computer."""
    return _about(
        name,
        "no-converter",
        Words("tidak dapat dibaca di komputer ini.", "cannot be read on this computer."),
        Words(
            "Pembaca dokumen Word tidak tersedia di sini. Simpan sebagai .html, .md atau .txt, lalu impor lagi.",
            "The reader of word processor files is not available here. Save it as .html, .md or .txt and import that.",
        ),
    )
