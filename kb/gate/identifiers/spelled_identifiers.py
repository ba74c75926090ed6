"""Identifiers that are spelled out: numbers in words, digits with signs between them, "at gmail titik com", accounts without @.

All of it is text that a person reads aloud or hides a little. Every pattern begins at a word of its own and repeats it
possessively, so that no text, however it is made, is looked at more than a few times.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from kb.gate.identifiers.dates import MONTH, birthdays, said_dates
from kb.gate.identifiers.encoded import encoded
from kb.gate.identifiers.identifier_patterns import may_be_nik
from kb.gate.words.caseless import Caseless
from kb.gate.words.everyday_words import is_everyday

_I: Final = re.IGNORECASE


class Spelled(msgspec.Struct, frozen=True):
    """One identifier with its kind, a key of `kb.gate.identifiers.identifier_words.KINDS`."""

    start: int
    end: int
    kind: str


def spelled_identifiers(text: str) -> Iterator[Spelled]:
    """Yield everything that is spelled out, kind by kind."""
    yield from _in_words(text)
    yield from _in_groups(text)
    yield from _parted(text)
    yield from _addresses(text)
    yield from _accounts(text)
    yield from (Spelled(start, end, "birth-date") for start, end, born in said_dates(text) if born)
    yield from (Spelled(start, end, "birth-date") for start, end in birthdays(text))
    yield from (Spelled(start, end, "encoded") for start, end in encoded(text))


# --- numbers in words ---------------------------------------------------------------------------------------------

_DIGITS: Final = {
    **dict.fromkeys(("nol", "kosong", "zero", "oh"), "0"),
    **dict.fromkeys(("satu", "one"), "1"),
    **dict.fromkeys(("dua", "two"), "2"),
    **dict.fromkeys(("tiga", "three"), "3"),
    **dict.fromkeys(("empat", "four"), "4"),
    **dict.fromkeys(("lima", "five"), "5"),
    **dict.fromkeys(("enam", "six"), "6"),
    **dict.fromkeys(("tujuh", "pitu", "seven"), "7"),
    **dict.fromkeys(("delapan", "lapan", "eight"), "8"),
    **dict.fromkeys(("sembilan", "nine"), "9"),
}
_TWICE: Final = ("double", "dobel", "ganda")
_TENS: Final = ("sepuluh", "sebelas", "belas", "puluh", "ratus")
_SAID_WORDS: Final = "|".join((*_TWICE, *_TENS, *sorted(_DIGITS, key=len, reverse=True)))
_SAID: Final = re.compile(rf"{_SAID_WORDS}|\d", _I)
_ONE_SAID: Final = rf"(?:{_SAID_WORDS}|\d{{1,4}}(?!\d))"
_SHORTEST: Final = 8  # digits that are worth a look
_THEN: Final = r"(?:lalu|kemudian|terus|trus|dan|habis\s+itu|(?:se)?telah\s+itu|sesudah\s+itu|selanjutnya|berikutnya|disusul|disambung|diikuti|sambung|spasi|strip|setrip|minus|tanda\s+hubung|and|(?:and\s+)?then|next|followed\s+by|space|dash|hyphen)"
_IN_WORDS: Final = Caseless(
    rf"(?<![\w])(?:(?:plus|\+)\s?)?{_ONE_SAID}(?:(?:[\s,.\-–—/]{{0,3}}|,?\s{_THEN}\s){_ONE_SAID}){{5,40}}+(?![^\W\d_])"
)
# "0812 lalu 3456 lalu 7890": a mobile number falls apart whatever words stand between, another one where they join it.
_GROUPS: Final = (
    re.compile(
        r"(?<![\w.,+/-])(?:\+?62[ -]?|0)8[1-35-9]\d(?P<rest>(?:(?:[\"”’]?,?\s[^\W\d_]{2,12}(?:\s[^\W\d_]{2,12}){0,4}\s[\"“‘]?|[ .-])\d{2,4}(?![\w])){2,4})(?![.,]\d)"
    ),
    Caseless(rf"(?<![\w.,+/-])(?:\+?62|0)\d{{2,4}}(?P<rest>(?:,?\s{_THEN}\s\d{{2,5}}(?!\w)){{2,5}})(?![.,]\d)"),
)
_COUNTED: Final = re.compile(r"[^\W\d_]{2,}")
_TELEPHONE: Final = 10
_HOURS: Final = re.compile(r"\b(?:pukul|jam|antrean|antrian|at)\s$", _I)


def _in_words(text: str) -> Iterator[Spelled]:
    for match in _IN_WORDS.finditer(text):
        words = [word.lower() for word in _SAID.findall(match[0])]
        number = _number_of(words)
        tens = any(word in _TENS for word in words)
        if sum(len(word) > 1 for word in words) < 4 or (tens and number[:1] != "0"):
            continue
        if len(number) >= _SHORTEST and (kind := _kind_of(number, plus=match[0][:1] in "+pP")):
            yield Spelled(*match.span(), kind)


def _in_groups(text: str) -> Iterator[Spelled]:
    """Yield telephone numbers of which the groups stand apart, with words between them."""
    for pattern in _GROUPS:
        for match in pattern.finditer(text):
            number = re.sub(r"\D", "", match[0])
            if (
                _COUNTED.search(match["rest"])
                and _kind_of(number, plus=match[0][:1] == "+")
                and not _is_hour(text, match.start(), number)
            ):
                yield Spelled(*match.span(), "phone")


def _is_hour(text: str, place: int, number: str) -> bool:
    """ "At" leads to an hour, but nobody says an hour in ten digits: "you can reach her at 0852 dash 3390 dash 1174"."""
    led = _HOURS.search(text, max(0, place - 20), place)
    return led is not None and not (led[0].strip().lower() == "at" and len(number) >= _TELEPHONE)


def _number_of(words: list[str]) -> str:
    """Return the digits that words say one after the other: "dobel", "dua belas" and "dua puluh" are two digits each."""
    number, twice = "", False
    for word, after in itertools.zip_longest(words, words[1:], fillvalue=""):
        match word:
            case "sepuluh" | "sebelas":
                number += "10" if word == "sepuluh" else "11"
            case "belas":
                number = f"{number[:-1]}1{number[-1:]}"
            case "puluh" | "ratus":
                number += "" if after in _DIGITS else "0" * (1 + (word == "ratus"))
            case _ if word in _TWICE:
                twice = True
                continue
            case _:
                number += (_DIGITS.get(word) or word) * (2 if twice else 1)
        twice = False
    return number


def _kind_of(number: str, *, plus: bool = False) -> str | None:
    """Tell which number a row of digits can be; counting ("nol satu dua tiga ...") is none."""
    if all((int(after) - int(before)) % 10 == 1 for before, after in itertools.pairwise(number)):
        return None
    if len(number) >= 16:
        return "nik"
    if number[0] == "0" and number[1] in "23456789" and 9 <= len(number) <= 14:
        return "phone"
    if number[:2] == "62" and 10 <= len(number) <= 15 and (plus or number[2] == "8"):
        return "phone"
    if number[0] == "8" and 10 <= len(number) <= 13:
        return "phone"
    return None


# --- digits with signs between them, and letters that look like digits --------------------------------------------

_GAP: Final = r"[ \t\n\u00a0./_–—‑·•・|,:;=~*'’)(-]{0,3}"
_LOOKS: Final = str.maketrans("OoIlQDSB", "00110058")
_PHONE: Final = re.compile(
    rf"(?<![\w.,+])\(?(?:\+{_GAP}6{_GAP}2|6{_GAP}2|[0Oo]){_GAP}\)?{_GAP}8(?>{_GAP}[0-9OoIil]){{7,11}}(?!{_GAP}\d)(?![\w])"
)
_MOSTLY: Final = 12  # true digits among the sixteen signs of a NIK
_LABELLED: Final = re.compile(r"\b(?:KK|kartu\s+keluarga|NPWP|BPJS|rek\w*)\b[^\d\n]{0,12}$", _I)
_LONG: Final = re.compile(rf"(?<![\w.,/-])\d(?>{_GAP}[\dOo]){{15}}(?!{_GAP}\d)(?![\w])")
_NO_NUMBER: Final = re.compile(r"[|\n]")  # rows and columns of single figures are a table
_MONEY: Final = re.compile(r"(?:\bRp\.?|\bIDR|\bUSD|\bUS\$|\$|€)\s?$", _I)


def _parted(text: str) -> Iterator[Spelled]:
    for match in _PHONE.finditer(text):
        groups = re.findall(r"[0-9OoIil]+", match[0])
        longest, shortest = max(map(len, groups)), min(map(len, groups))
        plain = match[0].isdecimal() or match[0].lstrip("+").isdecimal()
        one_by_one = longest == 1
        if (
            plain
            or sum(sign.isdecimal() for sign in match[0]) < 6
            or _MONEY.search(text, max(0, match.start() - 5), match.start())
        ):
            continue
        if (one_by_one and not _NO_NUMBER.search(match[0])) or (longest >= 3 and shortest >= 2) or len(groups) <= 3:
            yield Spelled(*match.span(), "phone")
    for match in _LONG.finditer(text):
        digits = re.sub(r"\D", "", match[0].translate(_LOOKS))
        groups = re.findall(r"[\dOo]+", match[0])
        if (
            (len(groups) > 1 or not match[0].isdecimal())
            and sum(sign.isdecimal() for sign in match[0]) >= _MOSTLY
            and not _LABELLED.search(text, max(0, match.start() - 20), match.start())
            and may_be_nik(digits)
            and (max(map(len, groups)) >= 4 or (len(groups) == 16 and not _NO_NUMBER.search(match[0])))
        ):
            yield Spelled(*match.span(), "nik")


# --- e-mail addresses ---------------------------------------------------------------------------------------------

_AT: Final = r"(?:\s{0,2}[\[({<]\s{0,2}(?:at|a|et|ät|@|arroba|di)\s{0,2}[\])}>]\s{0,2}|,?\s{1,2}(?:at|et|ed|arroba|ät|di(?=\s{1,2}(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|rocketmail|icloud|proton|protonmail)\b))\s{1,2}|\s{0,2}@\s{0,2})"
_DOT: Final = r"(?:\s{0,2}[\[({<]\s{0,2}(?:dot|titik|punkt|punto|\.)\s{0,2}[\])}>]\s{0,2}|\s{1,2}(?:dot|titik|punkt)\s{1,2}|\s?\.\s?)"
_HOST: Final = rf"[a-z0-9][a-z0-9-]{{0,40}}(?:{_DOT}[a-z0-9-]{{1,30}}){{0,2}}?{_DOT}(?:com|co|id|org|net|go|ac|sch|or|web|my|io|me|info|edu)\b(?:{_DOT}(?:id|uk|au|sg)\b)?"
_HOSTED: Final = Caseless(
    rf"(?<=[\w\])}}]){_AT}(?:{_HOST}|(?:gmail|yahoo|ymail|hotmail|outlook|icloud)\s{{1,2}}(?:com|co\s{{1,2}}id)\b)"
)
_LOCAL: Final = re.compile(
    r"(?:[\w+%-]{1,40}(?:\s{1,2}(?:titik|dot|underscore|garis\s+bawah|strip|minus|dash)\s{1,2}|[._]|\s\.\s)){0,4}[\w+%-]{1,40}$",
    _I,
)
_PROVIDER: Final = re.compile(
    r"(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|rocketmail|live|icloud|proton|protonmail|aol)\b", _I
)
_TWO_WORDS: Final = re.compile(r"\b[a-z][\w]{1,20}\s(?=[\w]{1,40}$)", _I)
_LABEL: Final = re.compile(
    r"(?:ke|pakai|memakai|alamat\w*|surel\w*|(?:e-?)?mail\w*|surat\w*|is|to|address|dan|atau|lewat|di|from|kirim)\s?$",
    _I,
)
_NO_ENDING: Final = re.compile(
    r"(?<![\w.@])(?=[\w.]{0,39}[\d_.])(?=[\d_.]{0,39}[A-Za-z])[A-Za-z0-9][\w.]{1,38}\s(?:di|at)\s(?:gmail|googlemail|yahoo|ymail|hotmail|rocketmail)\b",
    _I,
)
_MAILED: Final = r"(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|rocketmail|icloud|proton\s?mail)(?:\s(?:com|co\s?id)\b|\s(?:titik|dot)\s\w{2,3}\b)?"
_NEAR_AT: Final = r"(?:\s?[\[({<]?\s?(?:di|at|et|on|pakai|lewat|a\s?keong|@)\s?[\])}>]?\s?)"
# A name with a figure, a dot or a line in it, straight before a provider: "rara.lestari07 gmail", "erlin tefa 99 di gmail".
_ODD_LOCAL: Final = Caseless(
    rf"(?<![\w.@-])(?P<local>[a-z][a-z'’]{{1,20}}(?:\s[a-z'’]{{2,20}})?\s\d{{1,4}}|(?=[a-z]*+[\d_.-])[a-z][\w.-]{{2,38}})(?:{_NEAR_AT}|[ ,(]{{1,2}})(?={_MAILED}\b){_MAILED}\b"
)
# "Surelnya maria oematan di gmail", "e-mail: rara lestari, gmail": behind a word for it, any words that are nobody's.
_CALLED_MAIL: Final = Caseless(
    rf"\b(?:surel|e-?mail|surat\s+elektronik|alamat\s+(?:surel|e-?mail)|akun|(?:kirim|tulis|write)\s+(?:ke|kepada|to))(?:nya|ku|mu)?(?:\s+[^\W\d_]+(?:nya|ku|mu))?\s*(?::|\b(?:adalah|ialah|yaitu|is)\b)?\s+"
    rf"(?P<local>[a-z][a-z'’-]{{1,20}}(?:\s[a-z'’-]{{2,20}}){{0,2}})(?:{_NEAR_AT}|\s?[,(]\s?)(?={_MAILED}\b){_MAILED}\b"
)
_PROVIDERS: Final = Caseless(r"\b(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|rocketmail|icloud|proton)")
_BEFORE: Final = 130
_BEHIND: Final = 24
_MONTHLY: Final = re.compile(
    rf"(?:\b|^)(?:tahun|pada|sejak|sampai|hingga|mulai|bulan|in|since|until|ada|sekitar|{MONTH})\s\d", _I
)
_SPACED: Final = re.compile(
    r"(?<![\w])(?>[A-Za-z0-9][ ._-]{1,2}){2,40}@(?>[ ._-]{0,2}[A-Za-z0-9](?![A-Za-z0-9])){4,40}"
)


def _addresses(text: str) -> Iterator[Spelled]:
    for match in _HOSTED.finditer(text):
        if re.fullmatch(r"@[\w.-]+", match[0]):
            continue  # written as addresses are; the patterns for numbers and addresses see to it
        spelled_out = re.sub(r"\s", "", match[0])
        # "at" and a full stop are everyday signs: either the provider is known, or nothing else can be meant.
        if not re.match(r"\W", spelled_out) and not (
            _PROVIDER.search(match[0]) or re.search(r"titik|dot", match[0], _I)
        ):
            continue
        before = text[max(0, match.start() - 90) : match.start()]
        local = _LOCAL.search(before)
        if local is None:
            continue
        start = match.start() - (len(before) - local.start())
        pair = _TWO_WORDS.search(before)
        if pair and pair.end() == local.start() and not _LABEL.search(pair[0]) and " " in match[0]:
            start -= len(pair[0])
        yield Spelled(start, match.end(), "email")
    yield from (Spelled(*match.span(), "email") for match in _SPACED.finditer(text))
    yield from _before_provider(text)


def _before_provider(text: str) -> Iterator[Spelled]:
    """Yield addresses of which only the provider shows what they are; what stands far from one is not looked at."""
    seen = 0
    for provider in _PROVIDERS.finditer(text):
        begin, stop = max(seen, provider.start() - _BEFORE), provider.end() + _BEHIND
        for match in _ODD_LOCAL.finditer(text, begin, stop):
            if not _MONTHLY.search(match["local"]) and re.search(r"[\d_.]", match["local"]):
                yield Spelled(*match.span(), "email")
        for match in _CALLED_MAIL.finditer(text, begin, stop):
            if not all(is_everyday(word) for word in match["local"].split()):
                yield Spelled(match.start("local"), match.end(), "email")
        yield from (Spelled(*match.span(), "email") for match in _NO_ENDING.finditer(text, begin, stop))
        seen = provider.end()


# --- accounts -----------------------------------------------------------------------------------------------------

_NETWORK: Final = r"(?:instagram|insta|ig|facebook|fb|tik-?tok|twitter|telegram|tele|line|mi-?chat|wechat|snapchat|bigo|discord|youtube|roblox|mobile\s+legends|ml|whatsapp|wa)"
_ODD: Final = (
    r"(?:(?=[\w.]{0,40}?(?:[\d_]|\.\w))[A-Za-z_][\w]{1,29}(?:\.[\w]{1,29}){0,3}|[A-Za-z][A-Za-z]{1,20}\d{1,6})"
)
_NAMED: Final = r"(?:[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){0,3})"
_OF: Final = r"(?:-?(?:nya|ku|mu))?"
_ACCOUNTS: Final = (
    # "akun Instagramnya bernama melki.tefa", "FB anak itu bernama Bunga Malam", "on TikTok she goes by rara07"
    re.compile(
        rf"\b(?:(?:nama\s+)?akun|(?i:user\s?name)|nickname|nick|{_NETWORK}){_OF}\b[^\n.;:!?]{{0,40}}?\s(?:bernama|dengan\s+nama|atas\s+nama|memakai\s+nama|bernama\s+samaran|goes\s+by|as|named|called|under\s+the\s+name|adalah|ialah|is)\s+"
        rf"(?P<it>(?-i:{_ODD}|{_NAMED}))",
        _I,
    ),
    # "Facebook-nya Melki Tefa", "IG-nya melki_t"
    re.compile(
        rf"\b(?:{_NETWORK}|(?:nama\s+)?akun|user\s?name|nickname)-?(?:nya|ku|mu)\s+(?:[\w-]+\s+){{0,1}}?(?P<it>(?-i:{_ODD}|{_NAMED}))",
        _I,
    ),
    # "nama akun TikTok gadis itu rara.cantik07", "username game-nya xX_rara"
    re.compile(
        rf"\b(?:akun|user\s?name|nickname|nama\s+pengguna|{_NETWORK}){_OF}\b(?:[\s:=(]{{1,3}}[\w'-]{{1,20}}){{0,4}}?[\s:=(]{{1,3}}(?P<it>(?-i:{_ODD}))",
        _I,
    ),
    # "grup WhatsApp “Keluarga Besar Tefa”"
    re.compile(rf"\b(?:grup|kanal|saluran|channel|group)\s+{_NETWORK}{_OF}\s*[\"“‘]?(?P<it>(?-i:{_NAMED}))", _I),
    # "akun Facebook Rara Mungil", "akun Rara Lestari di Facebook"
    re.compile(rf"\bakun\s+{_NETWORK}{_OF}\s+(?P<it>(?-i:{_NAMED}))", _I),
    re.compile(rf"\bakun\s+(?P<it>(?-i:{_NAMED}))\s+(?:di|pada|on)\s+{_NETWORK}\b", _I),
    re.compile(r"\bpin\s+(?:BBM?\s*)?[:=]?\s*(?P<it>(?=[0-9A-F]{0,7}\d)[0-9A-F]{8})\b", _I),
    # "cari saja melki_t22 di Instagram"
    re.compile(rf"(?<![\w./@])(?P<it>(?-i:{_ODD}))\s(?:di|lewat|pada|on|via)\s+(?:akun\s+)?{_NETWORK}\b", _I),
)
_NETWORKS: Final = Caseless(rf"\b(?:{_NETWORK}|akun|user\s?name|nickname|nama\s+pengguna|pin){_OF}\b")
_NO_ACCOUNT: Final = re.compile(
    r"(?:Kementerian|Dinas|Yayasan|Lembaga|Komunitas|Pemerintah|Polda|Polres|Presiden|Gubernur|Bupati|Instagram|Facebook|Tik|Twitter|Whats|Telegram|YouTube|Indonesia|Google|Meta|Program|Forum|Kampanye|Kelompok|Sekolah|Badan|Komisi)|[\w.]+\.(?:com|org|net|id|go|co|pdf|docx?|jpe?g|png)$|\d+$|[vV]\d|dll|dsb|a\.n$|s\.d",
)


def _accounts(text: str) -> Iterator[Spelled]:
    place = 0
    for line in text.split("\n"):
        if _NETWORKS.search(line):
            for pattern in _ACCOUNTS:
                for match in pattern.finditer(line):
                    start, end = match.span("it")
                    if not _NO_ACCOUNT.match(match["it"]) and not re.search(r"Rp\.?\s?$", line[:start]):
                        yield Spelled(place + start, place + end, "social")
        place += len(line) + 1
