"""What stands beside a word when it names a person: an age, a kinship word, a verb of feeling or of speaking.

These tell a person called Putri, Suci or Bintang from the words, and a family name from the regency of the same name.
"""

import re
from typing import Final

_FELT: Final = (
    r"(?:sempat |mulai |terus |sering |hanya |masih |sudah |belum |pernah |tak |tidak |juga |pun |lalu |akhirnya |kembali |selalu |langsung |merasa ){0,2}"
    r"(?:menangis|tersenyum|tertawa|bercerita|cerita|mengaku|merasa|takut|ketakutan|malu|sedih|marah|kecewa|cemas|gelisah|trauma"
    r"|terdiam|bungkam|curhat|berkata|bilang|menjawab|bertanya|berbisik|mengeluh|mengadu|berteriak|menjerit|terisak|menunduk|mengangguk"
    r"|menggeleng|bermimpi|berharap|percaya|ingat|lupa|rindu|kangen|bangga|bahagia|senang|gembira|lega|pasrah|menyesal|kesepian"
    r"|lapar|kedinginan|kesakitan|tertidur|hamil|melahirkan|menikah|bercerai|kabur|dipukul\w*|dianiaya|diperkosa|dicabuli|dilecehkan"
    r"|disiksa|dijual|ditangkap|diusir|ditinggal\w*|meninggal dunia|putus sekolah|cried|wept|smiled|laughed|told us|told me|said|felt|whispered"
    r"|admitted|was (?:afraid|scared|beaten|raped|arrested|ashamed)|is (?:afraid|ashamed)|remembers)"
)
_SAID: Final = (
    r"(?:mengatakan|menyatakan|menyebut(?:kan)?|menilai|menegaskan|menjelaskan|menambahkan|mengungkapkan|menuturkan|berpendapat|menceritakan"
    r"|menyampaikan|mengingatkan|membenarkan|membantah|menolak|meminta|mengajak|memilih|ingin|mau|enggan|sakit|tidur|bangun|pulang|datang"
    r"|pergi|tinggal|duduk|makan|menunggu|belajar|bekerja|lahir|meninggal|tinggal|lari|masuk|keluar|kami ajak|kami temui|says|came|went|lives|lived)"
)
_AGE: Final = (
    r"\s*(?:\(\s*\d{1,3}(?:\s*(?:tahun|thn|th|bulan|years?))?\s*[,)]|,\s*(?:\d{1,3}|\w+(?: (?:belas|puluh(?: \w+)?))?) (?:tahun|thn|bulan)\b"
    r"|,?\s*(?:yang )?(?:ber)?(?:usia|umur)\b|, (?:bukan nama|nama samaran|anak (?:pertama|kedua|ketiga|bungsu|sulung)|aged?\b|\d+, )"
    r"|,?\s*\d{1,2}[- ]years?[- ]old)"
)
_AGED: Final = re.compile(_AGE, re.IGNORECASE)
_AFTER: Final = re.compile(rf"(?:nya)?(?:{_AGE}|\s+{_FELT}\b)", re.IGNORECASE)
_AFTER_LIKE: Final = re.compile(rf"(?:{_AGE}|\s+(?:{_FELT}|{_SAID})\b)", re.IGNORECASE)
_KIN: Final = (
    r"anak|adik|kakak|abang|suami|istri|isteri|ibu|ayah|bapak|nenek|kakek|paman|bibi|tante|om|sepupu|ponakan|keponakan|menantu|mertua|cucu"
    r"|pacar|kekasih|tunangan|teman|kawan|sahabat|mantan suami|mantan istri|saudara|saudari|bayi|putra|putri|almarhum|almarhumah"
)
_BEFORE: Final = re.compile(
    rf"(?:\b(?:{_KIN})(?:nya|ku|mu| saya| kami| perempuan| laki-laki| sulung| bungsu| pertama| kedua| ketiga| tunggal| angkat| tiri| kandung){{1,2}},?"
    r"|\b(?:kata|ujar|tutur|ucap|tegas|jelas|ungkap|tambah|imbuh|menurut|si|sang|bersama|kepada|terhadap|memanggil|menemui|menemani|mengantar"
    r"|mendampingi|menjemput|memeluk|menikahi|menjaga|merawat|menghibur|mengunjungi|klien|korban|penyintas|seorang|bernama|namanya|nama"
    r"|panggil|pernyataan|keluarga|almarhum|almarhumah|pasangan|her name is|his name is|named|client|victim|survivor|daughter|son"
    r"|wife|husband|mother|father|sister|brother),?"
    rf"|(?<!para )\b(?:korban|klien|anak|ibu|ayah|adik|kakak|suami|istri)(?: dari)?,?) [\"“'‘]?\Z",
    re.IGNORECASE,
)
_REACH: Final = 40
_KIN_BEFORE: Final = re.compile(
    rf"\b(?:{_KIN})(?:nya|ku|mu| saya| sulung| bungsu| pertama| kedua| ketiga| tunggal| angkat| tiri| kandung)+,? [\"“'‘]?\Z",
    re.IGNORECASE,
)


def beside_person(text: str, start: int, end: int) -> bool:
    """Whether what stands around makes a person of any word: an age, kin, a feeling."""
    return bool(_AFTER.match(text, end) or _BEFORE.search(text, max(0, start - _REACH), start))


def may_act(text: str, start: int, end: int) -> bool:
    """Whether what stands around makes a person of a word by which people are called: also what anybody does or says."""
    return bool(_AFTER_LIKE.match(text, end) or _BEFORE.search(text, max(0, start - _REACH), start))


def has_age_or_kin(text: str, start: int, end: int) -> bool:
    """Whether an age, a feeling or kin stands beside: enough to make a person of the name of a place or a people."""
    return bool(_AFTER.match(text, end) or _KIN_BEFORE.search(text, max(0, start - _REACH), start))


def has_age(text: str, start: int, end: int) -> bool:
    """Whether an age stands right behind, or kin right before."""
    return bool(_AGED.match(text, end) or _KIN_BEFORE.search(text, max(0, start - _REACH), start))
