"""What can be wrong with the place of a story, in the words of the person who has to mend it."""

from kb.base.problems import KnownError, Problem
from kb.base.words import Words


def as_error(problem: Problem) -> KnownError:
    """Say the same where there is no list to put it in, only somebody who waits for an answer."""
    return KnownError(problem.what, problem.remedy, code=problem.code)


def unreadable(path: str, error: Exception) -> Problem:
    """The system will not let us read it."""
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(
        code="unreadable",
        path=path,
        what=Words(f"Bagian ini tidak dapat dibaca ({reason}).", f"This cannot be read ({reason})."),
        remedy=Words(
            "Periksa apakah penyimpanan masih terpasang dan Anda boleh membukanya; cerita lain tetap dapat dibaca.",
            "Check that the disk is connected and that you may open it; the other stories can be read.",
        ),
    )


def vanished(path: str) -> Problem:
    """It was there a moment ago, or somebody remembers it from before."""
    return Problem(
        code="vanished",
        path=path,
        what=Words("Berkas ini sudah tidak ada di pustaka.", "This file is no longer in the library."),
        remedy=Words(
            "Mungkin dipindahkan atau dihapus. Segarkan daftar; isi lamanya masih ada dalam riwayat.",
            "It may have been moved or deleted. Refresh the list; its old content is still in the history.",
        ),
    )


def link(path: str) -> Problem:
    """A link may lead anywhere, also to things that nobody meant to share."""
    return Problem(
        code="link",
        path=path,
        what=Words("Ini hanya tautan ke tempat lain, dan tidak diikuti.", "This is a link, which is not followed."),
        remedy=Words(
            "Salin berkas atau folder aslinya ke sini sebagai ganti tautan itu.",
            "Copy the real file or folder here in place of the link.",
        ),
    )


def not_a_file(path: str) -> Problem:
    """A folder, a pipe or a device with the name of a file."""
    return Problem(
        code="not-a-file",
        path=path,
        what=Words("Yang bernama ini bukan berkas biasa.", "What has this name is not an ordinary file."),
        remedy=Words(
            "Pindahkan dari pustaka, lalu simpan cerita sebagai berkas biasa bernama “story.md”.",
            "Move it out of the library, then save the story as an ordinary file named “story.md”.",
        ),
    )


def too_big(path: str) -> Problem:
    """More than any file of a story has a use for."""
    return Problem(
        code="too-big",
        path=path,
        what=Words("Berkas ini terlalu besar untuk pustaka.", "This file is too big for a library."),
        remedy=Words(
            "Pindahkan dari folder pustaka, atau simpan dalam ukuran yang lebih kecil, lalu coba lagi.",
            "Move it out of the library's folder, or save it in a smaller size, then try again.",
        ),
    )


def unspeakable(path: str) -> Problem:
    """The name is made of bytes that are no letters."""
    return Problem(
        code="odd-name",
        path=path,
        what=Words("Nama ini memakai huruf yang tidak dikenal.", "This name uses letters that nobody knows."),
        remedy=Words(
            "Ganti namanya dengan huruf kecil biasa, angka, dan tanda hubung.",
            "Rename it with plain small letters, digits and hyphens.",
        ),
    )


def stray(path: str) -> Problem:
    """A Markdown file that lies on a shelf, not in a folder of its own."""
    return Problem(
        code="stray-file",
        path=path,
        serious=False,
        what=Words("Berkas ini tidak berada di folder ceritanya sendiri.", "This file is in no story's own folder."),
        remedy=Words(
            "Buatlah folder dengan id cerita, dan simpan berkas ini di dalamnya dengan nama “story.md”.",
            "Make a folder with the story's id and put the file into it under the name “story.md”.",
        ),
    )


def nameless(path: str, line: int) -> Problem:
    """A story with an empty id or title."""
    return Problem(
        code="nameless",
        path=path,
        line=line,
        what=Words("Id atau judul cerita ini kosong.", "The id or the title of this story is empty."),
        remedy=Words("Isi “id” dan “title” di kepala berkas.", "Fill in “id” and “title” in the head of the file."),
    )


def other_folder(path: str, expected: str, line: int) -> Problem:
    """The story says another id than its folder."""
    return Problem(
        code="id-differs",
        path=path,
        line=line,
        field="id",
        serious=False,
        what=Words("Id cerita berbeda dari nama foldernya.", "The story's id differs from the name of its folder."),
        remedy=Words(
            f"Samakan keduanya, misalnya dengan memindahkan berkas ke “{expected}”.",
            f"Make them agree, for example by moving the file to “{expected}”.",
        ),
    )


def other_shelf(path: str, expected: str) -> Problem:
    """The story is readable where it lies, only nobody would look for it there."""
    return Problem(
        code="other-shelf",
        path=path,
        serious=False,
        what=Words("Cerita ini tersimpan di rak yang lain.", "This story is kept on another shelf."),
        remedy=Words(f"Pindahkan ke “{expected}”.", f"Move it to “{expected}”."),
    )


def same_id(path: str, story_id: str, other: str, line: int) -> Problem:
    """Two files cannot be one story; the one that is shown stays."""
    return Problem(
        code="same-id",
        path=path,
        line=line,
        field="id",
        what=Words(
            f"Id “{story_id}” sudah dipakai oleh “{other}”, jadi berkas ini tidak ditampilkan.",
            f"The id “{story_id}” is already used by “{other}”, so this file is not shown.",
        ),
        remedy=Words(
            "Beri id lain pada salah satunya, atau hapus yang tidak perlu.",
            "Give one of them another id, or delete the one that is not needed.",
        ),
    )
