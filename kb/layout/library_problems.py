"""What can stand in the way of opening or saving, in the words of the person at the keyboard."""

from collections.abc import Sequence
from pathlib import Path

from kb.base import entries
from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.layout.history_state import ASIDE


def missing_folder(place: Path) -> KnownError:
    """The folder was moved, or its disk is not connected."""
    return KnownError(
        Words(f"Folder “{place}” tidak ditemukan.", f"The folder “{place}” was not found."),
        Words(
            "Mungkin dipindahkan, atau penyimpanannya belum terpasang. Pilih folder pustaka yang lain.",
            "It may have been moved, or its disk is not connected. Choose another library folder.",
        ),
        code="missing-folder",
    )


def not_a_folder(place: Path) -> KnownError:
    """A file was chosen in place of a folder."""
    return KnownError(
        Words(f"“{place}” bukan folder.", f"“{place}” is not a folder."),
        Words("Pilih folder yang berisi pustaka.", "Choose the folder that holds the library."),
        code="not-a-folder",
    )


def closed_folder(place: Path, error: OSError) -> KnownError:
    """The system will not let us look inside."""
    reason = error.strerror or str(error)
    return KnownError(
        Words(f"Folder “{place}” tidak dapat dibuka ({reason}).", f"“{place}” cannot be opened ({reason})."),
        Words(
            "Mintalah izin membaca folder itu, atau pilih pustaka lain.",
            "Ask for the right to read that folder, or choose another library.",
        ),
        code="closed-folder",
    )


def no_stories(place: Path) -> KnownError:
    """Some other folder was chosen."""
    return KnownError(
        Words(f"Di “{place}” tidak ada folder “stories”.", f"There is no folder “stories” in “{place}”."),
        Words(
            "Ini bukan pustaka. Pilih folder lain, atau buat pustaka baru di folder kosong.",
            "This is no library. Choose another folder, or make a new library in an empty one.",
        ),
        code="not-a-library",
    )


def stories_elsewhere(place: Path) -> KnownError:
    """Stories are read where they lie, never by way of a link out of the library."""
    return KnownError(
        Words(
            f"Folder “stories” di “{place}” hanya tautan ke tempat lain.",
            f"The folder “stories” in “{place}” only leads elsewhere.",
        ),
        Words(
            "Salin folder cerita yang asli ke dalam pustaka ini.", "Copy the real folder of stories into this library."
        ),
        code="stories-elsewhere",
    )


def private_inside(place: Path) -> KnownError:
    """A library is made to be shared, so nothing private may lie in it."""
    return KnownError(
        Words(
            f"Di dalam “{place}” tersimpan hal-hal pribadi dari program ini.",
            f"This program's private things are kept inside “{place}”.",
        ),
        Words(
            "Pindahkan pustaka ke folder tersendiri, misalnya di dalam Dokumen, supaya yang pribadi tidak ikut dibagikan.",
            "Move the library to a folder of its own, for example in Documents, so that nothing private is shared.",
        ),
        code="private-inside",
    )


def unknown_story(story_id: str) -> KnownError:
    """Somebody followed a link or typed an id."""
    return KnownError(
        Words(f"Cerita “{story_id}” tidak ada di pustaka ini.", f"There is no story “{story_id}” in this library."),
        Words("Cari dengan kata dari judulnya.", "Search with words of its title."),
        code="unknown-story",
    )


def read_only(place: Path) -> KnownError:
    """A shipped, lent or locked library."""
    return KnownError(
        Words(f"Pustaka “{place}” hanya dapat dibaca.", f"The library “{place}” can only be read."),
        Words(
            "Salin pustaka ke folder milik Anda sendiri untuk menulis di dalamnya.",
            "Copy the library to a folder of your own to write in it.",
        ),
        code="read-only",
    )


def not_a_place(path: str) -> KnownError:
    """A story may only be written among the stories of this library."""
    return KnownError(
        Words(f"“{path}” bukan tempat untuk sebuah cerita.", f"“{path}” is no place for a story."),
        Words("Simpan cerita dengan id yang biasa.", "Save the story under an ordinary id."),
        code="not-a-place",
    )


def not_a_story(path: str) -> KnownError:
    """Without an id and a title nobody could find it again."""
    return KnownError(
        Words(f"“{path}” belum punya id atau judul.", f"“{path}” has no id or no title yet."),
        Words("Isi judulnya, lalu simpan lagi.", "Give it a title, then save again."),
        code="not-a-story",
    )


def already_there(path: str) -> KnownError:
    """A new story must not take the place of an old one."""
    return KnownError(
        Words(f"Sudah ada cerita di “{path}”.", f"There is already a story at “{path}”."),
        Words("Beri judul atau id lain; cerita yang ada tidak diubah.", "Choose another title or id; nothing changed."),
        code="already-there",
    )


def changed_elsewhere(path: str, kept: Sequence[str] = ()) -> KnownError:
    """Another program or another window was faster; `kept` are files beside it with words that were overtaken."""
    names = ", ".join(f"“{name}”" for name in kept)
    return KnownError(
        Words(
            f"“{path}” telah diubah di tempat lain sejak Anda membukanya.",
            f"“{path}” has been changed elsewhere since you opened it.",
        ),
        Words(
            "Tidak ada yang ditimpa. Buka lagi cerita itu, lalu masukkan perubahan Anda di sana."
            + (f" Tulisan lain yang tersusul ada di {names}." if kept else ""),
            "Nothing was overwritten. Open the story again and put your changes in there."
            + (f" Other words that were overtaken are in {names}." if kept else ""),
        ),
        code="changed-elsewhere",
    )


def saved_without_history(error: KnownError) -> KnownError:
    """The words are safe; only the memory of who wrote them when is not."""
    return KnownError(
        Words(
            "Cerita sudah tersimpan, tetapi riwayatnya belum tercatat.",
            "The story is saved, but its history could not be kept.",
        ),
        error.remedy,
        code="saved-without-history",
    )


def saved_not_cleared(error: KnownError) -> KnownError:
    """The words are where they should be; what they stand for from now on still lies beside them."""
    return KnownError(
        Words(
            f"Cerita sudah tersimpan, tetapi yang digantikannya belum dapat disingkirkan. {error.what.id}",
            f"The story is saved, but what it replaces could not be taken away yet. {error.what.en}",
        ),
        Words(
            "Lakukan sekali lagi; tidak ada yang hilang, dan tidak ada yang tersimpan dua kali.",
            "Do it once more; nothing is lost, and nothing is saved twice.",
        ),
        code="saved-not-cleared",
    )


def withdrawn_not_cleared(error: KnownError) -> KnownError:
    """The text is gone from the library; something that belongs to it is still there."""
    return KnownError(
        Words(
            f"Teks cerita sudah ditarik, tetapi sebagian miliknya belum dapat dikeluarkan. {error.what.id}",
            f"The text of the story is withdrawn, but some of what belongs to it could not be taken out yet. {error.what.en}",
        ),
        Words(
            "Tariklah sekali lagi, sampai tidak ada lagi yang tertinggal. Salinannya ada di simpanan pribadi.",
            "Withdraw it once more, until nothing is left. A copy is in your private store.",
        ),
        code="withdrawn-not-cleared",
    )


def waiting_not_cleared(error: KnownError) -> KnownError:
    """A text that nobody signed is being taken back; something of it is still there."""
    return KnownError(
        Words(
            f"Cerita yang belum ditandatangani ini belum seluruhnya keluar dari pustaka. {error.what.id}",
            f"This unsigned story could not be taken out of the library altogether yet. {error.what.en}",
        ),
        Words(
            "Tariklah sekali lagi, sampai tidak ada lagi yang tertinggal. Salinannya ada di simpanan pribadi.",
            "Withdraw it once more, until nothing is left. A copy is in your private store.",
        ),
        code="withdrawn-not-cleared",
    )


def moved_aside(folder: Path) -> list[Problem]:
    """Say where a `.git` folder is that was not safe to open, as long as it is there."""
    found = sorted(one.name for one in entries.listed(folder, "") if one.name.startswith(ASIDE))
    return [
        Problem(
            code="history-aside",
            path=name,
            serious=False,
            what=Words(
                "Folder “.git” yang ikut dengan pustaka ini tidak aman dibuka; riwayat yang dapat dibaca sudah disalin.",
                "The “.git” folder that came with this library is not safe to open; what can be read of it was copied.",
            ),
            remedy=Words(
                f"Yang lama tetap utuh di “{name}”. Hapus folder itu bila Anda tidak memerlukannya.",
                f"The old one is untouched in “{name}”. Remove that folder when you do not need it.",
            ),
        )
        for name in found
    ]
