"""Facts that the law keeps closer than others: health, drugs, sex work, offences, violence; and children in such facts.

Each kind knows the rule it rests on. The name of an office or an organisation ("Komisi Penanggulangan AIDS") states no
fact about anybody, so capitals around a word take it out.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from kb.base.numerals import NUMBER, value
from kb.base.words import Words
from kb.gate.rules import laws
from kb.gate.words.caseless import Caseless
from kb.gate.words.individuals import speaks_of_one

_OF: Final = r"(?:-?(?:nya|ku|mu))?"  # "ARVnya", "memerkosanya": hers, his, her


class Fact(msgspec.Struct, frozen=True):
    """A kind of fact: its words for people and the rule that protects it."""

    kind: str
    words: Words
    rule: str
    pattern: Caseless


FACTS: Final[tuple[Fact, ...]] = (
    Fact(
        "hiv",
        Words("status HIV", "HIV status"),
        laws.HIV,
        Caseless(
            r"\b(?:HIV|AIDS|ODHA|ODHIV|ADHA|ARV|antiretroviral|CD4|viral load|VCT|KDS|PMTCT|positif HIV|hasil(?:nya)?\s+(?:tes\s+)?(?:reaktif|positif)"
            rf"|reaktif|PLHIV|living with HIV|IMS|sifilis|gonore|raja singa){_OF}\b"
        ),
    ),
    Fact(
        "drugs",
        Words("penggunaan napza", "drug use"),
        laws.HEALTH,
        Caseless(
            r"\b(?:sabu(?:-sabu)?|heroin|putaw|ganja|ekstasi|morfin|kokain|tramadol|lem aibon|ngelem|pecandu|kecanduan|metadon|subutex|napza|narkoba|narkotika"
            rf"|penasun|sakau|overdosis|menyuntik|pengguna\s+(?:narkoba|napza|sabu|putaw|suntik)|direhab|rehabilitasi\s+napza|drug (?:use|user|addict\w*)|addict(?:ed|ion)?|meth|overdose[d]?|mabuk|pemabuk|alkoholik){_OF}\b"
        ),
    ),
    Fact(
        "sex-work",
        Words("pekerjaan seks", "sex work"),
        laws.VICTIM,
        Caseless(
            r"\b(?:pekerja\s+seks|PSK|WPS|WTS|melacur(?:kan)?|pelacur(?:an)?|dilacurkan|menjual\s+diri|jual\s+diri|melayani\s+(?:tamu|pelanggan|laki-laki)|open\s+BO|menjajakan\s+diri"
            rf"|mucikari|germo|lokalisasi|sex\s+work(?:er)?|prostitut\w+|brothel){_OF}\b"
        ),
    ),
    Fact(
        "offence",
        Words("perkara pidana", "a criminal matter"),
        laws.CRIMINAL,
        Caseless(
            r"\b(?:mencuri|pencurian|mencopet|mencopetnya|menjambret|membunuh|menganiaya|merampok|perampokan|membegal|dipenjara|narapidana|napi|residivis|terpidana|terdakwa|tersangka|divonis|ditahan|tahanan"
            r"|ditangkap|dihukum|menjalani\s+hukuman|masuk\s+penjara|keluar\s+(?:dari\s+)?penjara|bekas\s+warga\s+binaan|mantan\s+warga\s+binaan|berhadapan\s+dengan\s+hukum|ABH|mengedarkan|pengedar"
            rf"|convicted|arrested|in\s+prison|imprisoned|jailed|stole|theft|robbery|murdered|sentenced|ex-prisoner){_OF}\b"
        ),
    ),
    Fact(
        "mental",
        Words("kesehatan jiwa", "mental health"),
        laws.HEALTH,
        Caseless(
            r"\b(?:skizofrenia|depresi|bipolar|ODGJ|ODMK|gangguan\s+(?:jiwa|mental|kecemasan)|bunuh\s+diri|percobaan\s+bunuh\s+diri|melukai\s+diri|dipasung|pasung|halusinasi|psikosis|waham|sakit\s+jiwa"
            rf"|schizophreni\w+|depress\w+|suicid\w+|psychosis|self-harm|mental\s+(?:illness|disorder)){_OF}\b"
        ),
    ),
    Fact(
        "violence",
        Words("kekerasan yang dialami", "violence suffered"),
        laws.SEXUAL_VIOLENCE,
        Caseless(
            r"\b(?:(?:mem)?perkosa|memerkosa|mencabuli|menyetubuhi|menyodomi|merudapaksa|rudapaksa|melecehkan|menggagahi|memukuli|diperkosa|perkosaan|pemerkosaan|dicabuli|pencabulan|dilecehkan|pelecehan\s+seksual|kekerasan\s+seksual|disetubuhi|persetubuhan|inses|incest|sodomi|disodomi|aborsi|diaborsi"
            rf"|menggugurkan\s+kandungan|korban\s+(?:perkosaan|pencabulan|pelecehan|KDRT|kekerasan)|dipukuli|KDRT|raped?|sexual(?:ly)?\s+(?:abus\w+|assault\w*|violence)|molested){_OF}\b"
        ),
    ),
    Fact(
        "trafficking",
        Words("perdagangan orang", "trafficking"),
        laws.TRAFFICKING,
        Caseless(
            rf"\b(?:diperdagangkan|perdagangan\s+(?:orang|manusia)|trafiking|trafficking|trafficked|TPPO|dijual\s+(?:ke|kepada|oleh)|disekap|dieksploitasi|eksploitasi\s+seksual|ESKA|AYLA){_OF}\b"
        ),
    ),
)
_CHILD_HARM: Final = Caseless(
    r"\b(?:ABH|(?:mem)?perkosa|memerkosa|mencabuli|menyetubuhi|menyodomi|rudapaksa|merudapaksa|melecehkan|menggagahi|berhadapan\s+dengan\s+hukum|berkonflik\s+dengan\s+hukum|LPKA|diversi|ditangkap|mencuri|pencurian|membunuh|diperkosa|perkosaan|pemerkosaan|dicabuli|pencabulan|disetubuhi|persetubuhan|sodomi|disodomi"
    r"|(?:pelecehan|kekerasan|eksploitasi|dieksploitasi\s+secara)\s+seksual|dilecehkan|dilacurkan|pelacuran|melayani\s+(?:tamu|pelanggan|laki-laki)|diperdagangkan|trafiking|trafficking|trafficked|TPPO|ESKA|AYLA"
    r"|(?:me)?mukul(?:i)?|dipukul(?:i)?|(?:meng|di)aniaya|penganiayaan|(?:me)?nyiksa|disiksa|penyiksaan|disekap|diculik|dibunuh|pembunuhan|dibakar\s+(?:ayah|ibu|paman|suami|pacar|hidup|oleh)|ditelantarkan|(?:bayi|anak)\s+(?:itu\s+)?dibuang|(?:ia|dia|anak|gadis|itu)\s+dijual|dipaksa\s+(?:menikah|kawin|melayani)|luka\s+bakar|KDRT|kekerasan\s+(?:fisik|dalam\s+rumah\s+tangga|ayah|ibu|orang\s*tua|suami)|korban\s+(?:kekerasan|perundungan|KDRT|TPPO)"
    r"|dijual\s+(?:ke|kepada|oleh)|perdagangan\s+(?:orang|anak)|abused|beaten|tortured|battered|kidnapped|had\s+burned|raped?|sexually\s+(?:abused|exploited|assaulted)|sexual\s+(?:abuse|exploitation|violence)|molested|arrested|in\s+conflict\s+with\s+the\s+law)(?:-?(?:nya|ku|mu))?\b"
)
_CHILD: Final = Caseless(
    r"\b(?:seorang\s+(?:anak|remaja|siswa|siswi|murid|pelajar|bocah|gadis|santri)|anak\s+(?:itu|ini|tersebut|perempuan|laki-laki|berinisial|bernama|korban|(?:kembar|asuh|angkat|sulung|bungsu|tunggal)(?:nya|\s+itu)?)|(?:remaja|gadis|bocah|siswi|siswa|murid|pelajar|santri|bayi|balita|cucu)\s+(?:itu|ini|tersebut|berinisial|bernama|\d+|kelas)"
    r"|(?:siswa|siswi|murid|pelajar)\s+(?:SD|SMP|SMA|SMK|MTs)|kelas\s+(?:[IVX]+|\d{1,2})\s*(?:SD|SMP|SMA|SMK|MTs)?|di\s+bawah\s+umur|belasan\s+tahun|balita|(?:a|the|this|that)\s+(?:\w+\s+)?(?:boy|girl|child|teenager|pupil)|minor)\b"
)
_AGE: Final = Caseless(
    rf"\b(?P<number>{NUMBER})[\s-]*(?:tahun|thn|th|years?[- ]old)\b|\b(?:usia|umur|berusia|berumur|aged)\s+(?P<also>{NUMBER})\b|\w\s*\((?P<inside>\d{{1,2}})\)"
)
_OFFICE: Final = re.compile(r"(?:[A-Z][\w'’-]+\s+|(?:dan|untuk|for|of|on|the)\s+)*$")
_ORGANISED: Final = re.compile(
    r"\b(?:Komisi|Yayasan|Dinas|Program|Pokja|Forum|Jaringan|Komite|Badan|Lembaga|Perhimpunan|Commission|Foundation|Programme|Network|Rumah\s+Sakit)\b[\w\s]{0,60}$"
)


def facts(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Fact]]:
    """Yield sensitive facts of a stretch of text, without words that are part of an organisation's name."""
    stop = len(text) if end is None else end
    for fact in FACTS:
        for match in fact.pattern.finditer(text, start, stop):
            if not _in_a_name(text, start, match.start()):
                yield match.start(), match.end(), fact


def _in_a_name(text: str, start: int, place: int) -> bool:
    ahead = text[max(start, place - 70) : place]
    capitals = _OFFICE.search(ahead)
    return bool(capitals and capitals[0].strip() and _ORGANISED.search(ahead))


def child_harm(text: str) -> bool:
    """Tell whether a text speaks of a harm for which a child's identity is secret."""
    return any(not _in_a_name(text, 0, match.start()) for match in _CHILD_HARM.finditer(text))


def is_child(text: str) -> bool:
    """Tell whether a text speaks of one child: by words, or by an age below 18."""
    if _CHILD.search(text):
        return True
    for match in _AGE.finditer(text):
        age = value(match["number"] or match["also"] or match["inside"] or "")
        if age is not None and 0 < age < 18 and (speaks_of_one(text) or match["inside"]):
            return True
    return False
