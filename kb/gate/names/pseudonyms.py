"""What a story may call somebody instead: the name that the desk already uses, else one that fits and is nobody's.

Whether somebody is a woman or a man is read from the words beside the name ("Bu", "suaminya", "anak laki-laki"), else from
the name itself where it tells; where it does not, a name that both bear is offered.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import count
from typing import Final, Literal

from kb.base.folding import fold
from kb.gate.decisions import Answer
from kb.gate.words.caseless import Caseless, lowered

Sex = Literal["female", "male", ""]

FEMALE: Final = ("Melati", "Kenanga", "Cempaka", "Seruni", "Dahlia", "Anggrek", "Kamboja", "Sekar", "Laras", "Kinanti")
MALE: Final = ("Bayu", "Guntur", "Rangga", "Samudra", "Satria", "Elang", "Banyu", "Gading", "Panji", "Wira")
NEUTRAL: Final = ("Embun", "Langit", "Tirta", "Rimba", "Awan", "Mentari", "Telaga", "Senja", "Lembah", "Angin")
_OF: Final[Mapping[Sex, tuple[str, ...]]] = {"female": FEMALE, "male": MALE, "": NEUTRAL}


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 3
_AROUND: Final = 60
_ROMAN: Final = (("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
# Straight before the name.
_TITLES: Final[Mapping[str, Sex]] = {
    **dict.fromkeys(_listed("ibu bu mbak mba mbok nyonya ny nona nn nenek oma bibi bulik bude tante teh teteh neng nyai ning"), "female"),
    **dict.fromkeys(_listed("uni umi ummi hj hajjah ustadzah suster cici mama mak emak inaq mrs miss ms kak-ros dra putri"), "female"),
    **dict.fromkeys(_listed("bapak pak mas bang abang kang cak gus bli kakek opa paman om oom pakde paklik tuan tn haji"), "male"),
    **dict.fromkeys(_listed("uda koh ustaz ustadz kyai kiai bruder pater romo papa ayah amaq mr drs putra"), "male"),
}  # fmt: skip
# Beside the name, in its sentence.
_KIN: Final = (
    ("female", Caseless(r"\b(?:anak|remaja|siswa|bayi|balita|adik|kakak|cucu|tetangga)\s+(?:perempuan|putri|cewek)\b|\b(?:seorang|adalah|sebagai)\s+(?:ibu|perempuan|wanita|gadis|janda|istri|isteri|nenek)\b|\b(?:gadis|siswi|mahasiswi|janda|suaminya|her|she|woman|girl|mother|daughter|wife|widow|hamil|melahirkan)\b")),
    ("male", Caseless(r"\b(?:anak|remaja|siswa|bayi|balita|adik|kakak|cucu|tetangga)\s+(?:laki-laki|lelaki|putra|cowok)\b|\b(?:seorang|adalah|sebagai)\s+(?:bapak|laki-laki|lelaki|pria|ayah|duda|suami|kakek|pemuda)\b|\b(?:duda|pemuda|istrinya|isterinya|his|he|man|boy|father|son|husband)\b")),
)  # fmt: skip
_BIN: Final = re.compile(r"\b(bin|binti)\b", re.IGNORECASE)
_FEMALE_END: Final = (
    "wati",
    "ningsih",
    "ningrum",
    "yanti",
    "yani",
    "tun",
    "sih",
    "iyah",
    "niah",
    "atun",
    "ela",
    "sari",
)
_MALE_END: Final = (
    "yanto",
    "anto",
    "wanto",
    "tono",
    "wan",
    "udin",
    "uddin",
    "adi",
    "man",
    "yono",
    "jono",
    "ullah",
    "as",
)
_WOMEN: Final = _listed(
    """
    siti aisyah fatimah khadijah aminah nur nurul dewi putri sri rina rini ratna wati yuni yanti tuti titin nina nani lina
    lilis lia maria marta martha yuliana juliana kristina christina veronika agustina rosa rosalina theresia teresia anna
    ana anita ani ina ida indah intan ika eka dian diana desi desy dina endang ernawati evi fitri fitriani hana hani hesti
    iis jamilah kartini karsinah kartika lastri lestari lusi mariam maryam maya mega mira murni nanik neneng nia niken ningsih
    nita novi nunung olivia partini purwanti rahma rahmawati ranti retno ririn risma rosita rukmini rusmini sarah sarinah
    sinta shinta sulastri sumiati sumini suharti sulami susan susi susanti suti tati tini tika tri-wahyuni umi vera vina
    wahyuni wiwik wulan wulandari yati yayuk yeni yuli yulia yusnita zahra zainab zubaidah bunga ayu hartini mawar halimah
    karni suminah parmi paini ngatini ngatiyem tukiyem sutinah poniyem wagiyem juminten saidah sofia sofiah maimunah
    """
)
_MEN: Final = _listed(
    """
    ahmad achmad muhammad muhamad mohammad mohamad moch moh abdul abdullah agus ali amir andi anton ari arif arief aris
    asep bagus bambang basuki bayu budi burhan cahyo cecep dadang dani daniel darmawan darsono dedi dedy deni denny didik
    dodi doni eddy edi eko endro erwin fahmi faisal fajar farid ferdi firman gatot gilang gunawan hadi halim hamzah
    handoko hari hasan haris hendra hendri heri herman heru husein hussein ilham imam indra irfan irwan iskandar ismail
    iwan jaka jamal joko johan yohanes johannes joni jono yosef yusuf jusuf kardi karyono karno kurnia kurniawan lukman
    mahmud mansur marwan melki melkianus melkior mulyadi mustafa nanang nugroho oki parto petrus paulus markus matius
    prabowo pramono purnomo putra rahman rahmat ramli rangga reza ridwan rizal rizki rizky roni rudi rudy rusdi rusli
    sabar saiful saleh salim samsul santoso sapto sarjono satria setiawan sigit simon slamet soleh stefanus subagyo
    sudarto sugeng suharto sukarno sulaiman sunarto supardi suparman supri supriyadi surya suryadi susanto sutrisno suyanto
    syaiful tarno taufik teguh toni tono topan tri udin ujang untung usman wahyu wahyudi wawan wibowo widodo wisnu yadi
    yanto yanuar yayan yoga yohan yono yopi yudi yulianto zaenal zainal zulkifli frans fransiskus ferdinan gabriel
    """
)  # fmt: skip


def propose(forms: Iterable[str], texts: Iterable[str], barred: Set[str], known: Mapping[str, str]) -> str:
    """Return what a story may call somebody who is written in these ways in these texts.

    `known` are real names of the desk with their pseudonyms: whoever goes by one there is offered it again. Otherwise no
    word of the proposal is one of `barred`, in small letters: those of the story, and of all names that the desk knows.
    """
    names = tuple(forms)
    if again := known_as(names, known):
        return again
    return next(name for name, free in _candidates(sex_of(names, texts)) if barred.isdisjoint(_words(free)))


def _candidates(sex: Sex) -> Iterator[tuple[str, str]]:
    """Yield names, each with what must stand nowhere else; when all are taken, the second of a name, the third ..."""
    yield from ((name, name) for name in dict.fromkeys((*_OF[sex], *NEUTRAL)))
    for number in count(2):
        yield from ((f"{name} {_roman(number)}", _roman(number)) for name in _OF[sex])


def known_as(forms: Iterable[str], known: Mapping[str, str]) -> str:
    """Return the pseudonym of the one client of the desk who can be meant by these names; nothing where it is not one."""
    wanted = [words for form in forms if (words := frozenset(_words(form)))]
    found = {
        pseudonym
        for real, pseudonym in known.items()
        if pseudonym and (theirs := frozenset(_words(real))) and any(one <= theirs or theirs <= one for one in wanted)
    }
    return found.pop() if len(found) == 1 else ""


def sex_of(forms: Iterable[str], texts: Iterable[str]) -> Sex:
    """Return whether somebody is a woman or a man as far as the words beside the name or the name itself tell."""
    names = tuple(forms)
    said = {"female": 0, "male": 0}
    small = [lowered(name) for name in names if name]
    for text in texts:
        for start, end in _places(lowered(text), small):
            for sex in _beside(text, start, end):
                said[sex] += 1
    if said["female"] != said["male"]:
        return "female" if said["female"] > said["male"] else "male"
    return _by_name(names)


def _places(text: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where one of the names stands as a whole word, the first of them that fits; a pattern for each is slow to make."""
    at = 0
    while True:
        found = [(start, number) for number, name in enumerate(names) if (start := _whole(text, name, at)) >= 0]
        if not found:
            return
        start, number = min(found)
        at = start + len(names[number])
        yield start, at


def _whole(text: str, name: str, at: int) -> int:
    start = text.find(name, at)
    while start >= 0 and (
        _is_letter(text[start - 1 : start]) or _is_letter(text[start + len(name) : start + len(name) + 1])
    ):
        start = text.find(name, start + 1)
    return start


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _beside(text: str, start: int, end: int) -> Iterable[Sex]:
    before = _WORD.findall(text[max(0, start - 20) : start])
    title = _TITLES.get(before[-1].lower()) if before and not text[start - 1 : start].strip() else None
    if title:
        yield title
        yield title  # a form of address is about nobody else
    left, right = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    sentence = re.split(r"[.!?\n]", left)[-1] + " " + re.split(r"[.!?\n]", right)[0]
    for sex, pattern in _KIN:
        if pattern.search(sentence):
            yield "female" if sex == "female" else "male"


def _by_name(names: Iterable[str]) -> Sex:
    for name in names:
        if patronym := _BIN.search(name):
            return "male" if patronym[1].lower() == "bin" else "female"
        for word in _words(name):
            if word in _TITLES and len(_words(name)) > 1:
                return _TITLES[word]
            if (word in _WOMEN) != (word in _MEN):
                return "female" if word in _WOMEN else "male"
            if len(word) > _SHORTEST + 2:
                woman, man = word.endswith(_FEMALE_END), word.endswith(_MALE_END)
                if woman != man:
                    return "female" if woman else "male"
    return ""


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in fold(name).split() if len(word) > 1)


def _roman(number: int) -> str:
    said = ""
    for sign, worth in (("X", 10), *_ROMAN):
        while number >= worth:
            said, number = said + sign, number - worth
    return said


def told_by_pseudonym(text: str, answers: Mapping[str, Answer], known: Iterable[str]) -> tuple[str, ...]:
    """Return the pseudonyms that stand in a story, in their order there: those the author called one, and `known` ones.

    `answers` go by folded names, as in `kb.gate.decisions`; each pseudonym is returned once, as it is written in the story.
    """
    meant = {name for name, answer in answers.items() if answer.kind == "pseudonym"}
    meant |= {fold(one.pseudonym) for one in answers.values() if one.pseudonym}
    meant |= {fold(name) for name in known}
    found: dict[str, tuple[int, str]] = {}
    for name in filter(None, meant):
        pattern = r"\W+".join(map(re.escape, name.split()))
        for place in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
            if place[0][:1].isupper():  # else the word, and not the name
                found[name] = (place.start(), " ".join(place[0].split()))
                break
    return tuple(dict.fromkeys(name for _, name in sorted(found.values())))
