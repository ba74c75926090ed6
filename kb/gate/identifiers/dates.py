"""Days that are written out: "dua belas maret dua ribu enam belas", "the twelfth of March 2016", "12-III-2016".

Looked for from their year backwards: a year is rare, and what stands before it is short.
"""

import re
from collections.abc import Iterator
from typing import Final

from kb.base.numerals import NUMBER
from kb.gate.words.caseless import Caseless, lowered

_I: Final = re.IGNORECASE
MONTH: Final = (
    "Jan(?:uari|uary)?|[FP]eb(?:ruari|ruary)?|Mar(?:et|ch)?|Apr(?:il)?|Mei|May|Jun[ie]?|Jul[iy]?|Agu(?:stus)?|Ags|Agt|Aug(?:ust)?"
    "|Sept?(?:ember)?|O[kc]t(?:ober)?|No[vp](?:ember)?|De[sc](?:ember)?"
)
_ONES: Final = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_ORDER: Final = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:twenty|thirty)[ -](?:{_ONES})|{_ONES}|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    r"|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_YEAR: Final = re.compile(
    rf"(?:dua\s+ribu|two\s+thousand)(?:\s+(?:dan\s+|and\s+)?{NUMBER})?(?!\w)|seribu\s+sembilan\s+ratus\s+{NUMBER}(?!\w)|(?:nineteen|twenty)\s+{NUMBER}(?!\w)"
    r"|(?:19|20)\d\d(?!\w)|['’]\d\d(?!\w)"
)
_DAY: Final = re.compile(
    r"(?:\b(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu),?\s+)?(?:\b(?:tanggal|the)\s+)?"
    rf"(?:\b(?:(?:{NUMBER}|{_ORDER})\s+(?:of\s+)?(?:{MONTH})\b\.?|(?:{MONTH})\s+(?:the\s+)?(?:{_ORDER}|\d{{1,2}})\b),?\s+(?:tahun\s+)?"
    r"|\b\d{1,2}\s+bulan\s+\d{1,2}\s+tahun\s+|(?<![\w.,])\d{1,2}\s?[-/. ]\s?[IVX]{1,4}\s?[-/. ]\s?)$",
    _I,
)
_FIGURES: Final = re.compile(rf"(?:{NUMBER})\s+(?:{NUMBER})\s+(?:tahun\s+)?$", _I)
_BIRTH: Final = re.compile(
    r"\b(?:lahir\w*|kelahiran\w*|dilahirkan|born|birth(?:day|date)?|(?:hari|tanggal)\s+ulang\s+tahun\w*|ultah\w*)\b[^.;\n–]{0,40}$",
    _I,
)
_LOOK_BACK: Final = 70
_MONTHS: Final = frozenset(
    (
        "jan",
        "feb",
        "peb",
        "mar",
        "apr",
        "mei",
        "may",
        "jun",
        "jul",
        "agu",
        "ags",
        "agt",
        "aug",
        "sep",
        "okt",
        "oct",
        "nov",
        "nop",
        "des",
        "dec",
    )
)
_LAST: Final = frozenset(("tahun", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"))
_WORD_DIGIT: Final = re.compile(NUMBER, _I)


def said_dates(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the days that are written out as (start, end, whether somebody was born on it)."""
    small = lowered(text)
    for year in _YEAR.finditer(small):
        if small[year.start() - 1 : year.start()].isalnum() or not _may_follow(small, year.start()):
            continue
        begin = max(0, year.start() - _LOOK_BACK)
        before = text[begin : year.start()]
        day = _DAY.search(before)
        born = day is not None and bool(_BIRTH.search(text[max(0, begin + day.start() - 60) : begin + day.start()]))
        if day is None and not year[0][-1:].isdecimal():
            day = _FIGURES.search(before)
            born = day is not None and bool(_BIRTH.search(before[: day.start()]))
            day = day if born else None
        if day is not None:
            yield begin + day.start(), year.end(), born


def _may_follow(text: str, place: int) -> bool:
    """Tell by the last word before a year whether a day may stand there: most years stand alone."""
    before = text[max(0, place - 24) : place].rstrip(" \t\n\u00a0,.-/")
    word = before[max(before.rfind(sign) for sign in " \n-/.") + 1 :]
    return (
        word[:3] in _MONTHS
        or word in _LAST
        or word.endswith(("th", "st", "nd", "rd"))
        or bool(_WORD_DIGIT.fullmatch(word))
    )


# --- birthdays ----------------------------------------------------------------------------------------------------

_BIRTHDAY: Final = Caseless(
    r"\b(?:(?:ber)?ulang\s+tahun|ultah|hari\s+(?:lahir|jadi)|(?:tanggal|tgl)\s+lahir|lahir|dilahirkan|kelahiran|terlahir|genap\s+[\w ]{1,20}\s+tahun|meniup\s+lilin"
    r"|birthdays?|date\s+of\s+birth|was\s+born|born\s+on|turn(?:s|ed)\s+\w+)(?:-?(?:nya|ku|mu))?\b"
)
_DAY_ALONE: Final = Caseless(
    rf"(?:\b(?:hari\s+)?(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu),?\s+)?(?:\btanggal\s+|\bthe\s+)?\b(?:(?:{NUMBER}|{_ORDER})\s+(?:of\s+)?(?:{MONTH})\b|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:the\s+)?(?:{_ORDER}|\d{{1,2}})\b)"
    r"(?!,?\s*(?:tahun\s+)?(?:ke-?\s?)?\d{3,4}\b|\s+\d\d\b|,?\s+tahun\b|,?\s+(?:dua\s+ribu|seribu|two\s+thousand|nineteen|twenty)\b|\s?['’]\d\d)"
)
_IN_FIGURES: Final = re.compile(
    r"\s*(?:[:=]|pada|tanggal|tgl\.?|on)?\s*(?P<it>(?:0?[1-9]|[12]\d|3[01])\s?[/.-]\s?(?:0?[1-9]|1[0-2]))(?![\w/.-]*\d)",
    _I,
)
_NOT_BORN: Final = re.compile(
    r"\b(?:yayasan|lembaga|organisasi|koperasi|komunitas|kelompok|program\w*|gerakan|desa|kabupaten|kota|provinsi|gereja|masjid|sekolah|partai|republik|negara|kemerdekaan|undang-undang|perusahaan|kantor|puskesmas|panti|forum|gagasan|pancasila|nasional|umat|(?:di|mem)peringati|resmi|ide|foundation|cooperative|organi[sz]ation|club|church|village|company)\b",
    _I,
)
# "Lahir malam 1 Muharram, tanggal 19 Juli", "born on Christmas Eve": a feast tells the day.
_ON_A_FEAST: Final = re.compile(
    r"\s*(?:(?:tepat|persis|pas|pada|di|on|saat|ketika|bertepatan|dengan|exactly|hari|malam|tanggal|pagi|siang|sore)\s+){0,5}(?P<it>(?:(?:malam|hari|pagi)\s+)?(?:(?:\d{1,2}|satu|pertama|kedua)\s+)?"
    r"(?:Muharram|Suro|Sura|Syawal|Rama[dt]h?an|Zulhijah|Dzulhijjah|Rajab|Safar|Maulid(?:\s+Nabi)?|Natal|Paskah|Lebaran|Idul\s?Fitri|Idul\s?Adha|Nyepi|Galungan|Kuningan|Waisak|Imlek|Tahun\s+Baru|Jumat\s+Agung|Kenaikan\s+Isa|Pentakosta|Kemerdekaan|Proklamasi|Sumpah\s+Pemuda|Kartini|Pahlawan|Ibu|Anak\s+Nasional|Valentine|Kabisat"
    r"|Christmas(?:\s+(?:Eve|Day))?|Easter(?:\s+\w+)?|New\s+Year['’]?s?(?:\s+(?:Eve|Day))|Independence\s+Day|Good\s+Friday|Valentine['’]?s?(?:\s+Day)?|Leap\s+Day)(?:,?\s+(?:tanggal\s+)?\d{1,2}\s+[A-Z][a-z]+)?)\b",
    _I,
)
_EXACTLY: Final = re.compile(
    r"\s+(?:tepat|persis|pas|bertepatan|exactly)(?:\s+(?:pada|di|dengan|on|hari|tanggal|saat))*\s+", _I
)
_ENDS: Final = re.compile(r"[.!?;\n]")
_AHEAD: Final = 45


def birthdays(text: str) -> Iterator[tuple[int, int]]:
    """Yield the days without a year on which somebody was born: every year it tells those who know the person."""
    for label in _BIRTHDAY.finditer(text):
        start = max(0, label.start() - _LOOK_BACK)
        ended = [gap.end() for gap in _ENDS.finditer(text, start, label.start())]
        begin = ended[-1] if ended else start
        end = min(len(text), label.end() + _AHEAD)
        stop = _ENDS.search(text, label.end(), end)
        end = stop.start() if stop else end
        if _NOT_BORN.search(text, begin, end):
            continue
        figures = _IN_FIGURES.match(text, label.end())
        if figures:
            yield figures.span("it")
        feast = _ON_A_FEAST.match(text, label.end())
        if feast:
            yield label.start(), feast.end("it")
        # A year behind the day stands perhaps behind what is looked at, too.
        for day in _DAY_ALONE.finditer(text, begin, end + _LOOK_BACK):
            if day.end() <= label.start() or label.end() <= day.start() < end:
                exact = _EXACTLY.fullmatch(text, label.end(), day.start()) if label.end() <= day.start() else None
                yield (label.start() if exact else day.start()), day.end()
