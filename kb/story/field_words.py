"""What the fields of a story are called when a person is spoken to: in lists of what is missing and in comparisons."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kb.base.words import Words

FIELD_WORDS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "id": Words("Tanda pengenal", "Identifier"),
        "title": Words("Judul", "Title"),
        "title_en": Words("Judul bahasa Inggris", "English title"),
        "summary": Words("Ringkasan", "Summary"),
        "summary_en": Words("Ringkasan bahasa Inggris", "English summary"),
        "kind": Words("Jenis", "Kind"),
        "language": Words("Bahasa", "Language"),
        "authors": Words("Penulis", "Authors"),
        "period": Words("Masa", "Period"),
        "issues": Words("Isu", "Issue"),
        "methods": Words("Metode", "Method"),
        "settings": Words("Tempat praktik", "Setting"),
        "roles": Words("Peran pekerja sosial", "Roles of the worker"),
        "outcomes": Words("Hasil", "Outcomes"),
        "regions": Words("Wilayah", "Region"),
        "actors": Words("Pelaku", "Actors"),
        "participation": Words("Bagian klien", "Part of the clients"),
        "claims": Words("Angka dan tahun", "Figures and dates"),
        "lessons": Words("Pelajaran", "Lessons"),
        "relations": Words("Cerita terkait", "Related stories"),
        "sources": Words("Sumber", "Sources"),
        "consent": Words("Persetujuan", "Consent"),
        "status": Words("Keadaan naskah", "State"),
        "submitters": Words("Kunci yang mengajukan", "Keys of those who submitted"),
        "reviews": Words("Pembacaan", "Reviews"),
        "version": Words("Nomor versi", "Version"),
        "licence": Words("Lisensi", "Licence"),
        "created": Words("Dibuat", "Created"),
        "modified": Words("Diubah", "Changed"),
        "editorial_note": Words("Catatan redaksi", "Editorial note"),
        "body": Words("Isi cerita", "Text of the story"),
    }
)


def field_words(key: str) -> Words:
    """Return what a field is called; one that this program does not know is called what the file calls it."""
    return FIELD_WORDS.get(key) or Words(key, key)
