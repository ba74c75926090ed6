"""What can go wrong with an index, in words: it is a cache, so the remedy is always to build it again."""

from pathlib import Path
from typing import Final

from kb.base.problems import KnownError
from kb.base.words import Words

_REBUILD: Final = Words(
    "Susun ulang daftar pencarian; cerita Anda tidak tersentuh.",
    "Build the search index again; your stories are untouched.",
)


def index_missing() -> KnownError:
    """There is no index yet."""
    return KnownError(
        Words("Daftar pencarian belum disusun.", "The search index has not been built yet."),
        _REBUILD,
        code="index-missing",
    )


def index_stale() -> KnownError:
    """The index was made by another version of the program or for another vocabulary."""
    return KnownError(
        Words(
            "Daftar pencarian dibuat untuk versi program atau kosakata yang lain.",
            "The search index was made for another version of the program or of the vocabulary.",
        ),
        _REBUILD,
        code="index-stale",
    )


def index_broken() -> KnownError:
    """The files of the index cannot be read."""
    return KnownError(
        Words("Daftar pencarian rusak dan tidak dapat dibaca.", "The search index is damaged and cannot be read."),
        _REBUILD,
        code="index-broken",
    )


def index_busy() -> KnownError:
    """Somebody else writes to the index."""
    return KnownError(
        Words("Daftar pencarian sedang diperbarui.", "The search index is being updated."),
        Words("Tunggu sebentar, lalu coba lagi.", "Wait a moment, then try again."),
        code="index-busy",
    )


def index_in_library(folder: Path) -> KnownError:
    """The place given for the index lies inside a library, where other people may write."""
    return KnownError(
        Words(
            f"Daftar pencarian tidak boleh berada di dalam pustaka ({folder}).",
            f"A search index may not lie inside a library ({folder}).",
        ),
        Words("Pakailah folder sementara milik program.", "Use the program's own cache folder."),
        code="index-in-library",
    )
