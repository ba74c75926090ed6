"""What the program remembers about a person's habits, as one small JSON file on the desk.

The file may be older or newer than the program, edited by hand, or broken: keys we do not know are kept, a value that
makes no sense falls back to its default, and a file that cannot be read at all is put aside, never overwritten. No Qt:
the terminal reads the same file.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec

from kb.base import plain_json
from kb.base.atomic import make_folder, write_atomically
from kb.base.bounds import MANY, Address, Name
from kb.base.words import Words

VERSION: Final = 1
TYPE_SIZES: Final = (15, 17, 19, 21, 24, 28)

Step = Callable[[dict[str, Any]], dict[str, Any]]
STEPS: Final[tuple[Step, ...]] = (lambda old: old,)
"""Step n turns what version n wrote into what version n + 1 reads; files without a number are version 0."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting there is, each with its default; a key that is not here is not ours to change."""

    version: int = VERSION
    language: Literal["id", "en"] = "id"
    theme: Literal["system", "light", "dark"] = "system"
    type_size: Annotated[int, msgspec.Meta(ge=8, le=96)] = 17  # of the reader, in device-independent pixels
    name: Name = ""  # of the person, as they like to be greeted; signs what they write
    library: Address = ""  # opened at start
    recent: Annotated[tuple[Address, ...], msgspec.Meta(max_length=MANY)] = ()  # libraries, latest first
    geometry: str = ""  # of the window, base64 of Qt's own format
    columns: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=0, le=100_000)], ...], msgspec.Meta(max_length=100)
    ] = ()  # widths of list and reader
    facets_hidden: bool = False
    spelling: bool = True  # words that no dictionary knows are marked while one writes
    write_as_text: bool = False  # drafts as Markdown with a preview rather than as the boxes of their form


def decode(raw: Mapping[str, Any]) -> tuple[Settings, dict[str, Any]]:
    """Return the settings in a JSON object, field by field, and the keys we do not know."""
    kinds = {field.encode_name: field.type for field in msgspec.structs.fields(Settings)}
    good: dict[str, Any] = {}
    for name in kinds.keys() & raw.keys():
        try:
            good[name] = msgspec.convert(raw[name], kinds[name])
        except msgspec.ValidationError:
            continue  # the default is better than no window
    return Settings(**good), {name: value for name, value in raw.items() if name not in kinds}


def migrate(raw: dict[str, Any], steps: tuple[Step, ...] = STEPS) -> dict[str, Any]:
    """Bring an older file up to date, one version at a time; a newer file is left as it is."""
    number = raw.get("version", 0)
    start = number if isinstance(number, int) and number >= 0 else 0
    for at, step in enumerate(steps[start:], start):
        raw = {**step(raw), "version": at + 1}
    return raw


def read(file: Path) -> tuple[Settings, dict[str, Any], Words | None]:
    """Return what a settings file says, its foreign keys, and a sentence when it had to be put aside."""
    try:
        raw = plain_json.read(file)
    except FileNotFoundError:
        return Settings(), {}, None
    except (OSError, msgspec.DecodeError):
        return Settings(), {}, _put_aside(file)
    if not isinstance(raw, dict):
        return Settings(), {}, _put_aside(file)
    return *decode(migrate(raw)), None


def write(file: Path, settings: Settings, foreign: Mapping[str, Any]) -> None:
    """Replace the file in one stroke, so that a power cut leaves the old one or the new one; raises OSError."""
    make_folder(file.parent)
    whole = {**foreign, **msgspec.to_builtins(settings)}
    write_atomically(file, json.dumps(whole, ensure_ascii=False, indent=1).encode())


def next_size(size: int, steps: int) -> int:
    """Return the type size so many steps larger (or smaller), within what is readable."""
    nearest = min(range(len(TYPE_SIZES)), key=lambda at: abs(TYPE_SIZES[at] - size))
    return TYPE_SIZES[max(0, min(len(TYPE_SIZES) - 1, nearest + steps))]


def _put_aside(file: Path) -> Words:
    kept = file.with_name(f"{file.stem}.rusak-{datetime.now():%Y%m%d-%H%M%S}{file.suffix}")
    try:
        file.replace(kept)
    except OSError:
        return Words(
            id="Pengaturan tidak dapat dibaca, jadi program memakai pengaturan awal.",
            en="The settings cannot be read, so the program uses its first settings.",
        )
    return Words(
        id=f"Pengaturan tidak dapat dibaca. Berkas lamanya disimpan sebagai {kept.name}; program memakai pengaturan awal.",
        en=f"The settings could not be read. The old file was kept as {kept.name}; the program uses its first settings.",
    )
