"""Why a story cannot be signed or sent back, in the words of its reader."""

from collections.abc import Sequence

from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.review.review_questions import Criterion


def nameless() -> KnownError:
    """A signature is somebody's."""
    return KnownError(
        Words("Program belum tahu nama Anda.", "The program does not know your name yet."),
        Words(
            "Isi nama Anda di Pengaturan, lalu buka halaman ini lagi.",
            "Fill in your name in the settings, then open this page again.",
        ),
        code="no-name",
    )


def not_a_steward(library: str, stewards: Sequence[str]) -> KnownError:
    """Somebody else looks after this library."""
    named = ", ".join(stewards)
    return KnownError(
        Words(
            f"Cerita di “{library}” dibaca oleh pengelolanya: {named}.",
            f"Stories in “{library}” are read by its stewards: {named}.",
        ),
        Words(
            "Kirimkan kartu Anda (menu → Kartu saya) kepada salah seorang dari mereka; di “Pengelola pustaka” ia dapat menambahkan Anda.",
            "Send your card (menu → My card) to one of them; in “Stewards of the library” they can add you.",
        ),
        code="no-steward",
    )


def own_story(*, alone: bool) -> KnownError:
    """Nobody signs their own words; where a library has too few others, it needs another steward."""
    written = Words("Anda ikut menulis cerita ini.", "You are one of the writers of this story.")
    if alone:
        return KnownError(
            written,
            Words(
                "Pengelola lain yang dapat menandatanganinya belum cukup. Mintalah kartu seorang rekan, lalu tambahkan dia di menu → Pengelola pustaka.",
                "There are not enough other stewards to sign it. Ask a colleague for their card, then add them in the menu → Stewards of the library.",
            ),
            code="own-story",
        )
    return KnownError(
        written,
        Words(
            "Seseorang yang tidak ikut menulisnya harus membaca dan menandatanganinya.",
            "Somebody who did not write it has to read and sign it.",
        ),
        code="own-story",
    )


def nobody_submitted(title: str) -> KnownError:
    """What to say of words of which nobody knows who handed them in: their writer could be the one who signs."""
    return KnownError(
        Words(
            f"Tidak tercatat siapa yang mengajukan “{title}”, jadi belum dapat dipastikan bahwa pembacanya orang lain.",
            f"It is not known who submitted “{title}”, so nobody can be sure that its reader is somebody else.",
        ),
        Words(
            "Mintalah penulisnya membuka naskahnya di Naskah saya dan mengajukannya sekali lagi.",
            "Ask its author to open the draft under My drafts and to submit it once more.",
        ),
        code="nobody-submitted",
    )


def named_by_its_folder(title: str, word: str) -> KnownError:
    """What to say when a story's address holds a word that its signed text no longer does."""
    return KnownError(
        Words(
            f"“{title}” belum dapat terbit: alamatnya di pustaka masih memuat “{word}”, yang tidak ada lagi di naskahnya.",
            f"“{title}” cannot be published yet: its address in the library still holds “{word}”, which its text has no more.",
        ),
        Words(
            "Kembalikan kepada penulisnya. Begitu ia mengajukannya lagi, cerita ini mendapat alamat baru dari judulnya.",
            "Send it back to its author. Once it is submitted again, it gets a new address from its title.",
        ),
        code="named-by-folder",
    )


def already_signed(lacking: int) -> KnownError:
    """One person, one signature."""
    return KnownError(
        Words("Anda sudah menandatangani teks ini.", "You have signed this text already."),
        Words(
            f"Masih ditunggu {lacking} tanda tangan dari orang lain.", f"{lacking} more from other people are awaited."
        ),
        code="already-signed",
    )


def unanswered(questions: Sequence[Criterion]) -> KnownError:
    """What a reader has to say before signing."""
    return KnownError(
        Words(
            "Belum dijawab: " + ", ".join(one.name.id.lower() for one in questions) + ".",
            "Not answered yet: " + ", ".join(one.name.en.lower() for one in questions) + ".",
        ),
        Words(
            "Tulis satu atau dua kalimat tentang apa yang Anda periksa; “tidak diceritakan” juga jawaban, satu kata saja belum.",
            "Write a sentence or two about what you checked; “not told” is an answer too, a single word is not.",
        ),
        code="unanswered",
    )


def no_reason() -> KnownError:
    """Whoever gets a story back must know what to change."""
    return KnownError(
        Words("Alasannya belum ditulis.", "There is no reason yet."),
        Words(
            "Tulis apa yang perlu diubah, supaya penulis tahu langkah berikutnya.",
            "Write what should be changed, so that the author knows what to do next.",
        ),
        code="no-reason",
    )


def changed_since_read(title: str) -> KnownError:
    """The text is another one now: what was read is not what would be signed."""
    return KnownError(
        Words(
            f"Cerita “{title}” berubah sejak Anda membukanya.", f"The story “{title}” has changed since you opened it."
        ),
        Words(
            "Belum ada yang ditandatangani. Lihat apa yang berubah, lalu putuskan; jawaban Anda tetap ada.",
            "Nothing was signed. Look at what changed, then decide; your answers are still there.",
        ),
        code="changed-since-read",
    )


def nothing_waits(title: str) -> KnownError:
    """It was signed, returned or withdrawn meanwhile."""
    return KnownError(
        Words(f"Cerita “{title}” tidak lagi menunggu pembaca.", f"The story “{title}” no longer waits for a reader."),
        Words(
            "Rekan lain sudah memutuskannya, atau ceritanya ditarik.", "A colleague has decided, or it was withdrawn."
        ),
        code="nothing-waits",
    )


def broken_head(title: str) -> KnownError:
    """Without a head that can be read nobody knows what is signed."""
    return KnownError(
        Words(f"Kepala cerita “{title}” tidak terbaca seluruhnya.", f"The head of “{title}” cannot be read in full."),
        Words(
            "Lihat “Perlu diperbaiki”; sesudah diperbaiki, cerita ini dapat ditandatangani.",
            "See “Needs repair”; it can be signed once that is mended.",
        ),
        code="broken-head",
    )


def busy() -> KnownError:
    """Several readers wrote at the same moment, again and again."""
    return KnownError(
        Words("Beberapa pembaca menyimpan pada saat yang sama.", "Several readers saved at the same moment."),
        Words(
            "Tunggu sebentar, lalu coba lagi; jawaban Anda tetap ada.",
            "Wait a moment, then try again; your answers are still there.",
        ),
        code="busy",
    )


def not_genuine(path: str, title: str, name: str) -> Problem:
    """Somebody wrote a signature by hand, or changed what was signed."""
    return Problem(
        code="signature-not-genuine",
        path=path,
        what=Words(
            f"Tanda tangan atas nama {name} di cerita “{title}” tidak sah: bukan buatan kuncinya.",
            f"The signature in the name of {name} on “{title}” is not genuine: their key did not make it.",
        ),
        remedy=Words(
            f"Tanda tangan itu tidak dihitung. Tanyakan kepada {name}; ajukan ceritanya lagi supaya dibaca.",
            f"It does not count. Ask {name}, and submit the story again to be read.",
        ),
    )


def pictures_changed(path: str, title: str) -> Problem:
    """The words are those that were signed, the pictures are not."""
    return Problem(
        code="pictures-changed-after-signing",
        path=path,
        serious=False,
        what=Words(
            f"Gambar di cerita “{title}” berubah sesudah ditandatangani; yang sekarang belum dilihat orang lain.",
            f"Pictures of “{title}” have changed since it was signed; nobody else has seen the present ones.",
        ),
        remedy=Words(
            "Kembalikan gambar yang ditandatangani, atau sunting (Ctrl+E) dan ajukan ceritanya lagi.",
            "Put the signed pictures back, or edit the story (Ctrl+E) and submit it again.",
        ),
    )
