"""What the files of the private store are called, and how their lists are read and written."""

import re
from collections.abc import Iterator
from typing import Final, TypeVar

import msgspec

from kb.base import plain_json
from kb.vault import vault_problems
from kb.vault.vault_store import VaultStore

PSEUDONYMS: Final = "pseudonyms.json"
CONSENTS: Final = "consents.json"
LOG: Final = "withdrawals.json"
ORIGINALS: Final = "originals"
PROOFS: Final = "proofs"
DECISIONS: Final = "decisions"
CHANGES: Final = "changes"
WITHDRAWN: Final = "withdrawn"
SUBMITTED: Final = "submitted"
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._~-]+")
_T = TypeVar("_T")


def safe(name: str) -> str:
    """Return one plain name for what a person has named: what reaches the disk stays inside the store."""
    return _UNSAFE.sub("-", name).strip("-.~")[-100:].lstrip("-.~") or "berkas"


def numbered(name: str) -> Iterator[str]:
    """Yield a name such as "proofs/surat.pdf", then the same with numbers, without end."""
    yield name
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = last.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (last, "")
    number = 1
    while True:
        number += 1
        yield f"{folder}{slash}{stem}~{number}{ending}"


def read_list(store: VaultStore, name: str, kind: type[_T]) -> _T:
    """Return what a list of the store holds, nothing where there is none; raises KnownError."""
    data = store.read(name)
    try:
        return msgspec.convert((), kind) if data is None else plain_json.decode(data, type=kind)
    except msgspec.DecodeError as error:
        raise vault_problems.unreadable(store.folder / name) from error


def encoded(value: object) -> bytes:
    """Return a list as it is written."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1)
