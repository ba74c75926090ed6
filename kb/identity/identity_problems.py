"""What can go wrong with an identity, in the words of its owner."""

from pathlib import Path

from kb.base.problems import KnownError
from kb.base.words import Words


def no_identity() -> KnownError:
    """Nobody has a key here yet."""
    return KnownError(
        Words("Di komputer ini belum ada kunci identitas Anda.", "Your identity has no key on this computer yet."),
        Words(
            "Mulai ulang program; kuncinya dibuat dengan sendirinya. Bila tetap tidak ada, periksa ruang dan hak tulis folder data program.",
            "Start the program again; the key is made by itself. If it is still missing, check the room and the rights of the program's data folder.",
        ),
        code="no-key",
    )


def another_key() -> KnownError:
    """The key that should sign is not the one on this desk."""
    return KnownError(
        Words(
            "Kunci identitas di komputer ini bukan kunci tersebut.", "The identity on this computer has another key."
        ),
        Words(
            "Tutup lalu buka lagi programnya, supaya memakai identitas yang sekarang. Belum ada yang ditandatangani.",
            "Close the program and open it again, so that it uses the present identity. Nothing was signed.",
        ),
        code="another-key",
    )


def is_locked() -> KnownError:
    """A passphrase stands before the key."""
    return KnownError(
        Words("Kunci identitas Anda terkunci dengan kata sandi.", "Your identity is locked with a passphrase."),
        Words(
            "Bukalah di “Kartu saya” dengan kata sandi Anda, lalu coba lagi. Yang Anda tulis tetap ada.",
            "Unlock it in “My card” with your passphrase, then try again. What you wrote is still there.",
        ),
        code="key-locked",
    )


def wrong_passphrase() -> KnownError:
    """Mistyped, or the file was damaged."""
    return KnownError(
        Words("Kata sandinya tidak cocok.", "That is not the passphrase."),
        Words(
            "Periksa huruf besar dan bahasa papan ketik, lalu coba lagi. Tidak ada yang berubah.",
            "Check capitals and the keyboard's language, then try again. Nothing has changed.",
        ),
        code="wrong-passphrase",
    )


def unreadable(file: Path) -> KnownError:
    """The file of a key holds something else."""
    return KnownError(
        Words(f"“{file.name}” tidak berisi identitas yang utuh.", f"“{file.name}” holds no whole identity."),
        Words(
            "Pakailah salinan cadangan identitas Anda (Kartu saya → Pakai identitas dari berkas). Berkas itu dibiarkan seperti adanya.",
            "Use the backup copy of your identity (My card → Use an identity from a file). That file was left as it is.",
        ),
        code="identity-broken",
    )


def closed(file: Path, error: OSError) -> KnownError:
    """The disk refuses to show the key."""
    return KnownError(
        Words(
            f"Berkas identitas “{file.name}” tidak dapat dibuka ({error.strerror or error}).",
            f"The identity file “{file.name}” cannot be opened ({error.strerror or error}).",
        ),
        Words(
            "Periksa apakah berkasnya masih ada dan boleh dibaca, lalu coba lagi. Tidak ada yang berubah.",
            "Check that it is still there and may be read, then try again. Nothing has changed.",
        ),
        code="identity-closed",
    )


def taken(target: Path) -> KnownError:
    """A copy is never written over something."""
    return KnownError(
        Words(f"Sudah ada berkas bernama “{target.name}”.", f"There is a file named “{target.name}” already."),
        Words("Pilih nama lain; berkas yang ada tidak diubah.", "Choose another name; the file there was not changed."),
        code="exists",
    )


def no_card() -> KnownError:
    """The pasted text names nobody that could be let in."""
    return KnownError(
        Words("Teks ini bukan kartu pembaca.", "This text is no reader's card."),
        Words(
            "Mintalah rekan membuka menu → Kartu saya → Salin kartu, lalu tempelkan seluruhnya di sini.",
            "Ask your colleague to open the menu → My card → Copy the card, and paste all of it here.",
        ),
        code="no-card",
    )


def no_card_file(file: Path, error: OSError | ValueError) -> KnownError:
    """The file that should hold a card cannot be read, or is none."""
    why = (error.strerror if isinstance(error, OSError) else None) or error
    return KnownError(
        Words(
            f"Berkas kartu “{file.name}” tidak dapat dibuka ({why}).",
            f"The card file “{file.name}” cannot be opened ({why}).",
        ),
        Words(
            "Pilih berkas yang dibuat dengan Kartu saya → Simpan kartu, atau tempelkan teks kartunya di sini.",
            "Choose a file made with My card → Save the card, or paste the card's text here.",
        ),
        code="no-card-file",
    )


def changed_card() -> KnownError:
    """Key and check number do not belong together."""
    return KnownError(
        Words(
            "Kartu ini tidak utuh: kunci dan sidiknya tidak cocok.",
            "This card is not whole: its key and check do not match.",
        ),
        Words(
            "Sebagian teksnya berubah di jalan. Mintalah rekan mengirimkannya sekali lagi.",
            "Part of the text changed on its way. Ask your colleague to send it once more.",
        ),
        code="card-changed",
    )
