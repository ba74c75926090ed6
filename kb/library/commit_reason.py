"""What the history of a library says of a change: fixed sentences, so that nobody's words come into it that way."""

from enum import Enum


class CommitReason(Enum):
    """Everything that history can say of a change."""

    BEGUN = "Awal riwayat pustaka"
    COPIED = "Salinan pertama pustaka bawaan"
    SAVED = "Simpan cerita"
    PUBLISHED = "Terbitkan cerita"
    WITHDRAWN = "Tarik cerita"
    NOTE_ADDED = "Tambah catatan"
    NOTE_CHANGED = "Ubah catatan"
    NOTE_DELETED = "Hapus catatan"
    NOTES_IMPORTED = "Impor catatan"
    NOTES_CLEARED = "Bersihkan catatan tinjauan"
    STEWARDS = "Ubah pengelola pustaka"
    REPAIRED = "Perbaiki pustaka"
    REPAIR_UNDONE = "Batalkan perbaikan"
    FROM_ELSEWHERE = "Perubahan dari luar program"
