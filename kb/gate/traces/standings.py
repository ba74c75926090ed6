"""Who is known by what they do and where, by fame, or by how they were born: standings that no office gives.

"Ayahnya koster di GMIT Sontetus" leads to one man as surely as "kepala desa" does; so does "pemilik bengkel di samping
kantor lurah", "pernah masuk acara Kick Andy", "anak kembar tiga". All of it counts only where one person is spoken of.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from kb.gate.traces.roles import OFFICE
from kb.gate.words import word_lists as lists
from kb.gate.words.caseless import Caseless, lowered
from kb.gate.words.everyday_words import is_everyday
from kb.gate.words.individuals import speaks_of_one

_I: Final = re.IGNORECASE
_KIN: Final = r"(?:ayah|ibu|bapak|mama|papa|suami|isteri|istri|kakak|adik|abang|paman|om|bibi|tante|kakek|nenek|opa|oma|mertua|menantu|pacar|tunangan|orang\s+tua|saudara|saudari|sepupu|majikan|wali|anak|putra|putri|cucu|keponakan)(?:\s+(?:tiri|angkat|kandung|ipar|asuh|sulung|bungsu|laki-laki|perempuan))?"
_THAT: Final = r"(?:klien|korban|penyintas|pasien|pelaku|saksi|perempuan|laki-laki|lelaki|pria|wanita|gadis|anak|bocah|pemuda|remaja|bapak|ibu|orang|janda|duda|siswa|siswi)"
_MAN: Final = rf"(?:{_KIN}nya|{_KIN}\s+(?:dari\s+)?(?:klien|korban|penyintas|pasien|pelaku|si\s+\w+|{_THAT}\s+(?:itu|ini|tersebut))(?:\s+kami)?|(?:klien|korban|penyintas|pelaku)(?:nya|\s+(?:itu|ini|tersebut|kami))?|{_THAT}\s+(?:[\w-]+\s+)?(?:itu|ini|tersebut)|ia|dia|beliau)"
_IS: Final = r"(?:,?\s+(?:adalah|ialah|seorang|juga|dulu|dulunya|kini|sekarang|masih|ternyata|pernah|lama|bekerja|kerja|sebagai|menjadi|jadi|berprofesi|merupakan)){0,4}"
_TRADE: Final = (
    r"(?:kepala|ketua|parhobas|sintua|vikaris|khatib|modin|penghulu|syahbandar|juragan|tengkulak|mahasiswa|mahasiswi|siswa|siswi|murid|santri|santriwati|alumni|kapten(?:\s+tim)?|vokalis|finalis|jebolan|dosen|guru|perawat|bidan|dokter|mantri|apoteker|nakhoda|nahkoda|kapten|masinis|pilot|kopilot|pelaut|kelasi|nelayan|petani|peternak|sopir|supir|kernet|kondektur|satpam|koster|tuagama|marbot|takmir|muazin|penatua|diaken|majelis|syamas|prodiakon|katekis|sintua|vikaris|suster|bruder|frater|ustadz?|ustadzah"
    r"|montir|tukang\s+\w+|juru\s+\w+|buruh(?:\s+\w+)?|karyawan|karyawati|pegawai|kasir|koki|staf|manajer|mandor|operator|teknisi|anggota\s+\w+|pensiunan|kuli(?:\s+\w+)?|dukun|dalang|sinden|wasit|kiper|atlet|camat|lurah|rektor|dekan|satgas|babinsa|kader|hansip|linmas|wartawan|tentara|polisi|prajurit|brimob|polwan"
    r"|agen|bandar|makelar|calo|pe(?:dagang|njual|njaga|milik|ngelola|ngurus|latih|mandu|nambang|njahit|ngrajin|masok|nyiar|nari|nyanyi|main|masak|ngacara|sinden|muka\s+\w+|mbina|nggembala|ndeta|ngawas|layan|sapon|yelam))"
)
_CAPITALS: Final = r"[A-Z][\w'’.-]*(?:\s+(?:[A-Z\d][\w'’-]*|di(?=\s[A-Z]))){0,5}"
# "dosen Uncen", "nakhoda KM Siguntang", "nelayan bagang dari Pulau Lae-Lae", "guru agama di SDN Oebobo".
_SUBJECT: Final = Caseless(rf"(?<![\w-])(?:{_MAN}{_IS}|(?:seorang\s+)?{_KIN}(?:\s+dari)?(?:\s+seorang)?)(?=\s+[a-z])")
_AT_WORK: Final = re.compile(
    rf"\s+(?P<it>(?P<trade>(?i:{_TRADE})|[a-z]{{4,18}})(?P<more>(?:\s+(?!di\b|dari\b|pada\b|dan\b|yang\b|itu\b|untuk\b|karena\b|ke\b)[a-z-]+){{0,2}})"
    rf"\s+(?P<led>(?:di|dari|asal|pada|milik|untuk)\s+)?(?P<head>(?:[a-z]+\s+){{0,2}})(?P<where>{_CAPITALS}))"
)
_AT_WORK_EN: Final = re.compile(
    r"\b(?i:(?:her|his|the\s+(?:girl|boy|child|victim|client|woman|man|survivor)[’']s)\s+(?:step-?|foster\s+)?(?:father|mother|husband|wife|uncle|aunt|brother|sister|grandfather|grandmother|teacher|boyfriend)|she|he)\s+(?:is|was|works?|worked)\s+(?:as\s+)?(?:an?\s+|the\s+)?"
    r"(?P<it>(?P<trade>(?:[a-z-]+\s+){0,2}(?:principal|headmaster|head|priest|imam|student|member|player|keeper|teacher|lecturer|nurse|midwife|doctor|driver|guard|captain|skipper|fisherman|farmer|cook|cleaner|clerk|elder|deacon|sexton|pastor|seller|vendor|owner|mechanic|sailor|pilot|professor|coach|officer|soldier))"
    rf"(?P<more>)\s+(?P<led>(?:at|in|of|from|on|for)\s+)(?P<head>(?:[a-z]+\s+){{0,2}})(?P<where>{_CAPITALS}))"
)
_SIDE: Final = r"(?:di|persis\s+di|tepat\s+di)?\s*(?:samping|sebelah|depan|belakang|seberang|dekat|sekitar|bawah|atas)"
_LANDMARK: Final = r"(?:kantor\s+\w+|balai\s+\w+|gereja|katedral|kapel|masjid|mesjid|mushola|musala|pura|vihara|kelenteng|klenteng|sekolah|madrasah|pesantren|kampus|SD|SMP|SMA|SMK|puskesmas|pustu|posyandu|rumah\s+sakit|klinik|apotek|pasar|terminal|stasiun|pelabuhan|dermaga|bandara|pos\s+\w+|polsek|polres|koramil|pom\s+bensin|SPBU|kuburan|makam|pemakaman|lapangan|jembatan|mercusuar|menara\s+\w+|tower|pabrik|penggilingan\s+\w+|gudang\s+\w+|gerbang(?:\s+\w+)?|lapas|rutan|hotel|mal|alun-alun|bank\s+\w+|koperasi|pelelangan\s+ikan|tugu|patung|bengkel|pohon\s+beringin|bendungan|rel|perlintasan)"
_BESIDE: Final = re.compile(
    rf"(?<![\w-])(?P<it>(?:(?:pemilik|penjaga|pengelola|pembantu|anak|juragan|bos|induk\s+semang)\s+)?(?:rumah|kontrakan|kos(?:-kosan)?|indekos|kamar|warung|kios|toko|bengkel|lapak|gubuk|pondok|salon|kafe|kedai|depot|rental|wartel|apotek|bilik|petak|tambal\s+ban|pangkas\s+rambut|fotokopi|penjahit|tukang\s+\w+|penjual\s+[\w-]+|pedagang\s+[\w-]+|tinggal|bermukim|mengontrak|berjualan|jualan|mangkal|menumpang|membuka\s+\w+)(?:nya)?(?:\s+(?!di\b|dan\b|yang\b|untuk\b)[\w-]+){{0,3}}?\s+{_SIDE}\s+{_LANDMARK}(?:\s+[A-Z][\w'’-]+){{0,3}})(?!\w)",
    _I,
)
_BESIDE_EN: Final = re.compile(
    r"\b(?P<it>(?:lives?|lived|house|shop|stall|kiosk|home|room|workshop|garage|staying|stays)\s+(?:[\w-]+\s+){0,2}?(?:right\s+|just\s+)?(?:next\s+to|beside|behind|opposite|across\s+from|in\s+front\s+of)\s+(?:the|our|a)\s+(?:[\w-]+\s+){0,1}?(?:church|mosque|temple|school|market|station|office|clinic|hospital|harbour|harbor|bridge|post|cemetery|factory|prison|lighthouse|hall|chapel|cathedral|jetty|pier))\b",
    _I,
)
# "Sells fish at the Hamadi market", "teaches at SMPN 4".
_DOES_EN: Final = re.compile(
    r"\b(?i:(?:her|his)\s+\w+|she|he|(?:father|mother|husband|wife|uncle|aunt|brother|sister))\s+(?P<it>(?:sells?|sold|teach(?:es)?|taught|works?|worked|preach(?:es)?|cooks?|drives?|runs?|keeps?|serves?|fish(?:es)?|plays?|sings?)(?:\s+[a-z]+){0,3}?\s+(?:at|in|on|for|from)\s+(?:the\s+)?(?:[A-Z][\w'’.-]+\s+){1,3}(?:market|school|church|mosque|clinic|hospital|island|harbou?r|station|street|road|team|ferry|village|hotel|factory))\b"
)
# "Raja terakhir Amanuban", "kepala suku yang lama", "camat perempuan pertama".
_QUALIFIED: Final = re.compile(
    rf"\b(?P<it>(?i:{OFFICE}|ratu|permaisuri|tuan\s+guru|temenggung|kapitan|datu|kepala\s+\w+|ketua\s+\w+)\s+(?i:(?:yang\s+)?(?:perempuan\s+)?(?:terakhir|pertama|termuda|tertua|lama|terdahulu|sebelumnya|dahulu|dulu|lengser|dicopot|digulingkan|(?:baru|sudah|telah)\s+(?:saja\s+)?(?:diganti|dilantik|dicopot|pensiun|meninggal|lengser|dipecat)))(?:\s+(?:di\s+|dari\s+)?{_CAPITALS})?"
    rf"|(?i:(?:keturunan|cucu|cicit|buyut|trah|pewaris|anak|putr[ai])\s+(?:pendiri|raja|ratu|sultan|datu|bangsawan|panglima|kepala\s+suku|pahlawan)(?:\s+(?!yang\b|itu\b|di\b)[a-z-]+)?)\s+{_CAPITALS})"
)
_TOLD: Final = r"(?:koran(?:-koran)?|surat\s*kabar|majalah|televisi|teve|tivi|TV|radio|media(?:\s+(?:sosial|massa|nasional|lokal|daring))?|berita|portal\s+\w+|YouTube|TikTok|infotainment|halaman\s+(?:depan|muka))"
_FAME: Final = re.compile(
    rf"\b(?:(?P<a>(?i:acara|program|talk\s?show|sinetron|kuis|ajang|reality\s+show|podcast|film|kanal)(?:\s+(?:TV|televisi|bincang-bincang|musik))?\s+[\"“]?(?!Keluarga|Perlindungan|Kesejahteraan|Pemberdayaan|Pemulihan|Studi){_CAPITALS})"
    rf"|(?i:(?P<b>(?:nama|wajah|foto|kisah|cerita|kasus|video|rekaman|berita|tulisan|lagu|potret|sosok)nya\s+(?:[\w-]+\s+){{0,4}}?(?:di|ke|pada|oleh)\s+(?:semua\s+|banyak\s+|berbagai\s+)?{_TOLD}))"
    rf"|(?P<e>(?i:(?:nama|wajah|foto|kisah|cerita|kasus|video)nya\s+(?:[\w-]+\s+)?(?:dimuat|diliput|ditayangkan|disiarkan|diberitakan|ditulis)(?:\s+(?:di|oleh|pada|harian|koran|majalah|tabloid|stasiun|TV))*)\s+{_CAPITALS})"
    rf"|(?P<f>(?i:finalis|juara|pemenang|peserta|jebolan|kontestan|bintang|vokalis|personel)\s+(?:(?:tinju|lomba|ajang|acara|film|iklan|sinetron|band|grup)\s+)?{_CAPITALS})"
    rf"|(?P<g>(?i:appeared|was|were|been|interviewed|guest|sang|performed)\s+(?:a\s+)?(?:guest\s+)?(?:on|in)\s+(?:the\s+)?{_CAPITALS}\s+(?:show|programme|program|series|talk\s+show|contest))"
    rf"|(?i:(?P<c>(?:(?:video|foto|kisah|wajah|nama|rekaman|kasus|unggahan|cerita)nya|ia|dia|anak\s+itu|perempuan\s+itu)\s+(?:[\w-]+\s+){{0,2}}?(?:viral|ramai\s+diberitakan|diberitakan|masuk\s+{_TOLD}|menjadi\s+berita)(?:\s+di\s+{_TOLD})?))"
    r"|(?i:(?P<d>(?:(?:\w+\s+)?(?:who|that|which)\s+)?(?:[\w-]+\s+){0,3}?(?:(?:was|were|is|are)\s+)?(?:in|on)\s+(?:all\s+(?:of\s+)?the|the\s+front\s+page\s+of|every|national|the\s+national|the\s+evening)\s+(?:news)?(?:papers?|news|television|TV|newspapers?|headlines)"
    r"|(?:made|hit)\s+the\s+(?:headlines|news|papers)|(?:her|his|the)\s+(?:video|photo|story|picture|face)\s+(?:went|has\s+gone|had\s+gone)\s+viral)))"
)
_APPEARED: Final = re.compile(
    r"\b(?:masuk|tampil|muncul|diundang|ikut|bermain|main|menjadi|jadi|juara|bintang|peserta|finalis|pemenang|pernah|diwawancarai|dikenal|terkenal|lewat|menang|tayang)\b",
    _I,
)
_RARE: Final = re.compile(
    rf"\b(?:{_MAN}{_IS}\s+|(?:her|his)\s+(?:father|mother|husband|wife|uncle|brother)\s+(?:is|was)\s+(?:an?|the)\s+|\b(?:he|she)\s+(?:is|was)\s+(?:an?|the)\s+)"
    r"(?P<it>(?:pilot|kopilot|penerbang|pramugari|masinis|syahbandar|nakhoda|nahkoda|mualim|dokter\s+(?:hewan|bedah|spesialis|kandungan|anak|jiwa|mata)|dalang|sinden|pesinden|pawang|notaris|konsul|dirigen|astronom|arkeolog|penerjun|penyelam|juru\s+(?:kunci|selam|bahasa\s+isyarat|mudi|pantau|sembelih)|empu|pandai\s+besi|penjaga\s+mercusuar|pembalap|wasit|penerjemah|pengawas\s+mercusuar|rektor|dekan|pembuat\s+(?:kapal|perahu|keris|peti\s+mati|sasando|gamelan|noken)|penenun\s+\w+|pemahat|pematung|bush\s+pilot|pilot|harbou?r\s+master|lighthouse\s+keeper|veterinarian|vet|surgeon|puppeteer|notary|consul|train\s+driver)(?:\s+(?:perintis|pesawat|kapal|hujan|ular|gajah|buaya|helikopter|kereta(?:\s+api)?|wayang(?:\s+\w+)?|mutiara|makam))?)\b",
    _I,
)
_BORN: Final = re.compile(
    r"\b(?P<it>(?:(?:anak|bayi|putra|putri|saudara|ibu|salah\s+satu)\s+(?:\w+\s+)?)?kembar\s+(?:tiga|empat|lima|enam|siam|dempet)|(?:one\s+of\s+(?:the\s+|a\s+set\s+of\s+)?)?(?:triplets?|quadruplets?|quintuplets?|conjoined\s+twins)|the\s+(?:surviving\s+)?twin\s+(?:who|that|whose)(?:\s+[\w'’-]+){1,4}|(?:surviving|identical)\s+twin)\b",
    _I,
)
_ONES: Final = re.compile(
    rf"\bmereka\s+(?:tinggal|mengontrak|menumpang|bermukim)|\b{_KIN}\s+(?:dari\s+)?(?:klien|korban|penyintas|pasien|pelaku)\b",
    _I,
)
# A sentence without one of these words holds none of a kind; small letters.
_SIDES: Final = ("samping", "sebelah", "depan", "belakang", "seberang", "dekat", "sekitar", "bawah", "atas")
_SIDES_EN: Final = ("next to", "beside", "behind", "opposite", "across", "in front")
_RANKED: Final = (
    *(
        "terakhir",
        "pertama",
        "termuda",
        "tertua",
        "baru",
        "pendiri",
        "raja",
        "sultan",
        "datu",
        "bangsawan",
        "pahlawan",
        " lama",
        "terdahulu",
        "sebelumnya",
        "dahulu",
        " dulu",
    ),
    *("lengser", "dicopot", "gulingkan", "diganti"),
)
_FAMED: Final = (
    *("acara", "program", "show", "sinetron", "kuis", "ajang", "podcast", "film", "kanal", "koran", "kabar", "majalah"),
    *("televisi", "teve", "tivi", "tv", "radio", "media", "berita", "viral", "youtube", "tiktok", "halaman", "paper"),
    *(
        "news",
        "headline",
        "television",
        "infotainment",
        "dimuat",
        "diliput",
        "tayang",
        "siar",
        "finalis",
        "juara",
        "pemenang",
        "peserta",
        "jebolan",
        "kontestan",
        "bintang",
        "vokalis",
        "personel",
        "contest",
        "series",
    ),
)
_TWINS: Final = ("kembar", "triplet", "quadrup", "quintup", "twin")
_RARELY: Final = (
    *("pilot", "penerbang", "pramugari", "masinis", "syahbandar", "nakhoda", "nahkoda", "mualim", "dokter", "dalang"),
    *("sinden", "pawang", "notaris", "konsul", "dirigen", "astronom", "arkeolog", "penerjun", "penyelam", "juru "),
    *("empu", "pandai besi", "mercusuar", "pembalap", "wasit", "penerjemah", "rektor", "dekan", "pembuat", "penenun"),
    *("pemahat", "pematung", "master", "keeper", "vet", "surgeon", "puppet", "notary", "consul", "driver"),
)
_WIDE: Final = lists.PEOPLES | lists.COUNTRIES | lists.FAITHS | lists.CALENDAR | lists.PRODUCTS
_HEADS: Final = lists.PLACE_HEADS | lists.ORGANISATION_HEADS
_ENGLISH: Final = ("her ", "his ", "he ", "girl", "boy", "child", "victim", "client", "woman", "man", "survivor")
_SIGNED: Final = (
    (_RANKED, _QUALIFIED),
    (_RARELY, _RARE),
    (_SIDES, _BESIDE),
    (_SIDES_EN, _BESIDE_EN),
    (_ENGLISH, _DOES_EN),
)
_TEAMS: Final = frozenset({"pemain", "kapten", "kiper", "pelatih", "vokalis", "finalis", "jebolan"})
_PUPILS: Final = frozenset({"siswa", "siswi", "murid", "santri", "santriwati", "mahasiswa", "mahasiswi"})
_VESSELS: Final = frozenset({"km", "kmp", "kmn", "kri", "klm", "mv", "kapal", "feri", "perahu"})
_NO_TRADE: Final = frozenset({"pekerja", "pendamping", "relawan", "konselor", "peksos"})


def standings(text: str, start: int, end: int, region: Callable[[Sequence[str]], int]) -> Iterator[tuple[int, int]]:
    """Yield what makes one person of a sentence known besides an office; `region` tells how many words name a region."""
    small = lowered(text)[start:end]
    one = speaks_of_one(text[start:end]) or bool(_ONES.search(text, start, end))
    if one:
        yield from _of_one(text, start, end, small)
        yield from _at_work(text, start, end, region)
    if _any(_TWINS, text, small):
        yield from (match.span("it") for match in _BORN.finditer(text, start, end))
    if _any(_FAMED, text, small):
        for match in _FAME.finditer(text, start, end):
            if not (match["a"] or match["f"]) or (one and (match["f"] or _APPEARED.search(text, start, match.start()))):
                yield match.span()


def _of_one(text: str, start: int, end: int, small: str) -> Iterator[tuple[int, int]]:
    """Yield what counts only where one person is spoken of."""
    for signs, pattern in _SIGNED:
        if _any(signs, text, small):
            yield from (match.span("it") for match in pattern.finditer(text, start, end))


def _at_work(text: str, start: int, end: int, region: Callable[[Sequence[str]], int]) -> Iterator[tuple[int, int]]:
    told = (_AT_WORK.match(text, subject.end(), end) for subject in _SUBJECT.finditer(text, start, end))
    english = _AT_WORK_EN.finditer(text, start, end) if _any(_ENGLISH, text, lowered(text)[start:end]) else ()
    for match in (*told, *english):
        if match is not None and _is_trade(match["trade"]) and _is_narrow(match, region):
            begin, stop = match.span("it")
            while text[stop - 1] in ".'’-":
                stop -= 1
            yield begin, stop


def _is_trade(word: str) -> bool:
    """A known trade, or a word of no language we know, as callings of one people are: "parhobas", "tuagama"."""
    if word in _NO_TRADE:
        return False
    return bool(_TRADES.fullmatch(word)) or (" " not in word and not is_everyday(word))


def _is_narrow(match: re.Match[str], region: Callable[[Sequence[str]], int]) -> bool:
    """A regency or a people behind a trade is wide; a school, a church, an island, a street is not."""
    words = [word.strip(".") for word in lowered(match["where"]).split()]
    headed = words[0] in _HEADS or any(word in _HEADS for word in match["head"].split())
    if match["trade"].split()[0] in _TEAMS and not match["led"]:
        return words[0] not in lists.COUNTRIES
    if words[0] in _VESSELS:
        return len(words) > 1
    if headed:
        if match["trade"] in _PUPILS:
            return False  # the school is asked about by itself
        return region(words[1:]) < len(words) - 1 or words[0] not in {"kota", "kabupaten", "provinsi", "pulau"}
    if words[0] in _WIDE or (words[0] in lists.ABBREVIATIONS and len(words) == 1):
        return False
    return region(words) < len(words) and (bool(match["led"]) or not is_everyday(words[0]))


def _any(signs: tuple[str, ...], text: str, small: str) -> bool:
    """Tell whether one of the signs stands in a sentence; hardly any of them stands anywhere in a text."""
    return any(sign in small for sign in _there(signs, text))


@lru_cache(maxsize=64)
def _there(signs: tuple[str, ...], text: str) -> tuple[str, ...]:
    small = lowered(text)
    return tuple(sign for sign in signs if sign in small)


_TRADES: Final = re.compile(
    rf"{_TRADE}|(?:[a-z-]+\s)+[a-z]+|(?:teacher|nurse|driver|captain|doctor|pilot|sailor|elder)", _I
)
