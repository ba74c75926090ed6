"""The rule behind each check, by its name: a person can look it up, the program does not interpret it."""

from collections.abc import Mapping
from typing import Final

from kb.base.words import Words

PERSONAL: Final = "UU 27/2022 pasal 4"
CHILD_DATA: Final = "UU 27/2022 pasal 4 dan 25"
CONSENT: Final = "UU 27/2022 pasal 20–24"
GUARDIAN: Final = "UU 27/2022 pasal 25"
DISABILITY: Final = "UU 27/2022 pasal 26"
CHILD_COURT: Final = "UU 11/2012 pasal 19 dan 97"
CHILD_VICTIM: Final = "UU 35/2014 pasal 17 ayat 2"
HIV: Final = "Permenkes 21/2013 pasal 21"
VICTIM: Final = "KUHP (UU 1/2023) pasal 292"
SEXUAL_VIOLENCE: Final = "UU 12/2022"
TRAFFICKING: Final = "UU 21/2007"
CRIMINAL: Final = "UU 27/2022 pasal 4 (catatan kejahatan)"
HEALTH: Final = "UU 27/2022 pasal 4 (data kesehatan)"
COMBINED: Final = "UU 27/2022 pasal 4 (data yang dikombinasikan)"
SMALL_NUMBERS: Final = "Kebiasaan baik: angka kecil di wilayah kecil"
GROUP_HARM: Final = "Kebiasaan baik: nama baik kelompok dan wilayah"
COLLEAGUES: Final = "Kebiasaan baik: persetujuan rekan yang disebut"
WORDING: Final = "Kebijakan penamaan pustaka"
PICTURES: Final = "Kebiasaan baik: foto dan izin"
QUOTATION: Final = "Kebiasaan baik: kutipan klien"
SOURCES: Final = "UU 28/2014 (hak cipta)"
SECOND_READER: Final = "Aturan pustaka: pembaca kedua"

_IN_ENGLISH: Final[Mapping[str, str]] = {
    CHILD_DATA: "UU 27/2022 pasal 4 and 25",
    CHILD_COURT: "UU 11/2012 pasal 19 and 97",
    CHILD_VICTIM: "UU 35/2014 pasal 17 paragraph 2",
    CRIMINAL: "UU 27/2022 pasal 4 (criminal record)",
    HEALTH: "UU 27/2022 pasal 4 (health data)",
    COMBINED: "UU 27/2022 pasal 4 (combined data)",
    SMALL_NUMBERS: "Good practice: small numbers in a small area",
    GROUP_HARM: "Good practice: the name of groups and areas",
    COLLEAGUES: "Good practice: consent of colleagues who are named",
    WORDING: "The library's naming policy",
    PICTURES: "Good practice: photographs and permission",
    QUOTATION: "Good practice: quoting clients",
    SOURCES: "UU 28/2014 (copyright)",
    SECOND_READER: "Rule of the library: a second reader",
}
"""What is no name of a law is said in the reader's language; laws keep the names by which they are found."""


def said(rule: str) -> Words:
    """Return the name of a rule in both languages."""
    return Words(rule, _IN_ENGLISH.get(rule, rule))
