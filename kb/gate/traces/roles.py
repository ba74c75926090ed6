"""Who is known by a place among others: the only one, the first, who held an office, and the kin of those who hold one.

"Istri camat" names nobody and points at one woman in the whole subdistrict. Offices that everybody knows ("anak
presiden") point at public persons and are left alone; "kepala desa membuka pertemuan" is an office at work.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from kb.gate.words.caseless import lowered

_I: Final = re.IGNORECASE
OFFICE: Final = (
    r"(?:(?:pak|bapak|bu|ibu)\s+)?(?:kepala\s+(?:desa|dusun|kampung|lingkungan|suku|adat|marga|sekolah|madrasah|puskesmas|panti|lapas|rutan|pasar|kantor|dinas|kelurahan|kecamatan|distrik|jorong|nagari|gereja|kua|polisi|stasiun|pos(?:\s+polisi)?|asrama|pelabuhan|bandara|gudang|rumah\s+sakit|klinik|pabrik|perkebunan|cabang|perpustakaan)"
    r"|kades|kadus|kepsek|lurah|camat|bupati|wali\s?kota|gubernur|(?:ketua|wakil\s+ketua|sekretaris|bendahara)\s+(?:RT|RW|adat|dewan\s+adat|lembaga\s+adat|yayasan|jemaat|majelis|gereja|masjid|BPD|PKK|karang\s+taruna|koperasi|DPRD|klasis|partai|kelompok\s+tani|desa)|sekdes|sekretaris\s+desa"
    r"|kapolsek|kapolres|kapolda|danramil|dandim|babinsa|bhabinkamtibmas|imam\s+(?:masjid|desa)|pendeta|pastor|pastur|romo|kiai|kyai|ustadz?|ustaz|modin|penghulu|tetua\s+adat|tokoh\s+adat|raja|sultan|datuk|mantri|bidan\s+desa|dokter\s+(?:desa|puskesmas|gigi\s+puskesmas)"
    r"|anggota\s+(?:DPR[DI]?|dewan|polisi|TNI|polri|polsek)|jaksa|hakim|wali\s+nagari|keuchik|geuchik|klian|perbekel|mosalaki|ondoafi|ondofolo|pemangku(?:\s+adat)?|(?<=pak )R[TW]|(?<=bu )R[TW])"
)
_KIN: Final = r"(?:anak|putr[ai]|cucu|cicit|istri|isteri|suami|janda|duda|menantu|mertua|ipar|keponakan|ponakan|sepupu|adik|kakak|abang|saudar[ai]|paman|bibi|pacar|selingkuhan|tunangan|mantan\s+(?:istri|suami|pacar)|sopir|ajudan|pembantu|bekas\s+istri)"
_MORE: Final = r"(?:\s+(?:bungsu|sulung|kandung|tiri|angkat|tunggal|pertama|kedua|ketiga|keempat|kembar|ipar|perempuan|laki-laki|lelaki|dari|seorang|almarhum(?:ah)?|mendiang|mantan|bekas|calon|wakil|siri|muda|tua|sang|si|ke-?\d))"
_HUMAN: Final = (
    r"(?:perempuan|laki-laki|lelaki|wanita|pria|orang|anak|gadis|remaja|pemuda|siswa|siswi|murid|mahasiswi|mahasiswa|santri|warga|penduduk|keluarga|korban|penyintas|saksi|bidan|dokter|perawat|mantri|guru|dosen|kader|sarjana|transpuan|transgender|waria|lansia|nenek|kakek|ibu|bapak|ayah|janda|duda|pasien|penderita|penyandang|difabel|tuli|karyawan|karyawati|buruh|pekerja|pegawai|polwan|polisi|tentara|hakim|jaksa|pendeta|pastor|ustadz?|nakhoda|nelayan|petani|sopir|montir|dukun|tukang|atlet|ahli|pewaris|keturunan|anggota|putr[ai]|cucu|yatim|pengikut|penganut|pemeluk|penghayat"
    r"|pe[mnlr]\w{3,}(?<!an))"
)
_NO_HUMAN: Final = r"(?!(?:penyebab|peluang|penopang|penghalang|pegangan|perihal|periode|persis|pernah|pertama|perlu|penting|pemicu|pembeda|penghubung|pemisah|peraturan|perahu|perkara|penanda|pengikat|pesan|pekan|perpustakaan|pengobat|penyelamat|pemasukan|pelipur|puskesmas|perusahaan)\b)"
_WOMAN: Final = r"(?:girl|boy|woman|man|person|child|pupil|student|teacher|doctor|nurse|midwife|priest|pastor|survivor|victim|family|christian|muslim|hindu|buddhist|catholic|widow|deaf|blind|disabled|one\s+who|patient|mother|father|judge|lawyer|fisherman|farmer|driver|member|villager|resident|witness|heir|worker)"
_RANK: Final = r"(?:(?:calon|mantan|bekas|eks|wakil|plt|pj)\.?\s+)?"
_THERE: Final = r"(?:\s+(?:desa|kampung|dusun|gereja|sekolah|pulau)\s+(?:itu|ini|tersebut|kami|sana|setempat))?"
# Of whom a sentence tells.
_WHO: Final = r"\b(?:(?:ayah|ibu|bapak|suami|istri|kakak|adik|paman|bibi|kakek|nenek|mertua|pacar|orang\s+tua|abang|saudara|majikan|anak)(?:\s+(?:tiri|angkat|kandung|ipar))?nya|ia|dia|beliau|(?:klien(?:\s+kami)?|korban|penyintas|pelaku|pasien)(?:\s+(?:itu|ini|tersebut))?|(?:perempuan|bapak|ibu|laki-laki|lelaki|pria|orang|gadis|anak|pemuda)(?:\s+\w+){0,2}\s+(?:itu|ini|tersebut)|she|he)\b"
_POSTS: Final = r"(?:sopir\s+ambulans|penjaga|satpam|juru\s+\w+|koster|marbot|operator|tukang\s+kebun|tukang\s+masak|pemilik|pengelola|penunggu|pawang|guru\s+(?!sekolah\b|dan\b)\w+|pelatih\s+\w+|organis|dirigen|sakristan|pemain\s+(?:organ|piano))"
_SITES: Final = r"(?:puskesmas|sekolah|madrasah|pesantren|kantor\s+(?:desa|camat|pos|lurah|bupati|kelurahan)|gereja|masjid|balai\s+desa|(?:palang|pintu)(?:\s+(?:pintu|palang))?\s+kereta|perlintasan|pintu\s+air|mercusuar|makam|kuburan|bendungan|apotek|klinik|losmen|penginapan|pom\s+bensin|SPBU|dermaga|pelabuhan|stasiun|museum|hutan\s+lindung|kapal\s+\w+|penggilingan\s+padi)"
_KNOWN_FOR: Final = r"(?:juara|pemain|atlet|artis|penyanyi|pemusik|gitaris|petinju|pesilat|pesepak\s?bola|pelawak|aktor|aktris|selebgram|youtuber|model|perenang|pelari|pendaki|penyiar|singer|actor|actress|boxer|champion|footballer)"
_KNOWN_TO: Final = r"(?:nasional|internasional|dunia|asia|olimpiade|PON|sea\s+games|asian\s+games|televisi|TV|terkenal|kondang|ternama|tingkat\s+(?:kabupaten|provinsi|kota|nasional)|provinsi|kabupaten|television|national|famous)"
_WORDS: Final = r"(?:\s+(?!(?:adalah|ialah|dan|tetapi|namun|itu|ini|karena|sehingga)\b)[\w'’-]+){0,4}"
_OFFICE_EN: Final = r"(?:(?:village|hamlet|clan|tribal|adat|district|sub-?district|ward|neighbou?rhood|school|police)\s+(?:head|chief|principal|secretary)|head\s+of\s+the\s+(?:village|hamlet|district|sub-?district|school|clinic)|headmaster|headmistress|principal|mayor|regent|priest|pastor|reverend|imam|chieftain|village\s+midwife|councillor|member\s+of\s+parliament|judge|prosecutor|police\s+chief)"
_KIN_EN: Final = r"(?:daughter|son|wife|husband|widow|niece|nephew|child|grandson|granddaughter|grandchild|sister|brother|cousin|ex-wife|ex-husband|driver|maid|mistress|girlfriend|boyfriend|(?:daughter|son|sister|brother)-in-law)"
# Looking for whole shapes is slow; a sentence without any of these words holds no office.
_OFFICES: Final = (
    *(
        "kepala",
        "kades",
        "kadus",
        "kepsek",
        "lurah",
        "camat",
        "bupati",
        "wali",
        "gubernur",
        "ketua",
        "sekretaris",
        "bendahara",
        "sekdes",
    ),
    *(
        "kapol",
        "danramil",
        "dandim",
        "babinsa",
        "bhabin",
        "imam",
        "pendeta",
        "past",
        "romo",
        "kiai",
        "kyai",
        "usta",
        "modin",
        "penghulu",
    ),
    *(
        "adat",
        "raja",
        "sultan",
        "datuk",
        "mantri",
        "bidan",
        "dokter",
        "anggota",
        "jaksa",
        "hakim",
        "keuchik",
        "klian",
        "perbekel",
    ),
    *("mosalaki", "ondo", "pemangku", "geuchik", "pak r", "bu r"),
)
# Each row: one of these stands in the sentence; what it looks like; whether it only counts where a story asks for more care.
_PATTERNS: Final[tuple[tuple[tuple[str, ...], re.Pattern[str], bool], ...]] = (
    (
        ("satunya",),
        re.compile(
            rf"\bsatu[-\s]satunya\s+(?:yang\s+(?!ter(?:sisa|sedia)|ada\b|bisa|dapat|mungkin|kami|saya|kita|mem|men|meng|perlu|harus)\w+|{_NO_HUMAN}{_HUMAN}(?!\s+(?:kota|negara)\b)){_WORDS}",
            _I,
        ),
        False,
    ),
    (("satunya",), re.compile(rf"\b{_NO_HUMAN}{_HUMAN}\s+satu[-\s]satunya\b{_WORDS}", _I), False),
    (
        ("pertama",),
        re.compile(
            r"\b(?:orang|perempuan|laki-laki|wanita|pria|transpuan|waria|siswa|siswi|murid|mahasiswa|mahasiswi|sarjana|dokter|pendeta|polwan|bidan|guru)\s+pertama\s+(?:yang|di|dari)\b(?:\s+(?!(?:kami|saya)\b)[\w'’-]+){1,4}",
            _I,
        ),
        False,
    ),
    (
        ("hanya",),
        re.compile(r"\bhanya\s+(?:dia|ia)\s+(?:seorang\s+)?yang\b(?:\s+[\w'’-]+){1,5}?(?=\s+(?:di|dalam|pada)\b)", _I),
        False,
    ),
    (
        (" lain ",),
        re.compile(
            r"\b(?:orang|perempuan|anak|warga|siswa|siswi|murid|keluarga)\s+lain\s+(?:di|dalam|pada)(?:\s+[\w'’-]+){1,4}?\s+yang\b(?:\s+[\w'’-]+){1,4}",
            _I,
        ),
        False,
    ),
    (
        (" lain ",),
        re.compile(
            r"\btidak\s+ada\s+(?:orang|perempuan|anak|warga|siswa|keluarga)\s+lain\s+yang\b(?:\s+[\w'’-]+){1,3}", _I
        ),
        True,
    ),
    (
        ("mantan", "bekas", "eks", "pensiunan", "lama", "terdahulu", "sebelumnya"),
        re.compile(
            rf"\b(?:mantan|bekas|eks|pensiunan)\s+(?:(?:seorang|istri|suami)\s+)?{OFFICE}\b|\b{OFFICE}\s+(?:yang\s+)?(?:lama|terdahulu|sebelumnya)\b",
            _I,
        ),
        False,
    ),
    (_OFFICES, re.compile(rf"\b{_KIN}(?:nya)?{_MORE}{{0,3}}\s+{OFFICE}\b(?!\s+(?:keluarga|asuh))", _I), False),
    (
        _OFFICES,
        re.compile(
            rf"\b(?:(?:ayah|ibu|bapak|suami|istri|kakak|adik|paman|bibi|kakek|nenek|mertua|pacar|orang\s+tua|abang|saudara|majikan)(?:\s+(?:tiri|angkat|kandung|ipar))?(?:nya|\s+(?:klien|korban|penyintas)(?:\s+kami)?|\s+(?:anak|gadis|perempuan|remaja)\s+itu)|pelaku(?:nya)?)\s+(?:(?:adalah|ialah|seorang|juga|menjabat|menjadi|ternyata|pernah\s+menjadi)\s+){{0,2}}(?P<it>{_RANK}{OFFICE}\b(?:\s+dan\s+{OFFICE}\b)?{_THERE})",
            _I,
        ),
        False,
    ),
    (
        _OFFICES,
        re.compile(
            rf"\b(?:ia|dia|beliau|klien(?:\s+kami)?|korban|penyintas|pelaku|(?:perempuan|bapak|ibu|laki-laki|lelaki|pria|orang)\s+itu)\s+(?:(?:adalah|ialah|seorang|menjabat|dulu|dulunya|ternyata|pernah\s+menjadi|menjadi)\s+){{0,2}}(?P<it>{_RANK}{OFFICE}\b{_THERE})",
            _I,
        ),
        True,
    ),
    (
        _OFFICES,
        re.compile(
            rf"\bdi(?:asuh|rawat|besarkan|adopsi|angkat|bawa|jemput|temukan|tolong|titipkan|laporkan|ancam|usir|pukul|perkosa|cabuli|lecehkan|nikahi|hamili|jual|sekap|siksa|aniaya)(?:i|nya)?\s+(?:(?:pada|oleh|kepada|ke)\s+)?(?:seorang\s+)?(?P<it>{_RANK}{OFFICE}\b{_THERE})",
            _I,
        ),
        True,
    ),
    # "Suaminya sopir ambulans puskesmas": one post at one place.
    (
        (
            "sopir",
            "penjaga",
            "satpam",
            "juru",
            "koster",
            "marbot",
            "operator",
            "tukang",
            "pemilik",
            "penge",
            "penunggu",
            "guru",
            "pelatih",
            "organis",
            "dirigen",
            "sakristan",
            "pemain",
            "pawang",
        ),
        re.compile(
            rf"{_WHO}\s+(?:(?:adalah|ialah|seorang|dulu|dulunya|ternyata|pernah|kini|bekerja|sebagai|menjadi|jadi)\s+){{0,3}}(?P<it>(?:sopir\s+ambulans(?:\s+{_SITES})?|{_POSTS}\s+(?:\w+\s+)?{_SITES}))\b",
            _I,
        ),
        False,
    ),
    # "Ia dikenal sebagai juara tinju nasional": the whole country may know who it is.
    (
        (
            *("juara", "pemain", "atlet", "artis", "penyanyi", "pemusik", "gitaris", "petinju", "pesilat", "pesepak"),
            *("pelawak", "aktor", "aktris", "selebgram", "youtuber", "model", "perenang", "pelari", "pendaki"),
            *("penyiar", "singer", "actor", "actress", "boxer", "champion", "footballer"),
        ),
        re.compile(
            rf"{_WHO}[^.;\n]{{0,40}}?\s(?P<it>(?:famous\s+|national\s+|television\s+)?{_KNOWN_FOR}\s+(?:[\w-]+\s+){{0,6}}?{_KNOWN_TO})\b",
            _I,
        ),
        False,
    ),
    (
        ("only",),
        re.compile(
            rf"\bthe\s+only\s+(?:[\w-]+\s+){{0,3}}?{_WOMAN}s?\b(?:\s+(?:in|on|of|at|who|to|with)\s+(?:the\s+)?[\w-]+)?",
            _I,
        ),
        False,
    ),
    (
        ("first",),
        re.compile(
            rf"\bthe\s+first\s+(?:[\w-]+\s+){{0,2}}?{_WOMAN}\s+(?:to|in|who|from|on|at|of)\b(?:\s+[\w-]+){{1,4}}", _I
        ),
        False,
    ),
    (("former", "ex-", "retired", "late "), re.compile(rf"\b(?:former|ex-?|retired|late)\s?{_OFFICE_EN}\b", _I), False),
    (
        ("'s", "’s"),
        re.compile(rf"\b(?:the\s+|a\s+)?(?:former\s+)?{_OFFICE_EN}[’']s\s+(?:[\w-]+\s+){{0,2}}?{_KIN_EN}\b", _I),
        False,
    ),
    (
        (" of ",),
        re.compile(rf"\b{_KIN_EN}\s+of\s+(?:the|a|our|their)\s+(?:former\s+|late\s+)?{_OFFICE_EN}\b", _I),
        False,
    ),
    (
        ("married",),
        re.compile(rf"\b(?:married\s+to|engaged\s+to|related\s+to)\s+(?:the|a|our)\s+(?:former\s+)?{_OFFICE_EN}\b", _I),
        False,
    ),
    (
        ("her ", "his "),
        re.compile(
            rf"\b(?:her|his)\s+(?:father|mother|husband|wife|uncle|brother|sister|grandfather)\s+(?:is|was)\s+(?:the\s+|a\s+)?(?:former\s+)?(?P<it>{_OFFICE_EN})\b",
            _I,
        ),
        False,
    ),
)


def roles(text: str, start: int, end: int, *, careful: bool) -> Iterator[tuple[int, int]]:
    """Yield what makes one person known in a sentence; `careful` adds what counts only in stories that ask for more care."""
    small = lowered(text)[start:end]
    office = any(sign in small for sign in _there(_OFFICES, text))
    for signs, pattern, only_careful in _PATTERNS:
        if (only_careful and not careful) or (signs is _OFFICES and not office):
            continue
        if signs is _OFFICES or any(sign in small for sign in _there(signs, text)):
            for match in pattern.finditer(text, start, end):
                yield match.span("it") if "it" in pattern.groupindex else match.span()


@lru_cache(maxsize=128)
def _there(signs: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return the signs that stand anywhere in a text: most of them stand nowhere, and no sentence is asked for those."""
    small = lowered(text)
    return tuple(sign for sign in signs if sign in small)
