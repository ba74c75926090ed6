"""The words by which rows 8, 10 and 15 know what they see."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kb.base.words import Words
from kb.gate.words.caseless import Caseless

TRACE_WORDS: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "age": Words("umur", "age"),
        "date": Words("tanggal", "a date"),
        "place": Words("tempat", "a place"),
        "institution": Words("lembaga", "an institution"),
        "class": Words("kelas", "a school class"),
        "occupation": Words("pekerjaan", "an occupation"),
        "event": Words("kejadian langka", "a rare event"),
        "family": Words("susunan keluarga", "the family"),
        "faith": Words("agama atau suku", "faith or people"),
        "role": Words("kedudukan yang hanya dipunyai satu orang", "a position that only one person has"),
    }
)

# Who did it; "unique" is somebody of whom there is only one: an office in one place, a relative of the client.
OFFENDER: Final = Caseless(
    r"\b(?:(?P<unique>(?:kepala\s+(?:desa|dusun|sekolah|panti|kampung)|lurah|camat|ketua\s+(?:RT|RW|yayasan|adat)|pak\s+(?:lurah|camat|RT|RW|kades)|kyai|kiai|ustadz?|pendeta|pastor"
    r"|guru(?:\s+(?:ngaji|olahraga|kelas|agama))?(?:nya)?|pengasuh(?:nya)?|majikan(?:nya)?|(?:ayah|bapak|ibu|paman|bibi|kakek|nenek|kakak|abang|suami|istri|mertua|sepupu|tetangga|pacar|orang\s*tua|saudara)(?:\s+(?:tiri|kandung|angkat))?nya"
    r"|(?:ayah|bapak|ibu)\s+(?:tiri|kandung|angkat)(?:nya)?|(?:her|his)\s+(?:step)?(?:father|mother|uncle|husband|brother|teacher|boss|employer|neighbou?r|grandfather)|the village head|the headmaster))"
    r"|(?:seorang\s+|oknum\s+|sang\s+)?(?:calo|perekrut|mucikari|germo|bandar|pengedar|sponsor|agen|oknum|polisi|petugas|pelaku|preman|tekong|recruiter|pimp|trafficker|officer|policeman))\b"
)
ACCUSING: Final = Caseless(
    r"\b(?:memperkosa|mencabuli|melecehkan|menyetubuhi|menghamili|memukul(?:i|nya)?|menganiaya|menyiksa|menjual(?:nya)?|memperdagangkan|menipu|menyekap|memeras|mengancam|mengorupsi|korupsi|menyuap|disuap|menerima\s+suap"
    r"|meminta\s+uang|membunuh|mencuri|merekrut(?:nya)?|melacurkan|mengeksploitasi|menelantarkan|membakar|menggelapkan|menyalahgunakan"
    r"|(?:diperkosa|dicabuli|dilecehkan|disetubuhi|dihamili|dipukul(?:i)?|dianiaya|disiksa|dijual|diperdagangkan|ditipu|disekap|diperas|diancam|direkrut|dilacurkan)(?:\s+(?:oleh|si))?"
    r"|raped?|molested|abused|beat|sold|trafficked|cheated|threatened|recruited|bribed?|stole)\b"
)
CLIENT_SPEAKS: Final = re.compile(
    r"\b(?:(?:kata|ujar|tutur|ucap|cerita|keluh|bisik|jawab|pinta|isak|ungkap)(?:nya|\s+(?:ia|dia|klien|ibu|anak|perempuan|gadis|remaja|si|seorang|korban|penyintas|bapak|nenek|kakek|suaminya|istrinya|[A-Z]))"
    r"|(?:ia|dia|klien|korban|penyintas|anak\s+itu|ibu\s+itu|perempuan\s+itu|gadis\s+itu|remaja\s+itu|nenek\s+itu)\s+(?:berkata|bercerita|mengatakan|bilang|menjawab|menulis|mengaku|bertanya|menuturkan|berbisik)"
    r"|(?:she|he|the\s+(?:girl|boy|client|woman|man|child|mother))\s+(?:said|told|says|wrote|answered|whispered|asked))\b"
)

# What repairs leave behind, by the kind of detail that stood there: it still says something, and still counts.
ROUGHER: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "age": re.compile(
            r"\b(?:(?:belasan|(?:dua|tiga|empat|lima)\s+puluhan)\s+tahun|usia\s+sekolah\s+dasar|lanjut\s+usia|masih\s+(?:bayi|balita)|\d{3}0-an|in the (?:teens|twenties|thirties|forties|fifties)|teenage|of primary school age|under five)\b",
            re.IGNORECASE,
        ),
        "place": re.compile(
            r"\b(?:sebuah (?:desa|kecamatan|kampung|tempat umum)|suatu tempat|daerah itu|a village|some place)\b",
            re.IGNORECASE,
        ),
        "institution": re.compile(
            r"\b(?:sebuah (?:rumah sakit|layanan kesehatan|sekolah|perguruan tinggi|pesantren|lapas|rumah ibadah|panti|perusahaan)|kantor polisi)\b",
            re.IGNORECASE,
        ),
        "class": re.compile(r"\bbangku (?:SD|SMP|SMA|sekolah)\b"),
        "role": re.compile(r"\b(?:seorang tokoh|kerabat seorang tokoh|somebody known)\b", re.IGNORECASE),
        "left out": re.compile(r"(?<![\w…])…(?![\w…])"),
    }
)
