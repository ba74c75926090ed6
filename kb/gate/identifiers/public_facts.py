"""What only looks like an identifier: the address of an office, the birthday of a president, a sum of money.

The rule is narrow on purpose. The office must stand right before its address and the public office right before its
holder; a shelter, a home, or a relative of somebody known is nobody's business and stays a question.
"""

import re
from typing import Final

_I: Final = re.IGNORECASE
_OFFICE: Final = (
    r"(?:Kantor|Sekretariat|Kementerian|Departemen|Dinas|Gedung|Balai\s+(?:Kota|Desa|Latihan|Besar|Pustaka|Bahasa)|Kedutaan|Konsulat|Museum|Perpustakaan|Universitas|Institut|Fakultas|Kampus"
    r"|Rumah\s+[Ss]akit|RSU[DP]?|Puskesmas|Pengadilan|Kejaksaan|Mahkamah|Polda|Polres\w*|Polsek|Stasiun|Bandara|Terminal|Bank|Kantor\s+[Pp]os|Redaksi|Stadion|Pabrik|Gereja|Katedral|Masjid|Studio|Ministry|Embassy|Museum|Headquarters|Office|Court|Library|University|Commission|Komisi|Ombudsman|Badan|Komnas|BPS|KPK|KPU)"
)
_OWN_ADDRESS: Final = re.compile(
    rf"\b(?i:{_OFFICE})\b(?!\s+(?:kami|saya|kita|our)\b)(?:\s+[\w.&'’\"-]+){{0,7}}?(?:\s*[,(:]\s*|[\s,]+(?:yang\s+|ini\s+|itu\s+|buka\s+)?(?:ber(?:alamat|lokasi|kantor|kedudukan|ada)|terletak|ada|berpusat)?\s*(?:di|pada)\s+(?:koordinat\s+|titik\s+)?|\s+(?:is|are|was)\s+(?:located\s+)?(?:at|on|in)\s+)(?:alamat\s*:?\s*)?$",
    _I,
)
_HOME: Final = re.compile(
    r"\b(?:rumah(?!\s+sakit)\w*|tinggal|kos\w*|kontrak\w*|mengontrak|indekos|menumpang|alamatnya|rumahnya|klien\w*|korban|penyintas|ia|dia|anak\w*|ibu\w*|bapak\w*|ayah\w*|suami\w*|istri\w*|keluarga\w*|nenek\w*|kakek\w*|belakang|samping|dekat|seberang|depan|panti|shelter|selter"
    r"|penampungan|persembunyian|home|lives?|lived|house|behind|near|beside|she|he|her|his|client\w*|victim\w*)\b",
    _I,
)
_HOLDER: Final = r"(?:presiden|wakil\s+presiden|perdana\s+menteri|menteri|gubernur|raja|ratu|sultan|kaisar|pangeran|paus|uskup|jenderal|laksamana|marsekal|pahlawan|president|prime\s+minister|minister|governor|king|queen|emperor|pope|bishop)"
_PUBLIC_BIRTH: Final = re.compile(rf"\b{_HOLDER}\b[^.;\n]{{0,60}}$", _I)
_KIN: Final = re.compile(
    r"\b(?:anak|putr[ai]|cucu|istri|suami|adik|kakak|keponakan|menantu|ibu|ayah|sopir|pembantu|child|son|daughter|wife|husband|nephew|niece|driver|maid)(?:nya)?\b",
    _I,
)
_KNOWN_FOR: Final = re.compile(
    r"[^.;\n]{0,60}?\)?\s*,?\s*(?:adalah|merupakan|ialah|was|is)\s+(?:seorang\s+|salah\s+satu\s+|salah\s+seorang\s+|mantan\s+|tokoh\s+|an?\s+|the\s+){0,3}"
    r"(?:[\w-]+\s+){0,2}?(?:presiden|menteri|gubernur|politikus|politisi|penyanyi|pemeran|aktor|aktris|pemain|pelatih|penulis|sastrawan|penyair|novelis|sutradara|musisi|musikus|komponis|pelukis|ilmuwan|fisikawan|matematikawan|sejarawan|ratu|raja|sultan|pangeran|putri\s+mahkota|uskup|paus|jenderal"
    r"|atlet|petinju|pebulu\s?tangkis|pembalap|model|mangaka|tokoh|fiksi|pahlawan|diplomat|filsuf|arsitek|astronot|penemu|president|minister|politician|singer|actor|actress|player|writer|author|scientist|king|queen|footballer)\b",
    _I,
)
_MONEY_BEFORE: Final = re.compile(r"(?:\bRp\.?|\bIDR|\bUSD|\bUS\$|\$|€|£|\bEUR|\bRM)\s?$", _I)
_MONEY_BEHIND: Final = re.compile(
    r"\s?(?:,-|rupiah\b|juta\b|miliar\b|milyar\b|triliun\b|ribu\b|dolar\b|dollars?\b|euros?\b|ringgit\b|per\s+cent\b|persen\b|%|(?:kg|ton|liter|meter|km|hektare?|ha|unit|botol|eksemplar)\b)",
    _I,
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?")
_BOOK: Final = re.compile(r"\b(?:ISBN|ISSN|DOI|HaKI|Barcode)(?:-1[03])?\s*:?\s*[\d-]*$", _I)
_NUMBERS: Final = frozenset(
    {"phone", "nik", "kk", "bank", "bpjs", "npwp", "nip", "nisn", "card", "sim", "passport", "akta", "ip"}
)
_LOOK_BACK: Final = 110


def is_public(text: str, start: int, end: int, kind: str) -> bool:
    """Tell whether what was taken for an identifier of this kind is a public fact, or money, and leads to nobody."""
    before = text[max(0, start - _LOOK_BACK) : start]
    if kind in _NUMBERS:
        return _is_amount(text, start, end, before)
    sentence = re.split(r"(?<=[a-z)][.!?])\s|\n", before)[-1]
    if kind in {"address", "coordinates"}:
        return bool(_OWN_ADDRESS.search(sentence)) and not _HOME.search(sentence)
    if kind == "birth-date":
        holder = _PUBLIC_BIRTH.search(sentence)
        if holder:
            return not _KIN.search(sentence)
        return bool(_KNOWN_FOR.match(text, end, min(len(text), end + 120)))
    return False


def _is_amount(text: str, start: int, end: int, before: str) -> bool:
    words = text[start:end]
    if _BOOK.search(before):
        return True
    if not _GROUPED.fullmatch(words.strip()):
        return bool(_MONEY_BEFORE.search(before)) and not re.match(r"\+|0|62", words)
    return bool(_MONEY_BEFORE.search(before) or _MONEY_BEHIND.match(text, end))
