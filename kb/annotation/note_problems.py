"""What can be wrong with the files of notes, in the words of the person who has to mend it."""

from kb.base.problems import KnownError, Problem
from kb.base.words import Words

_MEND = Words(
    "Perbaiki atau pindahkan berkas ini; program tidak mengubahnya, dan catatan lain tetap terbaca.",
    "Correct or move this file; the program does not change it, and all other notes can be read.",
)


def refused(error: KnownError, path: str) -> Problem:
    """The file is no note that can be read; the reason is the error's."""
    return Problem(
        code=error.code,
        path=path,
        what=Words(f"Catatan ini tidak terbaca: {error.what.id}", f"This note cannot be read: {error.what.en}"),
        remedy=_MEND,
    )


def other_target(path: str, target: str, story: str) -> Problem:
    """A note that belongs to another story, or to a page of the web."""
    return Problem(
        code="note-elsewhere",
        path=path,
        what=Words(
            f"Catatan ini menunjuk “{target[:80]}”, bukan cerita “{story}”.",
            f"This note points to “{target[:80]}”, not to the story “{story}”.",
        ),
        remedy=Words(
            "Pindahkan berkas ini ke folder “notes” cerita yang dimaksud, atau impor sebagai catatan dari luar.",
            "Move this file into the folder “notes” of the story it is meant for, or import it as a note from elsewhere.",
        ),
    )


def double(path: str, other: str) -> Problem:
    """Two files with one id: both stay, one is shown."""
    return Problem(
        code="note-double",
        path=path,
        what=Words(
            f"Catatan ini mempunyai id yang sama dengan “{other}”; yang itu yang ditampilkan.",
            f"This note has the same id as “{other}”, which is the one that is shown.",
        ),
        remedy=Words(
            "Bandingkan keduanya dan hapus salah satu, atau beri yang ini id baru.",
            "Compare the two and delete one, or give this one a new id.",
        ),
    )


def not_a_file(path: str) -> Problem:
    """A folder, a pipe or a device with the name of a note."""
    return Problem(
        code="not-a-file",
        path=path,
        what=Words("Yang bernama ini bukan berkas biasa.", "What has this name is not an ordinary file."),
        remedy=Words("Pindahkan dari folder “notes”.", "Move it out of the folder “notes”."),
    )


def in_both(error: KnownError, *, private: bool) -> KnownError:
    """A note was put where it should be, and could not be taken away from where it was; `private` tells where it is now."""
    where = (
        Words("catatan pribadi", "a private note") if private else Words("catatan untuk semua", "a note for everyone")
    )
    old = Words("yang untuk semua", "the one for everyone") if private else Words("yang pribadi", "the private one")
    return KnownError(
        Words(
            f"Catatan ini sudah tersimpan sebagai {where.id}, tetapi {old.id} belum dapat dihapus. {error.what.id}",
            f"This note is saved as {where.en}, but {old.en} could not be taken away yet. {error.what.en}",
        ),
        Words(
            "Lakukan sekali lagi, supaya hanya satu yang tinggal. Tidak ada yang hilang.",
            "Do it once more, so that only one stays. Nothing is lost.",
        ),
        code="note-in-both",
    )


def partly(done: int, of: int, error: KnownError) -> KnownError:
    """Some of many notes were taken in before one of them could not be."""
    return KnownError(
        Words(
            f"{done} dari {of} catatan sudah tersimpan; yang berikutnya belum. {error.what.id}",
            f"{done} of {of} notes are saved; the next one is not. {error.what.en}",
        ),
        Words(
            f"Lakukan sekali lagi: yang sudah tersimpan tidak dibuat dua kali. {error.remedy.id}",
            f"Do it once more: what is saved is not made twice. {error.remedy.en}",
        ),
        code="notes-partly",
    )


def changed_elsewhere(kept: bool) -> KnownError:
    """Somebody else changed the same words of the same note."""
    return KnownError(
        Words(
            "Catatan ini telah diubah di tempat lain sejak Anda membukanya.",
            "This note has been changed elsewhere since you opened it.",
        ),
        Words(
            "Versi Anda disimpan sebagai catatan pribadi di samping yang baru: bandingkan keduanya, lalu pilih.",
            "Your version is kept as a private note beside the new one: compare the two, then choose.",
        )
        if kept
        else Words(
            "Tidak ada yang ditimpa atau dihapus. Lihat isinya yang baru, lalu ulangi bila masih perlu.",
            "Nothing was overwritten or deleted. Look at what it says now, then do it again if it is still needed.",
        ),
        code="note-changed-elsewhere",
    )


def in_the_way(path: str) -> KnownError:
    """A file that cannot be read lies where this note belongs."""
    return KnownError(
        Words(f"Di “{path}” ada berkas yang tidak terbaca.", f"There is a file at “{path}” that cannot be read."),
        Words(
            "Berkas itu tidak ditimpa. Perbaiki atau pindahkan dulu, lalu simpan lagi catatan Anda.",
            "It has not been overwritten. Correct or move it first, then save your note again.",
        ),
        code="note-in-the-way",
    )


def too_long(most: int) -> KnownError:
    """A note is no place for a whole book."""
    return KnownError(
        Words(
            f"Catatan ini terlalu panjang (lebih dari {most:,} huruf).".replace(",", "."),
            f"This note is too long (more than {most:,} characters).",
        ),
        Words(
            "Bagilah menjadi beberapa catatan, atau tulislah sebagai cerita.",
            "Split it into several notes, or write it as a story.",
        ),
        code="note-too-long",
    )


def saved_without_history(error: KnownError) -> KnownError:
    """The words are safe; only the memory of who wrote them when is not."""
    return KnownError(
        Words(
            "Catatan sudah tersimpan, tetapi riwayatnya belum tercatat.",
            "The note is saved, but its history could not be kept.",
        ),
        error.remedy,
        code="saved-without-history",
    )
