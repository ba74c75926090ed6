"""Who did something, as history remembers it."""

from typing import Final

import msgspec

_UNKNOWN_NAME: Final = "Tanpa nama"
# .invalid is reserved for addresses that lead nowhere, so no mail can ever reach a stranger by mistake.
_UNKNOWN_EMAIL: Final = "tanpa-alamat@pustaka-praktik.invalid"
# Git keeps names between such signs on one line; a name is never refused for holding them.
_UNWANTED: Final = str.maketrans(dict.fromkeys("<>\n\r\0\t", " "))


class Author(msgspec.Struct, frozen=True):
    """A person's name and address as they gave them; both may be empty, because giving them is nobody's duty."""

    name: str = ""
    email: str = ""

    @property
    def signed_name(self) -> str:
        """The name as Git can keep it; Git refuses an empty one."""
        return _clean(self.name) or _UNKNOWN_NAME

    @property
    def signed_email(self) -> str:
        """The address as Git can keep it."""
        return _clean(self.email) or _UNKNOWN_EMAIL


def _clean(text: str) -> str:
    """Also drop what cannot be written as UTF-8, and the dots and quotes that Git trims away at the ends."""
    plain = text.translate(_UNWANTED).encode("utf-8", "ignore").decode()
    return " ".join("".join(sign for sign in plain if sign.isprintable()).split()).strip(".,:;\"'\\ ")
