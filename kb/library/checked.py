"""What has passed the gate, as a value that nothing but the gate can make.

Whatever is written into a library, or remembered by its history, is handed over as one of these. They are made in
`kb.library.clearance` alone; a test walks all modules for others that take hold of the seal.
"""

from typing import Final, NoReturn

SEAL: Final = object()


class Checked:
    """Something that may go into a library, unchangeable; making, copying or pickling one by hand raises TypeError."""

    __slots__ = ("_data", "_name", "_seal", "_what")

    def __init__(self, seal: object, what: str, name: str, data: bytes) -> None:
        if seal is not SEAL or type(self) is not Checked:
            raise TypeError("only the gate makes checked values")
        for slot, value in (("_seal", seal), ("_what", what), ("_name", name), ("_data", data)):
            object.__setattr__(self, slot, value)

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("nothing else is a checked value")

    @property
    def what(self) -> str:
        """What it is: "file" for a file of a library, "gone" for one that goes, "hand" for whoever signs, "text"."""
        return self._read("_what")

    @property
    def name(self) -> str:
        """The path of a file, relative to its library with forward slashes; the name of a hand; the key of a text."""
        return self._read("_name")

    @property
    def data(self) -> bytes:
        """The bytes of a file, the address of a hand, the words of a text."""
        if self._read("_seal") is not SEAL:
            raise TypeError("only the gate makes checked values")
        found = object.__getattribute__(self, "_data")
        return bytes(found)

    def _read(self, slot: str) -> str:
        return object.__getattribute__(self, slot)  # type: ignore[no-any-return]

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise TypeError("a checked value cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise TypeError("a checked value cannot be changed")

    def __copy__(self) -> NoReturn:
        raise TypeError("a checked value is handed on, not copied")

    def __deepcopy__(self, memo: object) -> NoReturn:
        raise TypeError("a checked value is handed on, not copied")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a checked value is not written down")

    def __repr__(self) -> str:
        return f"<Checked {self._read('_what')}>"  # what it holds is nobody's business in a log


def must_be(value: object, what: str) -> Checked:
    """Return a checked value of one kind; raises TypeError for everything else, forged ones too."""
    if type(value) is not Checked or getattr(value, "_seal", None) is not SEAL or value.what != what:
        raise TypeError(f"not a checked {what}")
    return value
