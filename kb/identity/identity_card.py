"""A reader's card: the few lines by which one person lets another add them to the stewards of a library.

    Kartu pembaca Pustaka Praktik
    Nama: Budi Santoso
    Kunci: did:key:z6Mk…
    Sidik: ABCD-EFGH-IJKL-MNOP

It goes by whatever way two people write to each other, so it is read out of greetings, quotation marks and broken lines.
The key names nobody and opens nothing: a card is no secret. The check is short enough to be compared on the telephone.
"""

import re
from pathlib import Path
from typing import Final

import msgspec

from kb.base import entries
from kb.base.words import Words
from kb.identity import identity_problems
from kb.identity.keys import FOUND, fingerprint, is_key
from kb.story.author import Author

_HEAD: Final = Words("Kartu pembaca Pustaka Praktik", "Reader's card, Practice Library")
_NAME: Final = re.compile(r"(?:Nama|Name)\s*:\s*(.+)", re.IGNORECASE)
_CHECK: Final = re.compile(r"(?:Sidik|Check)\s*:\s*([A-Z2-7]{4}(?:[-\s]*[A-Z2-7]{4}){3})", re.IGNORECASE)
_BROKEN: Final = re.compile(r"did:key:z6Mk(?:\s*[1-9A-HJ-NP-Za-km-z]){44}")
_QUOTED: Final = re.compile(r"^[\s>|*_]+", re.MULTILINE)
_LONGEST: Final = 4000
_LONGEST_NAME: Final = 120
_MOST_BYTES: Final = 4 * _LONGEST
CARD_END: Final = ".kartu.txt"


class IdentityCard(msgspec.Struct, frozen=True):
    """Whose card it is."""

    name: str
    key: str

    @property
    def author(self) -> Author:
        """Return the card's owner as an author with a key."""
        return Author(self.name, key=self.key)


def card_text(card: IdentityCard, language: str) -> str:
    """Write a card as a text to send."""
    name, key, check = ("Name", "Key", "Check") if language == "en" else ("Nama", "Kunci", "Sidik")
    return f"{_HEAD.say(language)}\n{name}: {card.name}\n{key}: {card.key}\n{check}: {fingerprint(card.key)}\n"


def read_card_file(file: Path) -> IdentityCard:
    """Read a card out of a text file, in whatever way an editor or mail program wrote it; raises KnownError."""
    try:
        raw = entries.read(file.parent, file.name, _MOST_BYTES)  # whatever was dropped here: no pipe, no device
    except (OSError, ValueError) as error:
        raise identity_problems.no_card_file(file, error) from error
    code = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return read_card(raw.decode(code, "replace"))


def read_card(text: str) -> IdentityCard:
    """Read a card out of what was pasted; raises KnownError where there is none, or a changed one, or several."""
    plain = _QUOTED.sub("", text[:_LONGEST].replace("\r", "\n").replace("\u00a0", " ").replace("\u200b", ""))
    keys = {found[0] for found in FOUND.finditer(plain) if is_key(found[0])}
    if not keys and (broken := _BROKEN.search(plain)):  # a mail program broke the line
        keys = {re.sub(r"\s", "", broken[0])}
    if len(keys) != 1 or not all(map(is_key, keys)):
        raise identity_problems.no_card()
    key = keys.pop()
    name = _NAME.search(plain)
    said = " ".join(name[1].split())[:_LONGEST_NAME] if name else ""
    if not said:
        raise identity_problems.no_card()
    check = _CHECK.search(plain)
    if check is None or re.sub(r"[-\s]", "", check[1]).upper() != fingerprint(key).replace("-", ""):
        raise identity_problems.changed_card()
    return IdentityCard(said, key)
