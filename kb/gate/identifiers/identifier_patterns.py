"""Our second layer of identifiers: what lokal-id does not know, cuts short, or reads only in other shapes.

Each row is (kind, pattern, check or None); a group named "it" is the identifier when its label belongs to the pattern.
"""

import re
from collections.abc import Callable
from typing import Final

from kb.base.numerals import NUMBER
from kb.gate.identifiers.dates import MONTH
from kb.gate.words.caseless import Caseless

Check = Callable[[str, re.Match[str]], bool]
Row = tuple[str, re.Pattern[str] | Caseless, Check | None]

DATE: Final = (
    rf"(?:\d{{1,2}}[-/. ]\d{{1,2}}[-/. ](?:19|20)?\d\d\b|\d{{1,2}}\s+(?:{MONTH})\.?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
)
_PLATE_CODE: Final = (
    r"(?:A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNPRSTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[ABGSTY]?|R|S|T|W|Z)"
)
_I: Final = re.IGNORECASE
_LAWS: Final = re.compile(
    r"\b(?:UU|undang|per(?:mensos|menkes|pres|da|gub|bup|men\w*)|peraturan|pp|inpres|keppres|keputusan presiden|pasal|SK\s+(?:bupati|gubernur|menteri|wali\s?kota|presiden|dirjen|rektor|kepala\s+(?:dinas|badan)))\b",
    _I,
)
_PLACE: Final = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}"
_TAIL: Final = rf"(?:\s*,\s*(?:Kel|Kec|Kab|Desa|Ds|Kota|RT|RW|No)?\.?\s*(?:\d+(?:/\d+)?|{_PLACE}))"


def _not_a_law(text: str, match: re.Match[str]) -> bool:
    """Numbers of laws and decrees of the state are public."""
    return not _LAWS.search(text, max(0, match.start() - 40), match.start("it"))


def _not_in_mail(text: str, match: re.Match[str]) -> bool:
    return match.start() == 0 or not re.match(r"[\w.+%-]", text[match.start() - 1])


def _real_masked(_text: str, match: re.Match[str]) -> bool:
    """Stars hide the middle of a NIK; what is left still tells region, or birth date and sex."""
    return len(re.sub(r"[^0-9*xX•]", "", match[0])) >= 12 and len(re.findall(r"\d", match[0])) >= 4


def _stuck(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return bool(re.search(r"[g-zG-Z]", around))


def may_be_nik(digits: str) -> bool:
    """Tell whether sixteen digits have the build of a NIK: a province, a day (of women + 40), a month."""
    day = int(digits[6:8])
    return (
        11 <= int(digits[:2]) <= 97
        and (1 <= day <= 31 or 41 <= day <= 71)
        and 1 <= int(digits[8:10]) <= 12
        and digits[12:] != "0000"
    )


def lost_of_lokal(kind: str, value: str) -> bool:
    """Tell what lokal-id takes for an identifier and is none here: a staff number of seven digits, a made-up plate."""
    if kind == "nip":
        return len(re.sub(r"\D", "", value)) < 16
    if kind == "plate":
        return value != value.upper()
    return False


_OWNER: Final = r"(?:-?(?:nya|ku|mu))?(?:\s+(?:si\s+)?(?:korban|klien|pasien|anak|ibu|ayah|bapak|siswa|siswi|ia|dia|gadis|perempuan|laki-laki)(?:nya|\s+(?:itu|ini|tersebut|kami))?)?"
_LED: Final = r"(?:\s+(?:bernomor|nomornya|bertanda)\s+|\s*[:,=#(]\s*|\s+(?:adalah|ialah|yaitu|yakni|is|was)\s+|\s+)(?:no(?:mor)?\.?\s+|number\s+)?"


def _is_number_of_one(text: str, match: re.Match[str]) -> bool:
    """A year, a sum, a day and a law are no number of anybody."""
    it = text[match.start("it") : match.end("it")]
    digits = len(re.sub(r"\D", "", it))
    return (
        digits >= 5
        and ("medi" in match[0] or not re.fullmatch(DATE, it))
        and not re.fullmatch(r"(?:19|20)\d\d\W(?:19|20)?\d\d|\d{1,3}(?:\.\d{3})+", it)
        and _not_a_law(text, match)
    )


_AXIS: Final = re.compile(
    r"\d\s*(?:°|º|derajat|degrees)?[\d\s.,°'′\"″]*(?:menit|detik|minutes|seconds)?\s*(?P<side>lintang|bujur|l[su]|b[tb]|north|south|east|west|[nsewu])\b",
    _I,
)
_ACROSS: Final = frozenset({"lintang", "ls", "lu", "north", "south", "n", "s", "u"})
_WIDE: Final = re.compile(
    r"\b(?:laut|samudr?a|lautan|negara|benua|iklim|cuaca|suhu|curah\s+hujan|musim|siklon|badai|gempa|episentrum|membentang|terletak\s+antara|khatulistiwa|zona|wilayah\s+waktu|ocean|sea|country|continent|climate|weather|cyclone|storm|stretches|earthquake|epicent\w+|equator|latitudes?)\b",
    _I,
)
_BESIDE: Final = 90  # signs between latitude and longitude, at most


def is_spot(text: str, start: int, end: int) -> bool:
    """Whether degrees are a spot: both axes stand there, finer than a kilometre.

    Where a sea, a country or the weather is spoken of, only what is exact to a house is one.
    """
    words = text[start:end]
    own = _AXIS.search(words)
    if own is None:
        return True  # in figures without a side; its pattern asked for both
    sides = {
        one["side"].lower() in _ACROSS
        for one in _AXIS.finditer(text, max(0, start - _BESIDE), min(len(text), end + _BESIDE))
    }
    around = text[max(0, text.rfind("\n", 0, start), start - 120) : end + 60]
    return len(sides) > 1 and (_is_exact(words) or (_is_fine(words) and not _WIDE.search(around)))


def _is_exact(words: str) -> bool:
    """Four decimals of a degree, or seconds, are a house."""
    return bool(re.search(r"\d[.,]\d{4}", words) or re.search(r"[\"″]|detik|seconds", words, _I))


def _is_fine(words: str) -> bool:
    """Three decimals of a degree, or a minute, are a village; "6,2°" and "106°" are a province."""
    return bool(re.search(r"\d[.,]\d{3}", words) or re.search(r"['′]|menit|minutes", words, _I))


PATTERNS: Final[tuple[Row, ...]] = (
    # Letters stuck to a number ("wa0812...") hide it from whoever looks for words; among "a" to "f" alone it is a digest.
    ("phone", re.compile(r"(?<!\d)(?:62|0)8[1-9]\d{7,10}(?!\d)"), _stuck),
    ("nik", re.compile(r"(?<!\d)\d{16}(?!\d)"), lambda text, match: _stuck(text, match) and may_be_nik(match[0])),
    ("phone", re.compile(r"(?<![\w.,+/-])8[1-9]\d[ -]\d{4}[ -]\d{3,4}(?![\w,./-])"), None),
    # Tables drop the zero before the prefix of an operator.
    (
        "phone",
        re.compile(
            r"(?<![\w.,+/-])(?<!Rp )8(?:1[1-9]|2[1-38]|3[1-38]|5[1-9]|7[7-9]|8[1-9]|9[5-9])\d{7,9}(?!\w|[.,/-]\d)(?<!000)"
        ),
        None,
    ),
    (
        "phone",
        Caseless(
            r"\b(?:telp|telepon|telpon|tlp|hp|wa|whatsapp|hubungi|kontak|nomor(?:nya)?)\b[ .:]{1,3}(?P<it>8[1-9]\d{1,2}[ .-]\d{3,4}[ .-]\d{3,5})(?![\d.,]*\d)"
        ),
        None,
    ),
    ("phone", re.compile(r"(?<![\w.,+/-])(?:\(0[2-9]\d{1,2}\) ?|0[2-9]\d{1,2}-)\d{6,8}(?![\w/-])"), None),
    (
        "phone",
        Caseless(
            r"\b(?:telp|telepon|tlp|tel|hp|wa|whatsapp|fax)\b\.?\s*(?:kantor|rumah|no\.?|nomor)?\s*[:.]?\s*(?P<it>\(?0\d{2,3}\)?[ .-]?\d{3,4}[ .-]?\d{3,5})(?!\d)"
        ),
        None,
    ),
    (
        "birth-date",
        Caseless(
            rf"\b(?:TTL|tempat\s*(?:/|,|dan)?\s*t(?:g|an)?g?ga?l\.?\s*lahir|tempat/tgl lahir)\s*:?\s*(?P<it>(?:[A-Za-z][\w .'-]{{1,30}}?\s*[,/]\s*)?{DATE})"
        ),
        None,
    ),
    (
        "birth-date",
        Caseless(rf"\b(?:birth_?date|tgl_?lahir|tanggal_lahir|date_of_birth|dob)\s*[:=]?\s*(?P<it>{DATE})"),
        None,
    ),
    (
        "birth-date",
        Caseless(
            rf"\b(?:(?:dilahirkan\w*|terlahir|kelahiran\w*)\s+(?:[a-z]{{1,12}}\s+){{0,4}}?"
            rf"|melahirkan\s+(?:(?:anak|bayi|putr[ai])\w*\s+){{0,2}}(?:(?:pada|tanggal|di|bulan)\s+){{0,3}})(?P<it>{DATE})"
        ),
        None,
    ),
    (
        "address",
        re.compile(
            rf"\b(?:Jl|Jln|Jalan|Gg|Gang)\b\.?\s*[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){{0,3}}\s+(?:No(?:mor)?\b\.?\s*)?\d+[A-Za-z]?(?:[ ,]+RT\.?\s*\d+\s*/?\s*RW\.?\s*\d+)?{_TAIL}{{0,4}}(?:\s*[—–-]\s*{_PLACE}(?:, {_PLACE})?)?"
        ),
        None,
    ),
    (
        "address",
        re.compile(
            r"\b(?:jl|jln|jalan)\b\.?\s+(?!raya\b)\w+(?: \w+){0,2}? no(?:mor)?\b\.?\s*\d+\w?(?:[ ,]+rt\.?\s*\d+\s*/?\s*rw\.?\s*\d+)?",
            _I,
        ),
        None,
    ),
    (
        "plate",
        re.compile(
            rf"\b(?i:plat\w*|pelat\w*|berpelat|berplat|nopol\w*|no\.?\s*pol(?:isi)?|nomor\s+(?:polisi|kendaraan)\w*|bernomor|bernopol|tnkb|plates?|licen[cs]e|motor\w*|mobil\w*|angkot\w*|bentor|becak|truk|bus|taksi|sepeda|kendaraan\w*|car|van|truck|motorcycle)\b"
            rf"[\w ,'’-]{{0,40}}?[:. (]\s{{0,2}}(?P<it>{_PLATE_CODE}[ -]?\d{{1,4}}[ -]?[A-Z]{{1,3}})(?![\w])"
        ),
        None,
    ),
    (
        "plate",
        re.compile(
            rf"\b(?i:plat|pelat|nopol|nomor\s+(?:polisi|kendaraan)|plate)\w{{0,6}}\b[\w ]{{0,30}}?[:. (]\s{{0,2}}(?P<it>(?i:{_PLATE_CODE})[ -]?\d{{3,4}}[ -]?[a-zA-Z]{{1,3}})(?![\w])"
        ),
        None,
    ),
    # Four figures between the code of a region and two or three letters are no other number here.
    ("plate", re.compile(rf"(?<![\w/.-]){_PLATE_CODE}(?P<gap>[ -]?)\d{{4}}(?P=gap)[A-Z]{{2,3}}(?![\w/-])"), None),
    (
        "social",
        Caseless(
            r"\b(?:instagram|ig|facebook|fb|tiktok|twitter|telegram|line|akun|michat)\b(?:nya)?\s*(?:id|akun)?\s*[:=]\s*(?P<it>[@\w][\w.]{2,29})"
        ),
        None,
    ),
    (
        "case",
        Caseless(
            r"\b(?:(?:no(?:mor)?\.?\s*)?(?:perkara|register|reg|registrasi|rekam medis|rekam medik|RM|BAP|berkas|putusan|penetapan|laporan polisi|kasus|klien))\s*(?:perkara|kasus|klien|polisi|pengadilan)?\s*(?:no(?:mor)?\b\.?)?\s*[:.#]?\s*(?P<it>[A-Z]{0,4}[-./]?\d[\w./-]{2,30}\w)"
        ),
        lambda t, m: (
            _not_a_law(t, m)
            and not re.fullmatch(r"(?:19|20)\d\d|\d{1,3}(?:\.\d{3})+|\d{1,4}|(?:19|20)\d\d\W(?:19|20)?\d\d", m["it"])
            and bool(re.search(r"\bno|nomor|[/#:-]|\bRM\b", m[0], _I))
        ),
    ),
    (
        "school-number",
        Caseless(r"\b(?:NISN?|NIM|nomor induk(?: siswa| mahasiswa)?)\b\s*(?:nya)?\s*[:.]?\s*(?P<it>\d{4,12})(?!\d)"),
        None,
    ),
    ("coordinates", re.compile(r"(?<![\d.,])[-−]?\d{1,2}\.\d{3,}\s*[,;]\s*[-−]?\d{2,3}\.\d{3,}(?!\d|[.,]\d)"), None),
    (
        "bank",
        Caseless(
            r"\b(?:no(?:mor)?\.?\s*)?(?:rek(?:ening)?)\b\.?\s*(?:bank\s*)?[A-Za-z]{0,9}\s*(?:no(?:mor)?\.?)?\s*[:.]?\s*(?P<it>\d[\d -]{7,20}\d)"
        ),
        None,
    ),
    (
        "kk",
        Caseless(r"\b(?:no(?:mor)?\.?\s*)?(?:KK|kartu keluarga)\b[^\d\n]{0,12}(?P<it>\d{4}(?:[ .-]?\d{4}){3})(?!\d)"),
        None,
    ),
    ("nik", re.compile(r"(?<![\d.])\d{6}[ .-]\d{6}[ .-]\d{4}(?!\d)"), None),
)

SIGNED: Final[tuple[tuple[tuple[str, ...], Row], ...]] = (
    (
        ("paspor", "passport", "visa", "kitas"),
        (
            "passport",
            Caseless(
                rf"\b(?:paspor|passport|visa|kitas)(?:\s+(?:no(?:mor)?|number)\.?)?{_OWNER}{_LED}(?P<it>[A-Z]{{1,2}}[ -]?\d{{6,8}})(?!\w)"
            ),
            None,
        ),
    ),
    (
        (
            "rekam medi",
            "medical",
            "polis",
            "policy",
            "induk",
            "student",
            "perkara",
            "case",
            "berkas",
            "file",
            "register",
        ),
        (
            "case",
            Caseless(
                rf"\b(?:(?:no(?:mor)?\.?\s+|number\s+of\s+(?:the\s+)?)?(?:rekam\s+medi[sk]|medical\s+records?|polis(?:\s+asuransi)?|(?:insurance\s+)?policy|induk\s+(?:siswa|mahasiswa)|student|perkara|case|court\s+file|berkas|file|register)(?:\s+(?:no(?:mor)?|number)\b\.?)?){_OWNER}{_LED}"
                r"(?P<it>(?:[A-Z]{1,5}[ ./-]{0,2})?\d[\d./-]{3,30}\d(?:/[\w.-]{1,12}){0,4})(?!\w)"
            ),
            _is_number_of_one,
        ),
    ),
    (("nik",), ("nik", re.compile(r"\bNIK\b[^\d\n]{0,15}(?P<it>\d{12,15})(?!\d)", _I), None)),
    (("0062",), ("phone", re.compile(r"(?<![\d\w])0062(?:[ .-]?\d){8,13}(?!\d)"), None)),
    (
        ("*", "xx"),
        (
            "phone",
            re.compile(
                r"(?<![\d\w+])(?:\+62|0)[ -]?8\d{2}[ -]?(?:\d{2,4}|[xX*]{3,4})[ -]?(?:[xX*]{3,5}|\d{3,5})(?![\w*])"
            ),
            lambda _t, m: "x" in m[0].lower() or "*" in m[0],
        ),
    ),
    (
        ("alamat",),
        (
            "address",
            Caseless(
                r"\balamat(?:nya)?\s*:?\s*(?P<it>(?:ds|desa|dsn|dusun|kp|kampung)\.?\s+\w+(?: \w+)?,?\s+kec(?:amatan)?\.?\s+\w+(?:,?\s+kab(?:upaten)?\.?\s+\w+)?)"
            ),
            None,
        ),
    ),
    (("@",), ("social", re.compile(r"(?<![\w@/.*])(?<!\* )@[A-Za-z][\w.]{2,29}(?<!\.)"), _not_in_mail)),
    (("lp/", "lp-"), ("case", re.compile(r"\bLP[/-](?:[A-Z]{1,2}[/-])?\d{1,5}[/-][\w./-]{4,40}"), None)),
    (
        ("/pid", "/pdt", "/jn", "/g"),
        (
            "case",
            re.compile(
                r"\b\d{1,5}/(?i:Pid|Pdt|JN|G)(?![a-z])[\w.-]{0,40}/\d{4}(?:/(?:[A-Z]{2,5}[ .-]?[A-Z][\w.-]{1,14}\b|[\w.-]{1,14}\w))?"
            ),
            None,
        ),
    ),
    (
        ("sk",),
        (
            "case",
            re.compile(
                r"\bSK\s+(?:\w+ ){0,3}?(?:No(?:mor)?\b\.?)\s*(?P<it>\d[\w./-]{4,40}\w)(?![\w./-])(?!\s+[Tt](?:ahun|anggal))"
            ),
            _not_a_law,
        ),
    ),
    (
        ("bpjs", "jkn", "kis", "kartu indonesia"),
        (
            "bpjs",
            Caseless(
                r"\b(?:BPJS|JKN|KIS|kartu indonesia sehat)\b[^\d\n]{0,30}(?P<it>\d{4}[ .-]?\d{4}[ .-]?\d{3,5})(?!\d)"
            ),
            None,
        ),
    ),
    (
        ("°",),
        (
            "coordinates",
            re.compile(r"\d{1,3}\s*°\s*\d{1,2}\s*['′]\s*\d{1,2}(?:[.,]\d+)?\s*[\"″]\s*[NSLUBTEW]{1,2}\b"),
            lambda t, m: is_spot(t, *m.span()),
        ),
    ),
    (
        ("°", "derajat", "degrees"),
        (
            "coordinates",
            Caseless(
                # Without minutes or two decimals it is a whole country: "antara 6° LU dan 11° LS".
                r"(?<![\d.,])(?:\d{1,3}[.,]\d{2,8}\s*(?:°|derajat|degrees)|\d{1,3}\s*(?:°|derajat|degrees),?\s*\d{1,2}(?:[.,]\d{1,6})?\s*(?:['′]|menit|minutes)"
                r"(?:,?\s*\d{1,2}(?:[.,]\d{1,6})?\s*(?:[\"″]|detik|seconds))?)\s*(?:lintang|bujur|l[su]|b[tb]|north|south|east|west|[nsew])(?!\w)"
            ),
            lambda t, m: is_spot(t, *m.span()),
        ),
    ),
    (
        ("///",),
        ("coordinates", re.compile(r"(?<![\w:/])///[^\W\d_]{2,20}(?:\.[^\W\d_]{2,20}){2}(?![\w/])"), None),
    ),
    (
        ("+",),
        ("coordinates", re.compile(r"(?<![\w+])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)"), None),
    ),
    (("@",), ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), None)),
    (("nik", "ktp"), ("nik", Caseless(r"\b(?:NIK|KTP)\b[^\d\n]{0,15}(?P<it>\d{4}(?:[ .-]?\d{4}){3})(?!\d)"), None)),
)
"""Patterns that are only tried where one of their signs stands anywhere in the text, in small letters."""

RARE: Final[tuple[tuple[tuple[str, ...], Row], ...]] = (
    (
        ("*", "•", "xx"),
        (
            "nik",
            re.compile(r"(?<![\w*])\d{2,6}[*xX•]{6,14}\d{0,6}(?![\w*])|(?<![\w*])[*•]{4,12}\d{4,8}(?![\w*])"),
            _real_masked,
        ),
    ),
    (("*", "•", "xx"), ("nik", re.compile(r"(?<![\w*])(?=[\d*xX•]{16}(?![\w*]))\d{6,12}[*xX•]{4,10}"), None)),
    # A picture written into the text itself comes past the door at which pictures are cleaned.
    (("data:",), ("embedded", re.compile(r"\bdata:[\w.+-]{1,40}/[\w.+-]{1,80}[;,][^\s)\"'<>]*", _I), None)),
    # These begin with what may be missing, so they are slow, and hardly any text holds the signs they need.
    (
        (".com/", ".me/"),
        (
            "social",
            re.compile(
                r"(?:https?://)?(?:www\.)?\b(?:instagram|facebook|fb|tiktok|twitter|x|t|line)\.(?:com|me)/(?!share)[@\w.?=/-]{3,60}",
                _I,
            ),
            None,
        ),
    ),
    (
        (".com/", ".me/"),
        (
            "phone",
            re.compile(r"(?:https?://)?(?:wa\.me|api\.whatsapp\.com/send\?phone=)/?\s*(?P<it>\+?62\d{8,13})", _I),
            None,
        ),
    ),
    (
        ("/maps", "maps.", ".gl"),
        (
            "coordinates",
            re.compile(
                r"(?:https?://)?(?:maps\.app\.goo\.gl|goo\.gl/maps|(?:www\.)?google\.[\w.]+/maps|maps\.google\.[\w.]+)/?\S*",
                _I,
            ),
            None,
        ),
    ),
    (
        ("RT", "RW"),
        (
            "address",
            re.compile(
                rf"\bRT\s+{NUMBER}\s*(?:,|/|dan)?\s*RW\s+{NUMBER}|"
                r"(?:\b(?:Dusun|Dsn|Kampung|Kp|Desa|Komplek|Perum(?:ahan)?)\.? [A-Z]\w+(?: [A-Z]\w+)?,? )?\bRT\.?\s*0?\d{1,3}\s*(?:[/,-]|dan)?\s*(?:RW\.?\s*)?0?\d{1,3}\b(?:\s+(?:Desa|Kelurahan|Kel\.|Dusun|Dsn\.|Kampung|Kp\.)\s+[A-Z]\w+(?: [A-Z]\w+)?)?|\bR[TW]\.?\s*0?\d{1,3}\b(?:\s+(?:Desa|Kelurahan|Kel\.|Dusun|Dsn\.|Kampung|Kp\.)\s+[A-Z]\w+(?: [A-Z]\w+)?)?"
            ),
            None,
        ),
    ),
)
"""Patterns that are only tried in lines in which one of their signs stands, as it is or in small letters."""
