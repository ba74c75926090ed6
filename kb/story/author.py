"""Who did something, as history remembers it."""

import re
from typing import Final

import msgspec

_UNKNOWN_NAME: Final = "Tanpa nama"
# .invalid is reserved for addresses that lead nowhere, so no mail can ever reach a stranger by mistake.
_UNKNOWN_EMAIL: Final = "tanpa-alamat@pustaka-praktik.invalid"
# A key stands where Git wants an address: whoever reads the history knows the same hand under another name.
_KEY_AT: Final = "@kunci.pustaka-praktik.invalid"
_KEY: Final = re.compile(r"did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]{44})")
_KEY_EMAIL: Final = re.compile(rf"(z6Mk[1-9A-HJ-NP-Za-km-z]{{44}}){re.escape(_KEY_AT)}")
# Git keeps names between such signs on one line; a name is never refused for holding them.
_UNWANTED: Final = str.maketrans(dict.fromkeys("<>\n\r\0\t", " "))


class Author(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person's name and address as they gave them; both may be empty, because giving them is nobody's duty.

    `key` is the public key of their identity (`kb.identity`), empty for whoever is known by name only.
    """

    name: str = ""
    email: str = ""
    key: str = ""

    @property
    def signed_name(self) -> str:
        """The name as Git can keep it; Git refuses an empty one."""
        return _clean(self.name) or _UNKNOWN_NAME

    @property
    def signed_email(self) -> str:
        """The address as Git can keep it: the key, where there is one, because an address is no business of readers."""
        if found := _KEY.fullmatch(self.key):
            return f"{found[1]}{_KEY_AT}"
        return _clean(self.email) or _UNKNOWN_EMAIL


def author_of_hand(name: str, email: str) -> Author:
    """Return the author that history remembers under a name and an address."""
    if found := _KEY_EMAIL.fullmatch(email):
        return Author(name, key=f"did:key:{found[1]}")
    return Author(name, email)


def _clean(text: str) -> str:
    """Also drop what cannot be written as UTF-8, and the dots and quotes that Git trims away at the ends."""
    plain = text.translate(_UNWANTED).encode("utf-8", "ignore").decode()
    return " ".join("".join(sign for sign in plain if sign.isprintable()).split()).strip(".,:;\"'\\ ")
