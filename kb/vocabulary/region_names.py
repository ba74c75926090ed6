"""What people call places beside their official names, and one point for each province.

Everyday short forms, names of former times, English names, and areas that are no administrative unit at all but that
everybody speaks of (Jabodetabek). Codes are Kemendagri codes; lists are what they are today, so that an area with an old
name (Jabotabek) means the places that lie in it now.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# One name, one place.
ALIASES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "11": ("NAD", "Nanggroe Aceh Darussalam", "DI Aceh"),
        "12": ("Sumut", "Sumatra Utara", "North Sumatra"),
        "13": ("Sumbar", "Sumatra Barat", "West Sumatra"),
        "16": ("Sumsel", "Sumatra Selatan", "South Sumatra"),
        "19": ("Babel", "Bangka Belitung", "Bangka-Belitung Islands"),
        "21": ("Kepri", "Riau Islands"),
        "31": ("DKI", "DKI Jakarta", "DKJ", "Daerah Khusus Jakarta", "Jakarta Raya", "Ibu Kota Jakarta"),
        "32": ("Jabar", "West Java"),
        "33": ("Jateng", "Central Java"),
        "34": ("DIY", "DI Yogya", "Special Region of Yogyakarta"),
        "35": ("Jatim", "East Java"),
        "52": ("NTB", "West Nusa Tenggara"),
        "53": ("NTT", "East Nusa Tenggara"),
        "61": ("Kalbar", "West Kalimantan"),
        "62": ("Kalteng", "Central Kalimantan"),
        "63": ("Kalsel", "South Kalimantan"),
        "64": ("Kaltim", "East Kalimantan"),
        "65": ("Kaltara", "North Kalimantan"),
        "71": ("Sulut", "North Sulawesi"),
        "72": ("Sulteng", "Central Sulawesi"),
        "73": ("Sulsel", "South Sulawesi"),
        "74": ("Sultra", "Southeast Sulawesi"),
        "76": ("Sulbar", "West Sulawesi"),
        "82": ("Malut", "North Maluku"),
        "92": ("West Papua",),
        "93": ("Papsel", "South Papua"),
        "94": ("Papteng", "Central Papua"),
        "95": ("Papeg", "Highland Papua"),
        "96": ("PBD", "Southwest Papua"),
        "12.12": ("Toba Samosir", "Tobasa"),
        "12.72": ("Siantar",),
        "12.77": ("Padang Sidempuan", "Sidimpuan"),
        "13.03": ("Sawahlunto Sijunjung",),
        "13.09": ("Mentawai",),
        "14.08": ("Siak Sri Indrapura",),
        "14.09": ("Kuansing",),
        "14.10": ("Meranti",),
        "15.06": ("Tanjabbar",),
        "15.07": ("Tanjabtim",),
        "16.01": ("OKU",),
        "16.02": ("OKI",),
        "16.06": ("Muba",),
        "16.12": ("PALI",),
        "21.05": ("Anambas",),
        "31.01": ("Pulau Seribu", "Thousand Islands"),
        "31.71": ("Jakpus", "Central Jakarta"),
        "31.72": ("Jakut", "North Jakarta"),
        "31.73": ("Jakbar", "West Jakarta"),
        "31.74": ("Jaksel", "South Jakarta"),
        "31.75": ("Jaktim", "East Jakarta"),
        "32.17": ("KBB",),
        "33.02": ("Purwokerto",),
        "33.72": ("Solo", "Sala"),
        "36.74": ("Tangsel", "South Tangerang"),
        "52.01": ("Lobar",),
        "52.02": ("Loteng",),
        "52.03": ("Lotim",),
        "52.08": ("KLU",),
        "53.02": ("TTS",),
        "53.03": ("TTU",),
        "53.15": ("Mabar",),
        "53.19": ("Matim",),
        "53.18": ("SBD",),
        "61.02": ("Kabupaten Pontianak", "Kab. Pontianak"),
        "62.01": ("Kobar",),
        "62.02": ("Kotim",),
        "64.02": ("Kukar",),
        "64.07": ("Kubar",),
        "64.08": ("Kutim",),
        "64.09": ("PPU",),
        "71.03": ("Sangihe", "Sangir"),
        "71.04": ("Talaud",),
        "71.09": ("Sitaro",),
        "72.07": ("Bangkep",),
        "72.08": ("Parimo",),
        "73.01": ("Selayar",),
        "73.10": ("Pangkep",),
        "73.14": ("Sidrap",),
        "73.71": ("Ujung Pandang",),
        "76.01": ("Mamuju Utara",),
        "76.04": ("Polman",),
        "81.03": ("Tanimbar", "Maluku Tenggara Barat", "MTB"),
        "81.07": ("Aru",),
        "82.05": ("Sula",),
        "82.07": ("Morotai",),
        "82.08": ("Taliabu",),
        "91.05": ("Yapen", "Yapen Waropen"),
        "91.06": ("Biak",),
    }
)

_JABODETABEK: Final = ("31", "32.01", "32.16", "32.71", "32.75", "32.76", "36.03", "36.71", "36.74")
_JAVA: Final = ("31", "32", "33", "34", "35", "36")
_SUMATRA: Final = ("11", "12", "13", "14", "15", "16", "17", "18", "19", "21")
_BORNEO: Final = ("61", "62", "63", "64", "65")
_SULAWESI: Final = ("71", "72", "73", "74", "75", "76")
_PAPUA: Final = ("91", "92", "93", "94", "95", "96")

# One name, several places.
AREAS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "Jabodetabek": _JABODETABEK,
        "Jabotabek": _JABODETABEK,
        "Bodetabek": _JABODETABEK[1:],
        "Botabek": _JABODETABEK[1:],
        "Jabodetabekjur": (*_JABODETABEK, "32.03"),
        "Jabodetabekpunjur": (*_JABODETABEK, "32.03"),
        "Greater Jakarta": _JABODETABEK,
        "Jogja": ("34", "34.71"),
        "Yogya": ("34", "34.71"),
        "Jogjakarta": ("34", "34.71"),
        "Djogja": ("34", "34.71"),
        "Tasik": ("32.06", "32.78"),
        "Ciayumajakuning": ("32.08", "32.09", "32.10", "32.12", "32.74"),
        "Bandung Raya": ("32.04", "32.17", "32.73", "32.77"),
        "Solo Raya": ("33.09", "33.10", "33.11", "33.12", "33.13", "33.14", "33.72"),
        "Kedungsepur": ("33.15", "33.21", "33.22", "33.24", "33.73", "33.74"),
        "Malang Raya": ("35.07", "35.73", "35.79"),
        "Gerbangkertosusila": ("35.15", "35.16", "35.24", "35.25", "35.26", "35.76", "35.78"),
        "Tapal Kuda": ("35.08", "35.09", "35.10", "35.11", "35.12", "35.13", "35.14", "35.74", "35.75"),
        "Madura": ("35.26", "35.27", "35.28", "35.29"),
        "Sarbagita": ("51.02", "51.03", "51.04", "51.71"),
        "Mebidang": ("12.07", "12.71", "12.75"),
        "Mebidangro": ("12.06", "12.07", "12.71", "12.75"),
        "Mamminasata": ("73.05", "73.06", "73.09", "73.71"),
        "Kepulauan Nias": ("12.04", "12.14", "12.24", "12.25", "12.78"),
        "Pulau Nias": ("12.04", "12.14", "12.24", "12.25", "12.78"),
        "Tapanuli": ("12.01", "12.02", "12.03"),
        "Lombok": ("52.01", "52.02", "52.03", "52.08", "52.71"),
        "Pulau Sumbawa": ("52.04", "52.05", "52.06", "52.07", "52.72"),
        "Flores": ("53.06", "53.07", "53.08", "53.09", "53.10", "53.15", "53.16", "53.19"),
        "Sumba": ("53.11", "53.12", "53.17", "53.18"),
        "Timor Barat": ("53.01", "53.02", "53.03", "53.04", "53.21", "53.71"),
        "Polewali Mamasa": ("76.03", "76.04"),
        "Sangir Talaud": ("71.03", "71.04", "71.09"),
        "Jawa": _JAVA,
        "Java": _JAVA,
        "Pulau Jawa": _JAVA,
        "Sumatera": _SUMATRA,
        "Sumatra": _SUMATRA,
        "Kalimantan": _BORNEO,
        "Borneo": _BORNEO,
        "Sulawesi": _SULAWESI,
        "Celebes": _SULAWESI,
        "Nusa Tenggara": ("52", "53"),
        "Nusra": ("52", "53"),
        "Bali Nusra": ("51", "52", "53"),
        "Kepulauan Maluku": ("81", "82"),
        "Papua": _PAPUA,
        "Tanah Papua": _PAPUA,
        "Irian Jaya": _PAPUA,
        "Irian": _PAPUA,
        "Irian Jaya Barat": ("92", "96"),
    }
)

# Longitude and latitude of each province, from the package iso3166-2 1.8.4 (MIT, Copyright (c) 2024 AJ), its ISO codes
# put over to Kemendagri codes by hand. A point says which province is meant, nothing finer.
POINTS: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "11": (97.0253, 4.3685),  # Aceh, ID-AC
        "12": (99.3812, 2.1924),  # Sumatera Utara, ID-SU
        "13": (100.6133, -0.5828),  # Sumatera Barat, ID-SB
        "14": (101.6548, 1.0498),  # Riau, ID-RI
        "15": (102.714, -1.707),  # Jambi, ID-JA
        "16": (104.4075, -3.2193),  # Sumatera Selatan, ID-SS
        "17": (101.8393, -4.0035),  # Bengkulu, ID-BE; lies just off its coast
        "18": (105.0273, -4.8555),  # Lampung, ID-LA
        "19": (106.3586, -2.7053),  # Kepulauan Bangka Belitung, ID-BB
        "21": (104.5804, -0.1548),  # Kepulauan Riau, ID-KR
        "31": (106.8272, -6.1754),  # Jakarta, ID-JK
        "32": (107.6405, -6.8892),  # Jawa Barat, ID-JB
        "33": (110.0044, -7.3032),  # Jawa Tengah, ID-JT
        "34": (110.3672, -7.9778),  # Yogyakarta, ID-YO
        "35": (112.4914, -7.6977),  # Jawa Timur, ID-JI
        "36": (106.1376, -6.4454),  # Banten, ID-BT
        "51": (115.1919, -8.2271),  # Bali, ID-BA
        "52": (117.1462, -8.7893),  # Nusa Tenggara Barat, ID-NB
        "53": (120.6979, -8.5657),  # Nusa Tenggara Timur, ID-NT
        "61": (111.0969, -0.1322),  # Kalimantan Barat, ID-KB
        "62": (113.2903, -1.4996),  # Kalimantan Tengah, ID-KT
        "63": (115.3701, -2.9286),  # Kalimantan Selatan, ID-KS
        "64": (116.242, 0.7884),  # Kalimantan Timur, ID-KI
        "65": (116.2049, 3.0236),  # Kalimantan Utara, ID-KU
        "71": (124.0902, 0.6556),  # Sulawesi Utara, ID-SA
        "72": (120.8089, -1.6938),  # Sulawesi Tengah, ID-ST
        "73": (119.9472, -3.6447),  # Sulawesi Selatan, ID-SN
        "74": (121.728, -3.5491),  # Sulawesi Tenggara, ID-SG
        "75": (122.4556, 0.7186),  # Gorontalo, ID-GO
        "76": (119.3919, -2.4975),  # Sulawesi Barat, ID-SR
        "81": (129.4208, -3.1188),  # Maluku, ID-MA
        "82": (127.972, 0.6301),  # Maluku Utara, ID-MU
        "91": (138.0848, -2.4749),  # Papua, ID-PA
        "92": (133.4738, -2.8554),  # Papua Barat, ID-PB
        "93": (139.3835, -6.5009),  # Papua Selatan, ID-PS
        "94": (136.3733, -3.8642),  # Papua Tengah, ID-PT
        "95": (139.3725, -4.2478),  # Papua Pegunungan, ID-PE
        "96": (131.3525, -1.0986),  # Papua Barat Daya, ID-PD
    }
)
