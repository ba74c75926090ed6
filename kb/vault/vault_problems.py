"""What goes wrong with the private store, in words: locked, forgotten, damaged; and that nothing was lost."""

from pathlib import Path

from kb.base.problems import KnownError
from kb.base.words import Words

LOCKED = "vault-locked"
"""The code of the error that an unlock dialog answers."""


def locked() -> KnownError:
    """What to say while the passphrase has not been given."""
    return KnownError(
        Words("Simpanan pribadi terkunci.", "The private store is locked."),
        Words(
            "Buka dengan kata sandinya. Sebelum itu nama klien tidak dapat diperiksa, jadi tidak ada yang dapat diajukan, "
            "dicatat, atau diekspor.",
            "Unlock it with its passphrase. Until then no client's name can be looked for, so nothing can be submitted, "
            "noted or exported.",
        ),
        code=LOCKED,
    )


def wrong_passphrase() -> KnownError:
    """What to say when another passphrase was given."""
    return KnownError(
        Words("Kata sandi itu tidak cocok.", "That passphrase does not fit."),
        Words(
            "Periksa huruf besar dan bahasa papan ketik, lalu coba lagi. Isi simpanan tidak berubah.",
            "Check capital letters and the language of the keyboard, then try again. The store is unchanged.",
        ),
        code="wrong-passphrase",
    )


def too_short(least: int) -> KnownError:
    """What to say of a passphrase that anybody could try out."""
    return KnownError(
        Words(f"Kata sandi itu kurang dari {least} huruf.", f"That passphrase has fewer than {least} letters."),
        Words(
            "Pakailah beberapa kata yang mudah Anda ingat dan sukar ditebak orang lain.",
            "Use a few words that you remember easily and that nobody else will guess.",
        ),
        code="short-passphrase",
    )


def already_locked() -> KnownError:
    """What to say when a first passphrase is set twice."""
    return KnownError(
        Words("Simpanan pribadi sudah mempunyai kata sandi.", "The private store has a passphrase already."),
        Words("Ubah atau lepaskan kata sandi yang ada.", "Change or remove the one it has."),
        code="has-passphrase",
    )


def no_passphrase() -> KnownError:
    """What to say when there is nothing to unlock."""
    return KnownError(
        Words("Simpanan pribadi tidak mempunyai kata sandi.", "The private store has no passphrase."),
        Words("Tidak ada yang perlu dibuka.", "There is nothing to unlock."),
        code="no-passphrase",
    )


def damaged_lock(root: Path) -> KnownError:
    """What to say when what is sealed has lost its lock."""
    return KnownError(
        Words("Kunci simpanan pribadi rusak atau hilang.", "The lock of the private store is damaged or gone."),
        Words(
            f"Isinya masih ada, tetapi tidak dapat dibuka tanpa kunci itu. Pulihkan berkas “lock.json” dari cadangan ke {root}.",
            f"What is in it is still there but cannot be opened without it. Restore the file “lock.json” from a backup to {root}.",
        ),
        code="vault-lock-damaged",
    )


def newer_lock() -> KnownError:
    """What to say of a lock of the future."""
    return KnownError(
        Words(
            "Simpanan pribadi dikunci oleh versi program yang lebih baru.",
            "The private store was locked by a newer version of this program.",
        ),
        Words("Perbarui program ini. Isi simpanan tidak berubah.", "Update this program. The store is unchanged."),
        code="vault-newer",
    )


def unreadable(path: Path, name: str = "") -> KnownError:
    """What to say of a file that is damaged or locked away."""
    shown = name or path.name
    return KnownError(
        Words(f"Catatan pribadi “{shown}” tidak dapat dibaca.", f"The private record “{shown}” cannot be read."),
        Words(
            f"Berkas itu tidak diubah. Periksa atau pulihkan dari cadangan: {path}",
            f"The file has not been changed. Look at it or restore it from a backup: {path}",
        ),
        code="vault-unreadable",
    )


def not_there(name: str) -> KnownError:
    """What to say of a file that was moved or deleted."""
    return KnownError(
        Words(f"Berkas “{name}” tidak ada di simpanan pribadi.", f"The file “{name}” is not in the private store."),
        Words(
            "Mungkin berkas itu dipindahkan. Pilih lagi berkasnya, atau pulihkan dari cadangan.",
            "It may have been moved. Choose the file again, or restore it from a backup.",
        ),
        code="no-proof",
    )


def inside_a_library(library: Path) -> KnownError:
    """What to say when private things would lie among shared ones."""
    return KnownError(
        Words(
            f"Meja kerja Anda berada di dalam pustaka “{library.name}”, yang dapat dibagikan kepada orang lain.",
            f"Your desk lies inside the library “{library.name}”, which can be shared with others.",
        ),
        Words(
            "Pindahkan pustaka atau meja kerja ke folder lain. Nama klien dan bukti persetujuan tidak disimpan di situ.",
            "Move the library or the desk to another folder. No client's name and no proof of consent is kept there.",
        ),
        code="desk-in-library",
    )
