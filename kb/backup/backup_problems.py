"""What goes wrong with a backup, in words: what happened, that nothing was changed, what to do."""

from pathlib import Path
from typing import Final

from kb.base.problems import KnownError
from kb.base.words import Words

SEALED: Final = "backup-sealed"
"""The code of the error that asks for the passphrase."""
_OTHER: Final = Words(
    "Tidak ada yang dipulihkan dan tidak ada yang berubah. Coba cadangan yang lain.",
    "Nothing was restored and nothing was changed. Try another backup.",
)


def sealed() -> KnownError:
    """What to say of a sealed backup that nobody gave a passphrase for."""
    return KnownError(
        Words("Cadangan ini disegel dengan kata sandi.", "This backup is sealed with a passphrase."),
        Words("Tuliskan kata sandinya.", "Give its passphrase."),
        code=SEALED,
    )


def wrong_passphrase() -> KnownError:
    """What to say when another passphrase was given."""
    return KnownError(
        Words("Kata sandi itu tidak cocok dengan cadangan ini.", "That passphrase does not fit this backup."),
        Words(
            "Periksa huruf besar dan bahasa papan ketik, lalu coba lagi. Tidak ada yang berubah.",
            "Check capital letters and the language of the keyboard, then try again. Nothing was changed.",
        ),
        code="backup-wrong-passphrase",
    )


def damaged(name: str = "") -> KnownError:
    """What to say of a backup whose bytes are not those that were written."""
    at = Words(f" pada “{name[:120]}”", f" at “{name[:120]}”") if name else Words("", "")
    return KnownError(
        Words(f"Cadangan ini rusak atau terpotong{at.id}.", f"This backup is damaged or cut short{at.en}."),
        _OTHER,
        code="backup-damaged",
    )


def not_a_backup(file: Path) -> KnownError:
    """What to say of any other file."""
    return KnownError(
        Words(f"“{file.name}” bukan cadangan dari program ini.", f"“{file.name}” is no backup made by this program."),
        _OTHER,
        code="not-a-backup",
    )


def newer() -> KnownError:
    """What to say of a backup of the future."""
    return KnownError(
        Words("Cadangan ini dibuat oleh versi program yang lebih baru.", "This backup was made by a newer version."),
        Words("Perbarui program ini, lalu coba lagi.", "Update this program, then try again."),
        code="backup-newer",
    )


def unsafe(name: str) -> KnownError:
    """What to say of a backup with entries that none of ours has: made by somebody else to do harm, or broken."""
    return KnownError(
        Words(
            f"Cadangan ini berisi sesuatu yang tidak aman (“{name[:120]}”).",
            f"This backup holds something that is not safe (“{name[:120]}”).",
        ),
        _OTHER,
        code="backup-unsafe",
    )


def too_big() -> KnownError:
    """What to say of a backup that claims to unfold to more than there is room for."""
    return KnownError(
        Words(
            "Isi cadangan ini lebih besar daripada ruang yang ada, atau tidak masuk akal.",
            "What is in this backup needs more room than there is, or claims a size that cannot be.",
        ),
        Words(
            "Tidak ada yang dipulihkan. Kosongkan ruang di penyimpanan, atau pilih tempat lain.",
            "Nothing was restored. Free some space, or choose another place.",
        ),
        code="backup-too-big",
    )


def inside(folder: Path) -> KnownError:
    """What to say when a backup would lie in what it is a backup of."""
    return KnownError(
        Words(
            f"Cadangan tidak disimpan di dalam “{folder.name}” sendiri.",
            f"A backup is not kept inside “{folder.name}” itself.",
        ),
        Words(
            "Pilih tempat lain, sebaiknya di penyimpanan lain seperti flashdisk.",
            "Choose another place, best on another disk such as a USB stick.",
        ),
        code="backup-inside",
    )


def moving() -> KnownError:
    """What to say when the history was exchanged while it was read."""
    return KnownError(
        Words(
            "Riwayat pustaka berubah selagi dicadangkan.", "The history of the library changed while it was backed up."
        ),
        Words(
            "Cadangan ini tidak disimpan. Tunggu sebentar, lalu coba lagi.",
            "This backup was not kept. Wait a moment, then try again.",
        ),
        code="backup-moving",
    )


def stopped() -> KnownError:
    """What to say when somebody did not want to wait."""
    return KnownError(
        Words("Dihentikan.", "Stopped."),
        Words("Tidak ada yang disimpan atau diubah.", "Nothing was kept or changed."),
        code="backup-stopped",
    )


def no_part(name: Words) -> KnownError:
    """What to say when something shall be restored that was not backed up."""
    return KnownError(
        Words(f"Cadangan ini tidak memuat {name.id}.", f"This backup does not hold {name.en}."),
        _OTHER,
        code="backup-no-part",
    )
