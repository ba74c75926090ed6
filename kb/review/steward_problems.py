"""Why the list of stewards cannot be changed, in the words of whoever tries."""

from kb.base.problems import KnownError
from kb.base.words import Words


def not_yours(library: str) -> KnownError:
    """Somebody else looks after this library."""
    return KnownError(
        Words(
            f"Daftar pengelola “{library}” hanya dapat diubah oleh pengelolanya.",
            f"Only the stewards of “{library}” can change their list.",
        ),
        Words(
            "Salin kartu Anda dan kirimkan kepada salah seorang dari mereka; ia dapat menambahkan Anda.",
            "Copy your card and send it to one of them; they can add you.",
        ),
        code="no-steward",
    )


def listed_already(name: str) -> KnownError:
    """Nobody stands there twice."""
    return KnownError(
        Words(f"{name} sudah ada di daftar dengan kunci ini.", f"{name} is on the list with this key already."),
        Words("Tidak ada yang perlu diubah.", "There is nothing to change."),
        code="steward-listed",
    )


def not_listed(name: str) -> KnownError:
    """Another program has changed the list."""
    return KnownError(
        Words(f"{name} tidak ada (lagi) di daftar.", f"{name} is not on the list (any more)."),
        Words(
            "Daftarnya berubah sejak Anda membukanya. Lihat sekali lagi.",
            "The list has changed since you opened it. Look again.",
        ),
        code="steward-not-listed",
    )


def last_one(name: str) -> KnownError:
    """Without stewards everybody may sign."""
    return KnownError(
        Words(
            f"{name} pengelola yang terakhir. Tanpa pengelola, siapa pun yang membuka pustaka ini dapat menandatangani cerita orang lain.",
            f"{name} is the last steward. Without one, anybody who opens this library can sign the stories of others.",
        ),
        Words(
            "Tambahkan pengelola lain lebih dahulu, atau hapus sekali lagi bila memang itu maksud Anda.",
            "Add another steward first, or remove again if this is what you mean.",
        ),
        code="last-steward",
    )


def read_only(library: str) -> KnownError:
    """The disk or the rights forbid it."""
    return KnownError(
        Words(f"“{library}” tidak dapat ditulis di tempat ini.", f"“{library}” cannot be written to in this place."),
        Words(
            "Salin pustaka ke folder Anda sendiri, atau mintalah izin menulis. Daftarnya tidak berubah.",
            "Copy the library to a folder of your own, or ask for the right to write. The list is as it was.",
        ),
        code="not-writable",
    )


def broken_file() -> KnownError:
    """Nobody rewrites what they cannot read."""
    return KnownError(
        Words("“library.yaml” tidak terbaca seluruhnya.", "“library.yaml” cannot be read in full."),
        Words(
            "Lihat “Perlu diperbaiki”; sesudah diperbaiki, daftar pengelola dapat diubah. Berkasnya dibiarkan seperti adanya.",
            "See “Needs repair”; the list can be changed once that is mended. The file was left as it is.",
        ),
        code="library-file-broken",
    )
