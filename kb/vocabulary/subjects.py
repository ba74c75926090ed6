"""Which subjects a story is about that ask for more care than others, read from its words and not from its tags.

A tag can be forgotten or taken away; the words that tell the story cannot. Two signatures and the stricter questions of
the confidentiality gate both rest on this one reading. It would rather see a child too many than one too few: the price
is a second reader, the other price is paid by the child.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, Literal

from kb.base.nested_strings import strings_in
from kb.base.numerals import NUMBER, value

Subject = Literal["children", "violence", "health"]

_I: Final = re.IGNORECASE
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# "anak buah", "anak perusahaan": no child is meant; "anak perempuannya yang sudah menikah" cannot be told apart here.
_CHILD: Final = re.compile(
    r"\b(?:anak(?:-anak)?(?:nya|ku|mu)?(?!\s+(?:buah|perusahaan|tangga|sungai|cabang|panah|kunci|emas|angkatan|judul|lidah|rantau|daerah|negeri|bangsa|didik\s+kami)\b)"
    r"|remaja|abg|bocah|balita|bayi(?:nya)?|siswa|siswi|murid|pelajar|santri|santriwati|gadis\s+(?:kecil|cilik|belia)|yatim|piatu|anjal|abh|andikpas|ayla|eska|adha|lpka|paud|posyandu\s+remaja"
    r"|child(?:ren|hood)?|kids?|boys?|girls?|teen(?:ager|age)?s?|pupils?|toddlers?|bab(?:y|ies)|infants?|minors|juveniles?|orphans?|school(?:boy|girl|child|children)s?)\b",
    _I,
)
_ONE_CHILD: Final = re.compile(
    r"\b(?:(?:seorang|sebut\s+saja|si)\s+(?:anak(?!\s+(?:buah|perusahaan))|remaja|bocah|balita|bayi|siswa|siswi|murid|pelajar|santri|santriwati|gadis)"
    r"|anak\s+(?:itu|ini|tersebut|tadi|berinisial|bernama|korban|dampingan|di\s+bawah\s+umur|yang\s+(?:kami|saya)|laki-laki\s+(?:itu|berusia|ber)|perempuan\s+(?:itu|berusia|ber))"
    r"|(?:remaja|gadis|bocah|balita|bayi|siswi|siswa|murid|pelajar|santri|santriwati)\s+(?:(?:yang\s+)?\w+\s+)?(?:itu|ini|tersebut|tadi|berinisial|bernama|perempuan|laki-laki|putri|putra|kelas|SD|SMP|SMA|SMK|MTs)"
    r"|di\s*bawah\s+umur|belum\s+(?:cukup\s+umur|dewasa)|masih\s+(?:di\s+bangku\s+)?(?:SD|SMP|TK|PAUD)|duduk\s+di\s+(?:bangku|kelas)\s+\w+|kelas\s+(?:[IVX]{1,4}|\d{1,2}|\w+)\s+(?:SD|SMP|SMA|SMK|MTs|MI|MA)"
    r"|usia(?:nya)?\s+sekolah\s+dasar|(?:a|the|this|that|one|our)\s+(?:[a-z]+\s+)?(?:boy|girl|child|teenager|pupil|toddler|schoolgirl|schoolboy|orphan)|under\s*age|underage)\b",
    _I,
)
_AGE: Final = re.compile(
    rf"\b(?:ber)?(?:usia|umur)(?:nya|ku)?\s+(?:(?:baru|masih|sekitar|kira-kira|genap|menginjak)\s+){{0,2}}(?P<said>{NUMBER})(?!\s*(?:[-–/]|sampai|hingga|ke\s+atas|bulan\s+kerja))\s*(?:tahun|thn|th|bulan)?\b"
    rf"|\b(?:perempuan|laki-laki|gadis|klien|korban|penyintas|putri|putra|ia|dia)\s+(?:baru\s+|masih\s+)?(?P<who>{NUMBER})\s*(?:tahun|thn|th)\b(?!\s+(?:lalu|silam|kemudian))"
    rf"|(?-i:\b[A-Z])[\w'’.]{{0,30}}\s*[,(]\s*(?P<beside>{NUMBER})\s*(?:tahun|thn|th)\b(?!\s+(?:lalu|silam|kemudian|penjara))"
    rf"|\b(?:aged|she\s+was|he\s+was)\s+(?:only\s+|just\s+)?(?P<aged>{NUMBER})\b(?!\s+(?:to|and|years?\s+in|months|days|weeks|people|percent))|\b(?P<old>{NUMBER})[- ]years?[- ]old\b",
    _I,
)
_THING: Final = re.compile(
    r"\b(?:yayasan|lembaga|organisasi|program|gedung|bangunan|kelompok|komunitas|koperasi|panti|usaha|warung|pohon|rumah|kampung|desa|kapal|mobil)(?:\s+\w+){0,2}\s*$",
    _I,
)
_GROWN: Final = 18
# Words that say that somebody was hurt, once is enough.
_HURT: Final = re.compile(
    r"\b(?:di(?:perkosa|cabuli|lecehkan|setubuhi|sodomi|gagahi|rudapaksa|pukuli?|hajar|keroyok|aniaya|siksa|sekap|culik|bunuh|bakar|pasung|jual|perdagangkan|lacurkan|eksploitasi|tusuk|bacok|cekik|ancam\s+bunuh|paksa\s+(?:menikah|kawin|melayani))(?:nya|i)?"
    r"|(?:mem|men|meng|meny)(?:perkosa|cabuli|odomi|iksa|aniaya|ganiaya|etubuhi|ekap|ukuli|bunuh|perdagangkan)(?:nya)?|memukuli(?:nya)?|menganiaya|melecehkan"
    r"|(?:pe(?:merkosaan|rkosaan|ncabulan|nganiayaan|nyiksaan|nyekapan|mbunuhan|nculikan)|rudapaksa|kdrt|tppo|inses)|korban\s+(?:kekerasan|perkosaan|pencabulan|pelecehan|kdrt|tppo|perdagangan|penganiayaan|trafi\w+|penyiksaan|bully\w*|perundungan)"
    r"|(?:kekerasan|pelecehan|eksploitasi)\s+(?:seksual|fisik|dalam\s+rumah\s+tangga|dalam\s+pacaran|rumah\s+tangga)|perdagangan\s+(?:orang|manusia|anak|perempuan)|trafi(?:king|cking)|trafficking|perundungan|penyintas\s+kekerasan"
    r"|rap(?:ed?|ing)|molest\w*|sexual(?:ly)?\s+(?:abus\w+|assault\w*|exploit\w+|violence|harass\w+)|domestic\s+violence|tortured?|beaten|murder(?:ed)?|trafficked|abused|abuse|kidnapped|stabbed|battered)(?:-?(?:nya|ku|mu))?\b",
    _I,
)
_VIOLENCE: Final = re.compile(r"\b(?:ke)?keras(?:an)\b|\bviolen(?:ce|t)\b|\baniaya\b|\bperang\s+suku\b", _I)
_ILL: Final = re.compile(
    r"\b(?:HIV|AIDS|ODHA|ODHIV|ARV|TBC?|tuberkulosis|kusta|lepra|hepatitis|sifilis|gonore|IMS|kanker|tumor|stroke|demensia|alzheimer|epilepsi|ayan|diabetes|gagal\s+ginjal|cuci\s+darah|thalasemia|talasemia|leukemia|malaria"
    r"|skizofrenia|depresi|bipolar|ODGJ|ODMK|gangguan\s+(?:jiwa|mental|kecemasan)|bunuh\s+diri|dipasung|pasung|halusinasi|psikosis|sakit\s+jiwa|trauma(?:nya)?|autis(?:me)?|down\s+syndrome|cerebral\s+palsy|hidrosefalus|stunting|gizi\s+buruk"
    r"|napza|narkoba|narkotika|sabu(?:-sabu)?|heroin|putaw|metadon|pecandu|kecanduan|overdosis|penasun|alkoholik|keguguran|aborsi|menggugurkan|hamil\s+di\s+luar\s+nikah|kehamilan\s+tidak\s+diinginkan|fistula"
    r"|lumpuh|disabilitas|difabel|tuna(?:netra|rungu|wicara|daksa|grahita)|tuli|buta|cacat|penyakit(?:nya)?|pasien|didiagnosis|diagnosis|rawat\s+inap|dirawat|dioperasi|kemoterapi|sakit-sakitan|sakit\s+parah"
    r"|PLHIV|tuberculosis|leprosy|cancer|schizophreni\w+|depress(?:ion|ed)|suicid\w+|psychosis|mental\s+(?:illness|disorder|health)|addict(?:ed|ion)?|overdose[d]?|disab(?:led|ility)|deaf|blind|paralys(?:ed|is)|miscarriage|abortion|diagnosed|illness|disease|patient)(?:-?(?:nya|ku|mu))?\b",
    _I,
)
_OFTEN: Final = 3  # a word said once in passing is not what a story is about
_RATE: Final = 250  # and in a long story, at least once in so many words


def subjects_of(head: Mapping[str, Any], body: str) -> frozenset[Subject]:
    """Return what a story is about that asks for more care; `head` as plain values, whatever stands in it."""
    titles = " . ".join(strings_in([head.get(key) for key in ("title", "title_en", "summary", "summary_en", "id")]))
    rest = " . ".join(strings_in([head.get(key) for key in ("lessons", "claims", "editorial_note")]))
    return subjects(f"{body}\n{rest}", titles)


@lru_cache(maxsize=64)
def subjects(text: str, titles: str = "") -> frozenset[Subject]:
    """Return the subjects of a text; what its titles name counts at once, in the text it takes one person or several mentions."""
    text, titles = _plain(text), _plain(titles).replace("-", " ")
    return frozenset(_found(text, titles))


def speaks_of_children(text: str) -> bool:
    """Tell whether a few sentences name children at all."""
    return bool(_CHILD.search(_plain(text)))


def _found(text: str, titles: str) -> Iterator[Subject]:
    if _CHILD.search(titles) or _ONE_CHILD.search(text) or _young(f"{titles}\n{text}") or _often(_CHILD, text):
        yield "children"
    if _HURT.search(titles) or _VIOLENCE.search(titles) or _HURT.search(text) or _often(_VIOLENCE, text):
        yield "violence"
    if _ILL.search(titles) or _ILL.search(text):
        yield "health"


def _young(text: str) -> bool:
    for match in _AGE.finditer(text):
        age = value(next(filter(None, match.groups()), ""))
        if age is not None and 0 < age < _GROWN and not _THING.search(text[max(0, match.start() - 40) : match.start()]):
            return True
    return False


def _often(pattern: re.Pattern[str], text: str) -> bool:
    found = sum(1 for _ in pattern.finditer(text))
    return found >= _OFTEN and found * _RATE >= text.count(" ")


def _plain(text: str) -> str:
    """Full-width letters and signs nobody sees must not hide a word from us that a reader sees."""
    if text.isascii():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
