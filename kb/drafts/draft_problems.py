"""What can go wrong with a draft, in the words of its writer."""

from pathlib import Path

from kb.base.problems import KnownError
from kb.base.words import Words
from kb.story.story_file import StoryFile
from kb.versions.version_comparison import ConflictError


def unknown(draft_id: str) -> KnownError:
    """It was removed, in this window or another."""
    return KnownError(
        Words(f"Naskah “{draft_id}” tidak ada di meja Anda.", f"There is no draft “{draft_id}” on your desk."),
        Words("Mungkin sudah dihapus; lihat daftar naskah.", "It may have been removed; look at the list of drafts."),
        code="unknown-draft",
    )


def unreadable(place: Path, error: Exception) -> KnownError:
    """A file of the draft is missing or damaged; its earlier states are files of their own."""
    return KnownError(
        Words(f"Naskah “{place.name}” tidak dapat dibaca.", f"The draft “{place.name}” cannot be read."),
        Words(
            f"Isinya masih ada di “{place}”; keadaan-keadaan sebelumnya di folder “states”. Keterangan: {error}.",
            f"Its files are still in “{place}”, earlier texts in the folder “states”. Detail: {error}.",
        ),
        code="broken-draft",
    )


def saved_without_state(title: str, error: OSError) -> KnownError:
    """The text is on the disk; only that it can be found again later as it is now has failed."""
    reason = error.strerror or str(error)
    return KnownError(
        Words(
            f"Naskah “{title or 'tanpa judul'}” tersimpan, tetapi belum tercatat di antara teks-teks terdahulu ({reason}).",
            f"The draft “{title or 'untitled'}” is saved, but it was not noted down among its earlier texts ({reason}).",
        ),
        Words(
            "Tidak ada kata yang hilang. Periksa ruang penyimpanan, lalu coba lagi.",
            "No word is lost. Check that there is room, then try again.",
        ),
        code="saved-without-state",
    )


def submitted_not_noted(title: str, error: KnownError) -> KnownError:
    """The story waits in the library for its reader; only the draft on the desk does not know it yet."""
    return KnownError(
        Words(
            f"Cerita “{title}” sudah diajukan, tetapi naskah di meja Anda belum mencatatnya. {error.what.id}",
            f"The story “{title}” is submitted, but the draft on your desk has not noted it yet. {error.what.en}",
        ),
        Words(
            "Ajukan sekali lagi: tidak ada yang diajukan dua kali, dan tidak ada yang hilang.",
            "Submit it once more: nothing is submitted twice, and nothing is lost.",
        ),
        code="submitted-not-noted",
    )


def no_state(number: int) -> KnownError:
    """Asked for a state that is not there."""
    return KnownError(
        Words(f"Keadaan nomor {number} tidak ada.", f"There is no earlier text number {number}."),
        Words("Pilih dari daftar keadaan naskah ini.", "Choose one from this draft's list."),
        code="no-state",
    )


def changed_elsewhere(title: str, mine: StoryFile, theirs: StoryFile, base: StoryFile | None) -> ConflictError:
    """Two windows or two programs typed into one draft."""
    named = title or "tanpa judul"
    return ConflictError(
        Words(
            f"Naskah “{named}” telah diubah di tempat lain sejak Anda membukanya.",
            f"The draft “{title or 'untitled'}” has been changed elsewhere since you opened it.",
        ),
        Words(
            "Kedua teks disimpan. Bandingkan, lalu pilih salah satu atau gabungkan; tidak ada yang ditimpa.",
            "Both texts are kept. Compare them, then choose one or join them; nothing was overwritten.",
        ),
        mine=mine,
        theirs=theirs,
        base=base,
    )


def story_changed(title: str, mine: StoryFile, theirs: StoryFile, base: StoryFile | None) -> ConflictError:
    """Somebody else changed the story in the library while a draft of it lay on the desk."""
    return ConflictError(
        Words(
            f"Cerita “{title}” di pustaka telah diubah sejak Anda mengambilnya.",
            f"The story “{title}” in the library has been changed since you took it.",
        ),
        Words(
            "Tidak ada yang ditimpa. Bandingkan keduanya, masukkan yang perlu ke naskah Anda, lalu ajukan lagi.",
            "Nothing was overwritten. Compare both, put what is needed into your draft, then submit it again.",
        ),
        mine=mine,
        theirs=theirs,
        base=base,
    )


def withdrawn(title: str) -> KnownError:
    """Somebody took back their consent: editing must not bring the story back."""
    return KnownError(
        Words(f"Cerita “{title}” telah ditarik.", f"The story “{title}” has been withdrawn."),
        Words(
            "Cerita yang ditarik tidak dapat diajukan lagi. Naskah Anda tetap di meja.",
            "A withdrawn story cannot be submitted again. Your draft stays on the desk.",
        ),
        code="withdrawn",
    )


def withdrawn_history(story_id: str) -> KnownError:
    """Earlier versions of a withdrawn story are not shown: they are what was taken back."""
    return KnownError(
        Words(f"Cerita “{story_id}” telah ditarik.", f"The story “{story_id}” has been withdrawn."),
        Words("Versi-versi lamanya tidak ditampilkan lagi.", "Its earlier versions are not shown any more."),
        code="withdrawn",
    )
