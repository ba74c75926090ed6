"""Whether a sentence speaks of one person or of a group: the difference between a client and a programme."""

import re
from functools import lru_cache
from typing import Final

from kb.gate.words.caseless import Caseless

_HUMAN: Final = (
    "anak|ibu|bapak|gadis|remaja|perempuan|laki-laki|lelaki|pemuda|pemudi|bocah|siswi|siswa|santri|santriwati|nenek|kakek|klien|korban"
    "|penyintas|pasien|istri|suami|janda|duda|wanita|pria|bayi|balita|mahasiswi|mahasiswa|transpuan|waria|kawan|teman|sahabat|lansia"
)
_ENGLISH: Final = "girl|boy|woman|man|mother|father|child|teenager|client|survivor|widow|student|pupil|patient|person|wife|husband|daughter|son|grandmother"
_KIN: Final = (
    "ayah|ibu|bapak|suami|istri|anak|adik|kakak|paman|bibi|tante|nenek|kakek|mertua|orang\\s*tua|rumah|desa|kampung|sekolah|majikan|pacar"
    "|kekasih|bayi|cucu|putra|putri|nama|usia|umur|keluarga|kisah|warung|kos(?:-kosan)?|kontrakan|kamar|kios|lapak|gubuk|saudara|ponakan|keponakan"
)
_ONE: Final = Caseless(
    r"\b(?:seorang|seseorang|si|sang|ia|dia|beliau|he|she|his|her|him|bungsu|sulung|yatim|konseli"
    # Who it is stands once in the pattern: looking for it three times took half of the time of the whole check.
    rf"|(?<!-)(?:{_HUMAN})(?!-)(?:"
    r"(?:\s+[\w-]+){0,4}?\s+(?:itu|ini|tersebut|tadi)"
    r"|\s+(?:bernama|berinisial|kami|saya|dampingan|pertama\s+(?:kami|saya)|yang\s+(?:kami|saya)\s+\w+)"
    r"|(?:\s+[\w-]+)?\s+(?:ber)?(?:usia|umur)\s+\w+(?!\s*[-–])|,?\s+\d+\s*(?:tahun|thn))"
    r"|(?:suami|istri|isteri|ayah|paman|bibi|kakek|nenek|mertua|adik|kakak|majikan|pacar)\s+(?:korban|klien|penyintas|pasien|pelaku)"
    rf"|(?:{_KIN})nya|klien|(?:menemukan|menjemput|menolong|mendampingi|membawa|merawat|mengantar|menampung|mengunjungi|membujuk)nya"
    r"|anak\s+(?:sulung|bungsu|tunggal|kembar|angkat|asuh|kandung|tiri)nya|(?:korban|pasien|penyintas)\s+di\w{3,}\s+(?:ke|di|oleh|dari)"
    rf"|(?:a|an|one|the|this|that|our|another)\s+(?:[\w-]+\s+){{0,2}}(?:{_ENGLISH})"
    r"|sebut\s+saja|bukan\s+nama\s+sebenarnya|nama\s+samaran|berinisial|inisial|panggil\s+saja|bernama)\b"
)
_NAMED: Final = re.compile(
    r"\b(?:Pak|Bu|Bapak|Ibu|Mas|Mbak|Kak|Bang|Nenek|Kakek|Mbah|Ustadz|Haji|Hajah|Teh|Kang|Mak|Om|Tante|Mami|Mama|Neng)\s+[A-Z][a-z]"
    r"|\b[A-Z][a-z]+\s*(?:\(\s*|,\s*)\d{1,2}(?!\d|[.,]\d|/|\s+(?:Jan|[FP]eb|Mar|Apr|Mei|May|Jun|Jul|Ag|Aug|Sep|O[kc]t|No[vp]|De[sc]))(?:\s*(?:tahun|th|thn))?\b"
)
_MANY: Final = Caseless(
    r"\b(?:para|anak-anak|ibu-ibu|bapak-bapak|perempuan-perempuan|orang-orang|remaja-remaja|mereka|semua|seluruh|sebagian besar|rata-rata"
    r"|kebanyakan|mayoritas|setiap|tiap|masing-masing|berbagai|banyak|children|women|men|girls|boys|people|they|clients|families|most|all|every)\b"
)
_STRONG: Final = re.compile(r"(?:sebut|bukan|nama|berinisial|inisial|panggil|seorang|bernama)", re.IGNORECASE)
_THIS_ONE: Final = re.compile(r"\b(?:itu|ia|dia|beliau|she|he|her|his)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def speaks_of_one(sentence: str) -> bool:
    """Tell whether a sentence speaks of an individual; "anak-anak usia 7 tahun" and "setiap klien" do not.

    Several rules ask it of the same sentences, and while somebody types nearly all of them stay as they are.
    """
    if _NAMED.search(sentence):
        return True
    one = _ONE.search(sentence)
    if one is None:
        return False
    if _STRONG.match(one[0]) or not _MANY.search(sentence):
        return True
    # "Ia beragama Kristen di kampung yang seluruhnya Muslim": the one comes first, the many are what is around.
    return bool(_THIS_ONE.search(one[0])) and one.start() < _first(_MANY, sentence)


def _first(pattern: Caseless, text: str) -> int:
    found = pattern.search(text)
    return found.start() if found else len(text)
