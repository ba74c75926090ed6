"""Sentences with names where names are easily overlooked, and harmless ones of the same kind: made from our own lists.

The given and family names stand in no list of the program (a test of the suite holds that), so finding them is no
matter of having seen them. Every sentence is made anew from its parts by a fixed seed.
"""

import random
from collections.abc import Iterator
from typing import Final, NamedTuple

from kb.gate import Gate, OutgoingStory
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary
from tests.bench.bars import Bars
from tests.bench.gate_found import gate
from tests.kb.gate import private_forms

GIVEN: Final = (
    (  # many regions: Batak, Minang, Java, Sunda, Bugis, East Nusa Tenggara, Papua, Maluku, Bali, Chinese-Indonesian
        "Togar Poltak Sahala Tiurma Rosinta Lamria Hotman Yulisman Zulfahmi Rosneli Yusmaniar Afrizal Wagiyem Sukirman"
        " Tukinah Suparti Ngatiyo Parjinah Wartinah Casminah Warniti Entin Asep Cucun Iyus Euis Tatang Baso Becce Hasnawiah"
        " Rahmatia Ambo Sitti Yuliana Yosefina Adelheid Blandina Petronela Kornelis Marselinus Yustina Gaudensia Hendrikus"
        " Fransiska Yakomina Naftali Otniel Selfina Yosepha Mince Elieser Dominggus Obaja Costansina Welmince Luh Wayan"
        " Kadek Suartini Astiti Liong Giok Mei Hwa Tjandra Kimhok Nurhayati Zubaidah Rukmini Sulastri Darsono Kasiyem"
        " Syamsudin Rohaniah Hasnah Jumriah Mariyam Halidjah Usman Nasrul Ridwan Fikri Yesaya Debora Rahel Markus Silas"
    )
    .replace(" Mei", "")
    .split()
)
FAMILY: Final = [
    "Sinambela",
    "Tampubolon",
    "Lumbanraja",
    "Manurung",
    "Sihombing",
    "Hutapea",
    "Koto",
    "Caniago",
    "Piliang",
    "Sikumbang",
    "Guci",
    "Tanjuang",
    "Wiryawan",
    "Kartodimejo",
    "Sastrodihardjo",
    "Prawirodirjo",
    "Suryadinata",
    "Natadireja",
    "Wirahadikusumah",
    "Mappangara",
    "Karaeng",
    "Pattiwiri",
    "Nggili",
    "Bria",
    "Seran",
    "Klau",
    "Berek",
    "Taek",
    "Nahak",
    "Liunome",
    "Boimau",
    "Banamtuan",
    "Nenoharan",
    "Toelle",
    "Ndolu",
    "Foeh",
    "Wenda",
    "Kogoya",
    "Yikwa",
    "Murib",
    "Telenggen",
    "Mirin",
    "Waromi",
    "Rumbiak",
    "Yoku",
    "Ohoiulun",
    "Rahangiar",
    "Latuheru",
    "Pattinama",
    "Sahetapy",
    "Tuasikal",
    "Wiratmaja",
    "Suardana",
    "Gelgel",
    "Kencanawati",
    "Limanto",
    "Tanujaya",
    "Oeiyono",
    "Kwee",
    "Ngantung",
    "Mandagi",
    "Rompas",
    "Lumowa",
    "Tumbelaka",
    "Lasut",
]
ORGANISATIONS: Final = (  # of the state, or pages of the library
    "Dinas Sosial",
    "Dinas Sosial Kabupaten Indramayu",
    "Dinas Pemberdayaan Perempuan dan Perlindungan Anak",
    "Dinas Kesehatan Kota Kupang",
    "Dinas Pendidikan dan Kebudayaan",
    "Dinas Tenaga Kerja dan Transmigrasi Provinsi Jawa Timur",
    "Kementerian Sosial",
    "Kementerian Hukum dan Hak Asasi Manusia",
    "Komisi Nasional Perlindungan Anak",
    "Komisi Nasional Anti Kekerasan terhadap Perempuan",
    "Komisi Penanggulangan AIDS Kota Bandung",
    "Komnas Perempuan",
    "Kejaksaan Negeri Jayapura",
    "Pengadilan Negeri Kupang",
    "Pengadilan Agama",
    "Mahkamah Konstitusi",
    "Kepolisian Resor Belu",
    "Polres Sikka",
    "Polda Nusa Tenggara Timur",
    "Dewan Perwakilan Rakyat Daerah",
    "Majelis Ulama Indonesia",
    "Badan Perencanaan Pembangunan Daerah",
    "Badan Narkotika Nasional",
    "Balai Rehabilitasi Sosial",
    "Lembaga Pemasyarakatan",
    "Lembaga Perlindungan Saksi dan Korban",
    "Rumah Sakit Umum Daerah",
    "Yayasan Bandungwangi",
    "Yayasan Kusuma Buana",
    "Bandungwangi",
    "PKPM Atma Jaya",
    "Universitas Indonesia",
    "Satuan Polisi Pamong Praja",
    "Forum Anak Nasional",
    "Palang Merah Indonesia",
)
OFFICES: Final = (
    "Kepala {}",
    "Sekretaris {}",
    "petugas {}",
    "staf {}",
    "Ketua {}",
    "Kepala Bidang Rehabilitasi {}",
    "pekerja sosial {}",
    "mantan kepala {}",
    "{}",
    "{}",
)
RANKS: Final = (
    *("Bupati Sikka", "Wali Kota Kupang", "Gubernur Papua", "Camat Bongas", "Kapolres Belu AKBP", "Kasat Reskrim AKP"),
    *("Brigadir", "Bripka", "Kompol", "Sersan Mayor", "Kapten", "Letkol", "Ipda", "Pendeta", "Suster", "Pastor"),
    *("Ketua RT", "Kepala Desa", "Lurah", "Menteri Sosial", "Ketua Komisi I DPR", "Direktur Eksekutif", "Hakim Ketua"),
)
_SAID: Final = (
    "Siang itu {} datang ke rumah kami.",
    "Kami bertemu {} di kantornya.",
    "Menurut {}, anak itu sudah pulang.",
    "Surat itu ditandatangani {} pekan lalu.",
    "Hal ini dibenarkan {} saat ditemui.",
    "Kami lalu menghubungi {} dan menunggu jawaban.",
    "“Kami akan datang,” kata {} kepada kami.",
    "{} menolak permintaan keluarga itu.",
)
# Words that are also names; those in the list of the program and those that are not.
WORDS: Final = [
    "Putri",
    "Suci",
    "Cinta",
    "Budi",
    "Hakim",
    "Melati",
    "Indah",
    "Bintang",
    "Kasih",
    "Bulan",
    "Fajar",
    "Surya",
    "Embun",
    "Pelita",
    "Kenanga",
    "Seroja",
    "Rejeki",
    "Sabar",
    "Setia",
    "Mulia",
    "Gading",
    "Tiara",
    "Permata",
    "Mentari",
    "Cahaya",
    "Iman",
    "Rahmat",
    "Berkat",
    "Damai",
    "Bakti",
    "Agung",
    "Jaya",
    "Wahyu",
    "Satria",
    "Intan",
    "Mutiara",
    "Cempaka",
    "Lestari",
    "Harapan",
    "Sinar",
    "Angin",
    "Rimba",
    "Karang",
    "Kelana",
    "Bahari",
    "Nelayan",
    "Sagu",
    "Lontar",
    "Randu",
    "Kapas",
    "Kelapa",
    "Cermin",
    "Payung",
    "Perisai",
    "Tombak",
    "Kapal",
    "Layar",
    "Pijar",
    "Kerlip",
    "Titah",
    "Amanah",
    "Musafir",
    "Kemala",
    "Gemilang",
    "Cendekia",
    "Tunas",
    "Benih",
]
# Those of them that begin a sentence as words do.
PLAIN: Final = [
    "Cinta",
    "Hakim",
    "Melati",
    "Bintang",
    "Kasih",
    "Bulan",
    "Fajar",
    "Embun",
    "Pelita",
    "Sabar",
    "Permata",
    "Cahaya",
    "Iman",
    "Berkat",
    "Damai",
    "Bakti",
    "Harapan",
    "Sinar",
    "Angin",
    "Rimba",
    "Karang",
    "Nelayan",
    "Sagu",
    "Kapas",
    "Kelapa",
    "Cermin",
    "Payung",
    "Perisai",
    "Tombak",
    "Kapal",
    "Layar",
    "Amanah",
    "Musafir",
    "Tunas",
    "Benih",
    "Putri",
    "Budi",
    "Surya",
]
_FELT: Final = (
    "Malam itu {} menangis di pangkuan ibunya.",
    "Adiknya, {}, belum pernah bersekolah.",
    "Anaknya {} takut pulang ke rumah.",
    "Kami menemani {} (14) ke kantor polisi.",
    "{}, 9 tahun, tidur di emperan toko.",
    "{} (16) dan kakaknya datang tanpa surat.",
    "{} bercerita bahwa ia dipukul ayahnya.",
    "{} merasa malu dan tidak mau makan.",
    "Lalu ibunya memanggil {} masuk.",
    "Suaminya, {}, tidak tahu.",
    "Sejak itu {} tinggal bersama neneknya.",
    "Kami mengantar {} pulang pada sore hari.",
)
_PLAIN_WORDS: Final = (
    "{} adalah kata yang sering kami dengar.",
    "Mereka berbicara tentang {lower} setiap hari.",
    "{} itu milik semua orang di kampung.",
    "Tidak ada {lower} tanpa kerja bersama.",
)
_TWICE: Final = (
    "{name} datang bersama tantenya. Di papan tertulis {lower} dengan huruf kecil.",
    "Kami menulis {lower} dalam catatan. Esoknya {name} tidak hadir.",
    "Tetangga memanggil {lower}, lalu {name} keluar dari rumah.",
)
# Family names that are also regencies, islands or countries, in a story of another province.
_PLACES: Final = (
    ("Malaka", "Belu", "Alor", "Toba", "Karo", "Nias", "Siak", "Landak", "Banjar", "Bima", "Ngada", "Asmat", "Sikka"),
    ("Israel", "Jordan", "Paris", "Kenya", "China", "Sabu", "Rote", "Kupang", "Sorong", "Palu", "Manggarai"),
)
INITIALS: Final = ("SBY", "JK", "M.T.", "A.R.", "RH", "DN", "Y.T.", "GW", "N.S.", "FX", "LS", "B.W.")
_BY_INITIALS: Final = (
    "Kata {}, anak itu sudah pulang.",
    "{} (14) dibawa ke kantor polisi.",
    "Korban, {}, menolak pulang.",
    "Ibu dari {} menunggu di luar.",
    "Malam itu {} menangis di pangkuan ibunya.",
    "Kami bertemu {} di rumahnya.",
    "{} bercerita kepada konselor.",
)
HARMLESS_ORGANISED: Final = (
    "Kami melapor ke {}.",
    "Surat dari {} datang terlambat.",
    "Petugas {} menolong keluarga itu.",
    "{} menolak permintaan itu.",
    "Kepala {} membuka pertemuan.",
    "Menurut {}, angka itu naik.",
    "Di kantor {} kami menunggu dua jam.",
    "Kegiatan ini didukung {} dan warga.",
)
HARMLESS: Final = (
    "Rumahku jauh dari sini. Ibunya sudah pulang. Bukunya hilang. Anakmu sehat.",
    "Biarlah ia pulang. Pulanglah sebelum malam. Bukankah itu haknya? Dengarlah keluhannya.",
    "Catat nama lembaganya. Simpan formulir itu. Ajaklah warga berbicara. Hubungi petugas jaga.",
    "Jangan memaksa. Tanyakan lagi besok. Bacakan suratnya. Dampingi ia ke puskesmas.",
    "Biayanya Rp 25.000, lalu Rp50.000, dan kemudian USD 10.",
    "Mereka berkabar lewat WhatsApp, Facebook, dan Instagram; formulirnya di Google Forms.",
    "Ia minum Paracetamol dan naik Gojek ke Alfamart.",
    "Kami membaca buku “Working with Street Children” dan panduan “Helping Skills in Practice”.",
    "Modul Community Organizing, Case Management, dan Peer Support dipakai lagi.",
    "Stigma membuat warga diam. Kerentanan itu bertambah. Pendampingan selesai. Rujukannya lambat.",
    "Penyuluhan diadakan sebulan sekali. Kebijakannya berubah. Terapinya mahal. Gizinya buruk.",
    "Undang-Undang Perlindungan Anak dan Undang-Undang Sistem Peradilan Pidana Anak berlaku.",
    "Konvensi Hak Anak, HIV, AIDS, NAPZA, ODHA, LSM, ABH, dan PKH disebut di sana.",
    "Program Keluarga Harapan dan Program Indonesia Pintar menjangkau mereka.",
    "Pada bulan Maret, hari Senin, sesudah Lebaran dan Natal, mereka berkumpul.",
    "Di Jakarta, Jawa Barat, dan Nusa Tenggara Timur program ini berjalan.",
    "Bupati Indramayu dan Gubernur Jawa Barat hadir. Menteri Sosial membuka acara.",
    "Kecemasannya berkurang. Tidurnya nyenyak. Makannya banyak. Ceritanya panjang.",
    "Orang Sunda, orang Jawa, dan orang Papua duduk bersama.",
    "Seleksi peserta selesai. Evaluasinya jujur. Rapatnya singkat. Notulennya hilang.",
    "Kader Posyandu menimbang bayi. Bidan datang. Guru mengajar. Polisi berjaga.",
    "Hakim memutuskan perkara itu. Jaksa menuntut. Pengacara membela.",
    "Perempuan Kepala Keluarga bertemu setiap Jumat. Koperasinya tumbuh.",
    "The programme began in March. Counselling helped. Volunteers came. Stigma remained.",
    "Peer educators met at the clinic. Funding ended. Training continued. Nobody left.",
    "Kami memakai SMS, BBM, GPS, CD, DVD, dan PC; listriknya 900 W.",
    "Ukurannya 3 KM, 5 KG, 10 CM. Suratnya bernomor VII dan XII.",
    "BPJS, KTP, KK, SKTM, dan NIK diurus di kelurahan.",
    "UU PKDRT, UU SPPA, dan UU TPKS dibacakan; UNICEF, ILO, dan WHO hadir.",
    "Mengapa ia diam? Apakah ibunya tahu? Siapakah yang menolong? Kapan ia pulang?",
)


class Case(NamedTuple):
    """One sentence; `names` must each be asked about; without any, nothing may be asked."""

    group: str
    text: str
    names: tuple[str, ...]


def organised(number: int = 450) -> Iterator[Case]:
    """Yield names behind organisations, offices and ranks, and before a Roman number."""
    dice = random.Random(10)
    for turn in range(number):
        name = f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}"
        if turn % 3 == 2:
            before = dice.choice(RANKS)
            said = f"{before} {name}" + (" III" if turn % 15 == 14 else "")
        else:
            said = f"{dice.choice(OFFICES).format(dice.choice(ORGANISATIONS))} {name}"
        text = dice.choice(_SAID).format(said)
        yield Case("organised", text[0].upper() + text[1:], (name,))


def words() -> Iterator[Case]:
    """Yield people whose names are words, and those whose names stand in small letters beside."""
    dice = random.Random(11)
    for word in WORDS:
        for pattern in dice.sample(_FELT, 4):
            yield Case("words", pattern.format(word), (word,))
    for name in (*dice.sample(WORDS, 20), *dice.sample(GIVEN, 20), *dice.sample(FAMILY, 20)):
        yield Case("twice", dice.choice(_TWICE).format(name=name, lower=name.lower()), (name,))


def placed() -> Iterator[Case]:
    """Yield family names that are also places, alone and behind a given name."""
    dice = random.Random(12)
    for name in (name for row in _PLACES for name in row):
        for pattern in dice.sample(_FELT, 2):
            whole = f"{dice.choice(GIVEN)} {name}"
            yield Case("placed", f"Kami bekerja di Cirebon. {pattern.format(whole)}", (whole,))
        for pattern in dice.sample(_FELT, 2):
            yield Case("placed", f"Kami bekerja di Cirebon. {pattern.format(name)}", (name,))


def initials() -> Iterator[Case]:
    """Yield people of whom only the first letters stand there."""
    for name in INITIALS:
        for pattern in _BY_INITIALS:
            yield Case("initials", pattern.format(name), (name,))


def harmless() -> Iterator[Case]:
    """Yield sentences in which nobody is named."""
    for place, organisation in enumerate(ORGANISATIONS):
        for pattern in (HARMLESS_ORGANISED[place % 8], HARMLESS_ORGANISED[(place + 3) % 8]):
            yield Case("harmless-organised", pattern.format(organisation), ())
    for text in HARMLESS:
        yield from (Case("harmless", f"{one.strip('.')}.", ()) for one in text.split(". "))
    for word in PLAIN:
        yield from (Case("harmless-words", one.format(word, lower=word.lower()), ()) for one in _PLAIN_WORDS)


def asked(one: Gate, text: str) -> list[str]:
    """Return every form of every name that the author would be asked about."""
    entries = one.scene(OutgoingStory(text=text)).entries
    return [text[place.start : place.end] for entry in entries if entry.answer is None for place in entry.places]


def judge(case: Case) -> bool:
    """Whether each of the names is asked about, or nothing at all where there is none."""
    found = asked(gate(), case.text)
    if not case.names:
        return not found
    return all(any(_covers(one, name) for one in found) for name in case.names)


def _covers(found: str, name: str) -> bool:
    return name.strip(".") in found


def measure(bars: Bars) -> None:
    """Print the share of each group."""
    groups: dict[str, list[Case]] = {}
    for case in (*organised(), *words(), *placed(), *initials(), *harmless()):
        groups.setdefault(case.group, []).append(case)
    for group, cases in groups.items():
        missed = [case for case in cases if not judge(case)]
        for case in missed[:3]:
            bars.note(f"{group}: {case.text}")
        share = 1 - len(missed) / len(cases)
        if group.startswith("harmless"):
            bars.at_most(f"gate.{group}", 1 - share, 0.05)
        else:
            bars.at_least(f"gate.names-{group}", share, 0.97)
    _vault(bars)


def _vault(bars: Bars) -> None:
    one = Gate(Vocabulary(), Regions(), private=private_forms.NAMES)
    found = [
        name in {hit.name for hit in one.scene(draft).private_hits} for name, _, _, draft in private_forms.planted()
    ]
    wrong = [bool(one.scene(draft).private_hits) for _, draft in private_forms.harmless()]
    bars.at_least("gate.vault-forms", sum(found) / len(found), 0.97)
    bars.at_most("gate.vault-forms-false", sum(wrong) / len(wrong), 0.05)
