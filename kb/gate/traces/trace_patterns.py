"""The shapes of traces. Each row: kind, pattern, (what must not stand before, behind), whether it needs one person.

A group named "it" is the trace; without one the whole match is.
"""

import re
from typing import Final, Literal

from kb.base.numerals import NUMBER
from kb.gate.identifiers.identifier_patterns import DATE
from kb.gate.words.caseless import Caseless

_I: Final = re.IGNORECASE
_PERSON: Final = (
    "anak|gadis|remaja|perempuan|laki-laki|lelaki|pemuda|pemudi|bocah|ibu|bapak|siswi|siswa|santri|bayi|balita|nenek|kakek|lansia|pria|wanita"
    "|janda|duda|klien|korban|penyintas|putri|putra|adik|kakak|istri|suami|mahasiswi|mahasiswa|pekerja|transpuan|warga"
)
_BEFORE_AGE: Final = re.compile(
    r"(?:\b(?:di bawah|di atas|dibawah|diatas|minimal|maksimal|antara|rata-rata|sampai|hingga|selama|sejak|setelah|sesudah|lebih dari|kurang dari"
    r"|under|over|between|to|from|for|about|after|anak-anak(?: usia| berusia)?|para \w+(?: usia| berusia)?|remaja-remaja|semua \w+|syarat\w*|penjara"
    r"|yayasan|lembaga|organisasi|program|gedung|bangunan|kelompok \w*|peserta(?: usia| berusia)?|batas|undang-undang|pasal|ages?)\b[\w ]{0,14}|[-–/]\s*|\d\s*)$",
    _I,
)
_AFTER_AGE: Final = re.compile(
    r"\s*(?:[-–]\s*\d|sampai|hingga|s/d|s\.d|ke atas|ke bawah|keatas|kebawah|dan di|atau lebih|or older|or younger|and over|and under|and above|to\b|lalu|silam|yang lalu"
    r"|kemudian|lamanya|penjara|berjalan|program|pengalaman|kerja|pertama|terakhir|berturut|ago|later|in a row|of experience)",
    _I,
)
_NEVER: Final = re.compile(r"(?!)")
_AGES: Final = (_BEFORE_AGE, _AFTER_AGE)
_WORD: Final = r"(?:(?:St|Sta|Dr|Ir|Hj?|KH)\.|[A-Z0-9](?:[\w'’-]|\.(?=\w)){0,30})"
_NAME: Final = rf"{_WORD}(?:\s+(?:{_WORD}|al|bin|dan(?=\s[A-Z]))){{0,4}}"
_INSTITUTION: Final = (
    r"(?:SD|SDN|MI|MIN|SMP|SMPN|MTs|MTsN|SMA|SMAN|SMK|SMKN|MA|MAN|SLB|SLBN|TK|PAUD|PKBM|Sekolah(?:\s+(?:Dasar|Menengah\s+\w+|Luar Biasa))?|sekolah"
    r"|Madrasah|Pesantren|Ponpes|[Pp]ondok\s+[Pp]esantren|pesantren|Universitas|universitas|Politeknik|Akademi|Kampus|kampus"
    r"|RS|RSU|RSUD|RSUP|RSJ|RSKO|RSIA|RSKD|[Rr]umah\s+[Ss]akit(?:\s+(?:Umum|Jiwa|Daerah|Ibu dan Anak))*|Puskesmas|puskesmas|Klinik|klinik|Pustu|Posyandu|posyandu"
    r"|Lapas|lapas|Rutan|rutan|LPKA|Bapas|Lembaga\s+Pemasyarakatan|Rumah\s+Tahanan|Polsek|polsek|Polres|polres|Polda"
    r"|Masjid|masjid|Mesjid|Musala|Mushola|musala|Gereja|gereja|Pura|Vihara|Klenteng|Paroki"
    r"|Balai(?:\s+(?:Rehabilitasi|Pelayanan|Sosial|Anak|Besar))*|[Pp]anti(?:\s+(?:[Aa]suhan|[Ss]osial|[Ww]erdha|[Jj]ompo|[Rr]ehabilitasi|[Tt]resna))*|Shelter|shelter|Rumah\s+Aman"
    r"|PT|CV|Toko|toko|[Pp]abrik|Hotel|hotel|[Rr]estoran|Kafe|kafe|[Kk]araoke|[Ss]alon|[Ww]arung"
    r"|School|Hospital|Clinic|Prison|Church|Mosque)"
)
_NO_PLACE: Final = r"(?!(?:Percontohan|Binaan|Siaga|Sejahtera|Ramah|Layak|Anda|Kami|Saya|Ini|Itu|Adat|Tertinggal|Wisata|Miskin|Pesisir|Nelayan|Mandiri|Tangguh|Bersih|Sadar|Hukum|Inklusif|Peduli|Sekitar|Hidup|Kerja|Sosial|Sekolah|Keluarga|Tempat|Masyarakat|Pendidikan)\b)"
_SMALL: Final = "Desa|Ds\\.|Kampung|Kp\\.|Dusun|Dsn\\.|Dukuh|Kelurahan|Kel\\.|Nagari|Gampong|Pekon|Jorong|Lingkungan|Huta|Kampong|Gang|Gg\\.|Lokalisasi"
_NAMED: Final = r"[A-Z][\w'’-]{1,30}(?:\s+[A-Z][\w'’-]{1,30}){0,2}"
_RT: Final = r"(?:R[TW]\.?\s*\d{1,3}\s*(?:[/,]\s*)?){0,2}"
VILLAGE: Final = re.compile(
    rf"\b(?P<it>{_RT}(?:{_SMALL}|Kecamatan|Kec\.|Distrik"
    r"|Perumahan|Perum|Komplek|Kompleks|Rusun|Rusunawa|Pasar|Terminal|Stasiun|Pelabuhan|Dermaga|Jembatan|Kolong|Pulau|Blok"
    r"|desa|kampung|dusun|kelurahan|kecamatan|lokalisasi|pasar|terminal|perumahan|gang|kolong jembatan)\s+"
    rf"{_NO_PLACE}{_NAMED}(?:\s+(?:di|pada)\s+(?:Pulau|Danau|Teluk|Tanjung|Gunung|Bukit|Lembah|Sungai|Kecamatan|Distrik|Desa|Kelurahan)\s+{_NAMED})?"
    r"|[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30})?\s+(?:[Vv]illage|[Hh]amlet|[Ss]ub-?district|[Nn]eighbou?rhood)|(?:village|hamlet|sub-?district) of [A-Z][\w'’-]{1,30})"
)
# So small that its name alone is nearly an address, in any sentence of a story that asks for more care.
HAMLET: Final = re.compile(
    rf"\b(?P<it>{_RT}(?:{_SMALL}|desa|kampung|dusun|kelurahan|gang)\s+{_NO_PLACE}{_NAMED}"
    r"|[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30})?\s+(?:[Vv]illage|[Hh]amlet)|(?:village|hamlet) of [A-Z][\w'’-]{1,30})"
)
SCHOOL: Final = re.compile(
    r"\b(?P<it>(?:SD|SDN|SDI|SDK|MI|MIN|SMP|SMPN|SMPK|MTs|MTsN|SMA|SMAN|SMAK|SMK|SMKN|MA|MAN|SLB|SLBN|TK|PAUD|RA|PKBM|TPQ|TPA|LKSA|Madrasah(?:\s+\w+yah)?|Pesantren|Ponpes|[Pp]ondok\s+[Pp]esantren|[Pp]anti\s+[Aa]suhan|[Ss]ekolah(?:\s+(?:Dasar|Menengah\s+\w+|Luar\s+Biasa|Minggu|Alam))?)\s+"
    rf"(?:(?:Negeri|Swasta|Inpres|Katolik|Kristen|Islam|Muhammadiyah|YPK)\s+)?(?!(?:Saya|Kami|Kita|Ini|Itu|Yang|Di|Dan|Ia|Dia|Ramah|Layak|Negeri|Swasta)\b){_NAME}"
    r"|(?:the )?(?:[A-Z][\w'’-]{1,30}\s+){1,3}(?:School|Orphanage|Kindergarten)"
    rf"|(?i:sekolah|SD|SMP|SMA|SMK|PAUD|TK|pesantren|panti\s+asuhan|puskesmas|posyandu)(?:\s+(?:dasar|negeri|menengah\s+\w+))?\s+(?:di|in)\s+(?:{_SMALL}|Pulau|Distrik|Kecamatan|desa|kampung|dusun|kelurahan|pulau|distrik|kecamatan)\s+{_NO_PLACE}{_NAMED})"
)
_JOBS: Final = (
    r"(?:tukang\s+\w+|buruh(?:\s+(?!se-)[\w-]+)?|sopir(?:\s+(?!se-)[\w-]+)?|pedagang(?:\s+(?!se-)[\w-]+)?|penjual(?:\s+(?!se-)[\w-]+)?|pemulung|nelayan|petani|guru(?:\s+(?!se-)[\w-]+)?|bidan|perawat|satpam|kuli(?:\s+(?!se-)[\w-]+)?|penjahit"
    r"|pembantu(?:\s+rumah\s+tangga)?|asisten\s+rumah\s+tangga|pengamen|pengemis|kondektur|kernet|montir|karyawan(?:\s+(?!se-)[\w-]+)?|karyawati(?:\s+(?!se-)[\w-]+)?|pegawai(?:\s+(?!se-)[\w-]+)?|penyanyi(?:\s+(?!se-)[\w-]+)?"
    r"|penari(?:\s+(?!se-)[\w-]+)?|pesinden|pemijat|perias|pelaut|peternak|pengrajin|perajin|penambang(?:\s+(?!se-)[\w-]+)?|mekanik|loper(?:\s+(?!se-)[\w-]+)?|penjaga\s+\w+|pengasuh|dosen|wartawan|hansip|pelayan(?:\s+(?!se-)[\w-]+)?|juru\s+\w+|kasir(?:\s+(?!se-)[\w-]+)?|marbot|dukun(?:\s+(?!se-)[\w-]+)?|pensiunan(?:\s+(?!se-)[\w-]+)?|tentara|polisi|anggota\s+(?:TNI|Polri|DPRD)|kepala\s+(?:desa|dusun|sekolah)|ketua\s+RT|pekerja\s+(?:pabrik|bangunan|kebun|salon|migran|seks)"
    r"|street vendor|factory worker|maid|housemaid|driver|fisherman|farmer|teacher|tailor|scavenger|nurse|cleaner|seamstress|cook)"
)
_PEOPLE_NAMES: Final = (
    r"(?:Jawa|Sunda|Batak|Minang|Minangkabau|Melayu|Bugis|Makassar|Madura|Betawi|Dayak|Banjar|Bali|Sasak|Toraja|Papua|Ambon|Aceh|Nias|Mentawai|Tionghoa|Cina|Arab|Flores|Timor|Rote|Sabu|Sumba|Asmat|Dani|Anak Dalam|Rimba|Baduy|Mandailing|Karo"
    r"|Javanese|Sundanese|Chinese|Papuan|Acehnese|Balinese|Dayak)"
)
_FAITH: Final = r"(?:Islam|Kristen|Katolik|Hindu|Buddha|Budha|Konghucu|Protestan|Ahmadiyah|Syiah|Muslim|Muslimah|Christian|Catholic|Hindu|Buddhist|Sunda Wiwitan|penghayat\s+\w+)"
_GROUPS: Final = (
    re.compile(
        r"\b(?:mayoritas|sebagian besar|penduduk\w*|warga(?:nya)?|masyarakat|umumnya|tokoh|komunitas|kelompok|most|people|community)\b[\w ,]{0,25}$",
        _I,
    ),
    _NEVER,
)
# "Kami bertemu Melati, penjual jamu": what follows is said of Melati.
_MEETS: Final = (
    r"\s+(?:(?:pernah|sudah|telah|lalu|kembali|mulai|pertama kali|first|then)\s+)?"
    r"(?:bertemu|berjumpa|berkenalan|menemui|menjumpai|mengenal|mendampingi|mengunjungi|melihat|menangani|membantu|merujuk|menerima"
    r"|kenal|dampingi|temui|jumpai|kunjungi|tangani|bantu|rujuk|terima|met|visited|knew|helped|supported|saw)\b"
)
_SELF: Final = (
    re.compile(rf"\b(?:saya|aku|kami|kita|penulis|I|we|tim)\b(?!{_MEETS})[\w ,]{{0,30}}$", _I),
    re.compile(r"\s+(?:sosial|pendamping)", _I),
)

BELIEF: Final = re.compile(
    r"\b(?:Islam|Kristen|Katolik|Hindu|Buddha|Budha|Konghucu|Protestan|Ahmadiyah|Syiah|Muslim|Muslimah|Baha['’]?i|Yahudi|Parmalim|Kaharingan|Saksi Yehova|Advent|penghayat|penganut|pura|gereja|masjid|vihara|klenteng"
    r"|Christian|Catholic|Buddhist|Ahmadi|Shia|Jewish)\b"
)
ONE_FAMILY: Final = re.compile(
    r"\b(?:(?:satu|sebuah|se)\s*keluarga|keluarga\s+(?:itu|ini|klien|kecil|[A-Z]\w+|penghayat|penganut)|(?:a|one|the|this|our)\s+(?:[\w'’-]+\s+){0,2}family|a family of|klien|seorang|(?:perempuan|laki-laki|lelaki|gadis|remaja|anak|ibu|bapak|pemuda|pasangan)\s+(?:[\w-]+\s+)?(?:itu|ini|tersebut)|satu-satunya"
    r"|(?:she|he|ia|dia)\b)",
    _I,
)

# Numbers are slow to look for; only sentences that speak English need these.
ENGLISH_AGE: Final = Caseless(
    rf"\b{NUMBER}[- ]year[- ]old\b|\b{NUMBER} years old\b|\baged {NUMBER}\b(?!\s*(?:to|and|-|–)\s*\d)|\b(?:she|he) (?:was|is) (?:only |just )?(?P<en>{NUMBER})\b(?! (?:months|days|weeks|of|people))"
)
ENGLISH_SIGN: Final = re.compile(r"year|aged|\b(?:s?he) (?:is|was)\b", _I)

TraceKind = Literal["age", "date", "place", "institution", "class", "occupation", "event", "family", "faith", "role"]
Refused = tuple[re.Pattern[str], re.Pattern[str]] | None
PATTERNS: Final[tuple[tuple[TraceKind, re.Pattern[str] | Caseless, Refused, bool], ...]] = (
    (
        "age",
        Caseless(
            rf"\b(?:ber)?(?:usia|umur)(?:nya|ku)?(?:\s+(?:baru|sekitar|kira-kira|kurang lebih|masih|genap|sudah|telah|saat itu|waktu itu|ketika itu|kini|menginjak))*\s+{NUMBER}(?:\s*(?:tahun|thn|th|bulan))?\b(?!\s*[-–]\s*\d)"
        ),
        _AGES,
        False,
    ),
    (
        "age",
        Caseless(rf"\b(?:{_PERSON})\b(?:\s+(?!tahun)[\w-]+)?\s+(?:itu\s+)?(?P<it>{NUMBER}\s*(?:tahun|thn|th)\b)"),
        _AGES,
        False,
    ),
    (
        "age",
        Caseless(rf"[\w)\"”']\s*,\s*(?P<it>{NUMBER}\s*(?:tahun|thn|th|years? old)\b)(?!\s+(?:lalu|kemudian|silam))"),
        _AGES,
        True,
    ),
    (
        "age",
        re.compile(
            r"\b[A-Z][\w'’]*\.?(?: [A-Z][\w'’]*){0,2}\s*\(\s*(?P<it>\d{1,2}(?:\s*(?:tahun|th|thn))?)\s*(?=[,)])"
        ),
        None,
        False,
    ),
    ("age", re.compile(r"\b[A-Z][a-z]+,\s*(?P<it>\d{1,2})(?=\s*,)"), None, False),
    (
        "age",
        ENGLISH_AGE,
        _AGES,
        False,
    ),
    (
        "age",
        Caseless(rf"\b(?:baru|masih|genap|menginjak|berumur)\s+(?P<it>{NUMBER}\s*(?:tahun|thn|th)\b)"),
        _AGES,
        True,
    ),
    (
        "age",
        Caseless(r"\b(?:lahir|kelahiran|born in)(?:\s+(?:pada|di|tahun|in))*\s+(?P<it>(?:19|20)\d\d)\b"),
        None,
        True,
    ),
    (
        "class",
        Caseless(
            r"\bkelas\s+(?:[IVX]+|\d{1,2}|(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas))\b(?:\s+(?:SD|SMP|SMA|SMK|MTs|MA)\b)?|\bsemester\s+(?:[IVX]+|\d|satu|dua|tiga|empat|lima|enam|tujuh|delapan)\b|\b(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) grade\b|\bgrade \d{1,2}\b"
        ),
        (_NEVER, re.compile(r"\s*(?:[-–]|sampai|hingga|dan\b)\s*(?:kelas\s*)?[\dIVX]", _I)),
        True,
    ),
    (
        "institution",
        re.compile(
            rf"\b(?P<it>{_INSTITUTION}\s+(?:Negeri\s+|Swasta\s+)?(?!(?:Saya|Kami|Kita|Ini|Itu|Yang|Di|Dan|Ia|Dia)\b){_NAME})"
        ),
        None,
        True,
    ),
    (
        "institution",
        re.compile(
            r"\b(?P<it>(?:the )?(?:[A-Z][\w'’-]{1,30}\s+){1,3}(?:School|Hospital|Clinic|Prison|Church|Mosque|Shelter|University|Factory|Orphanage))\b"
        ),
        None,
        True,
    ),
    ("place", VILLAGE, None, True),
    (
        "date",
        Caseless(
            rf"\b(?P<it>(?:(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu),?\s*)?{DATE}|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{{1,2}},? \d{{4}}|tanggal\s+{NUMBER}\s+(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)|(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|January|February|March|May|June|July|August|October|December)\s+(?:19|20)\d\d)\b"
        ),
        (
            re.compile(r"\b(?:UU|undang-undang|peraturan|permensos|perda|SK|keputusan|nomor|No\.?)\b[^.]{0,30}$", _I),
            _NEVER,
        ),
        True,
    ),
    (
        "occupation",
        Caseless(
            r"\b(?:bekerja|berprofesi|mencari nafkah|kerja)\s+(?:sebagai|menjadi|jadi)\s+(?P<it>(?:seorang\s+)?(?!pekerja sosial|pendamping|konselor|relawan|kader|peksos|social worker|manajer|staf|koordinator)[a-z][\w-]+(?:\s+[a-z][\w-]+)?)"
        ),
        _SELF,
        True,
    ),
    (
        "occupation",
        Caseless(
            rf"\b(?:seorang|menjadi|sebagai|as an?|a|worked as an?|suaminya|ayahnya|ibunya|istrinya|anak|pekerjaannya)\s+(?P<it>{_JOBS})\b"
        ),
        _SELF,
        True,
    ),
    (
        "occupation",
        Caseless(
            rf"(?:\b(?:ia|dia|beliau|itu|ini|dulu|dulunya|kini|sekarang|adalah|dan|he was an?|she was an?|,)|,)\s+(?P<it>{_JOBS})\b"
        ),
        _SELF,
        True,
    ),
    (
        "occupation",
        Caseless(
            r"\b(?P<it>(?:sehari-hari\s+)?(?:berjualan|berdagang|menjual|mengojek|memulung|mengamen|menjahit|menarik becak|menarik angkot|menyopir)(?:\s+[a-z]+){0,2})\b"
        ),
        _SELF,
        True,
    ),
    (
        "family",
        Caseless(
            rf"\banak\s+(?:ke-?\s*\d{{1,2}}|kedua|ketiga|keempat|kelima|keenam|ketujuh|pertama|sulung|bungsu|tunggal|semata wayang|nomor\s+\w+)(?:\s+dari(?:\s+{NUMBER}\s+(?:bersaudara|saudara))?)?\b|\b{NUMBER}\s+bersaudara\b|\bsi\s+(?:bungsu|sulung)\b|\b(?:kakak|saudara|saudari|adik|anak)\s+kembar\w*"
        ),
        None,
        False,
    ),
    (
        "family",
        Caseless(
            rf"\b(?:ibu|ayah|bapak|janda|duda|orang tua)\s+(?:dari\s+|dengan\s+|beranak\s+){NUMBER}(?:\s+(?:orang\s+)?anak)?\b|\b(?:punya|mempunyai|memiliki|dikaruniai|membesarkan|menghidupi)\s+{NUMBER}\s+(?:orang\s+)?anak\b|\b(?:mother|father|widow|parent) of {NUMBER}\b|\b(?:eldest|youngest|second|third|only) (?:child|daughter|son|of {NUMBER})(?: of {NUMBER})?\b|\bdari {NUMBER} saudara\b|\byatim(?:\s+piatu)?\b|\bpiatu\b|\banak angkat\b|\borphan\b"
        ),
        None,
        True,
    ),
    (
        "faith",
        Caseless(rf"\b(?:beragama|memeluk(?:\s+agama)?|agamanya|menganut)\s+(?P<it>{_FAITH})\b"),
        _GROUPS,
        True,
    ),
    (
        "faith",
        re.compile(
            rf"\b(?P<it>(?:bersuku|suku|keturunan|berdarah|etnis|asli|orang|berasal dari suku|putri|perempuan|pemuda|gadis|pria)\s+{_PEOPLE_NAMES}|seorang\s+{_FAITH}|(?:an? )?(?:ethnic )?{_PEOPLE_NAMES} (?:woman|man|girl|boy|family|widow)|(?:an? |devout ){{1,2}}{_FAITH}(?! (?:organi[sz]ation|school|group)))\b"
        ),
        _GROUPS,
        True,
    ),
    (
        "event",
        Caseless(
            r"\b(?P<it>viral|diberitakan|(?:masuk|muncul di|tayang di)\s+(?:koran|televisi|TV|berita)|kecelakaan(?:\s+\w+)?|kebakaran(?:\s+\w+)?|tenggelam(?:nya)?|dibunuh|pembunuhan|terbunuh|tersambar petir|tertabrak(?:\s+\w+)?|tsunami|gempa|longsor|juara(?:\s+\w+){0,2}|made the (?:news|papers)|in the newspapers?|went viral|killed in|drowned|house fire|earthquake)\b"
        ),
        None,
        True,
    ),
)
