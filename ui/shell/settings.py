"""What the program remembers about a person's habits, as one small JSON file on the desk.

The file may be older or newer than the program, edited by hand, or broken: keys we do not know are kept, a value that
makes no sense falls back to its default, and a file that cannot be read at all is put aside, never overwritten.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from kb.atomic import told, write_atomically
from kb.words import Words
from ui.shell.jobs import Jobs

VERSION: Final = 1
RECENT_LIMIT: Final = 8
PLACES_LIMIT: Final = 500
TYPE_SIZES: Final = (15, 17, 19, 21, 24, 28)
_SAVE_AFTER_MS: Final = 400

Step = Callable[[dict[str, Any]], dict[str, Any]]
STEPS: Final[tuple[Step, ...]] = (lambda old: old,)
"""Step n turns what version n wrote into what version n + 1 reads; files without a number are version 0."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting there is, each with its default; a key that is not here is not ours to change."""

    version: int = VERSION
    language: Literal["id", "en"] = "id"
    theme: Literal["system", "light", "dark"] = "system"
    type_size: int = 19  # of the reader, in device-independent pixels
    name: str = ""  # of the person, as they like to be greeted; signs what they write
    library: str = ""  # opened at start
    recent: tuple[str, ...] = ()  # libraries, latest first
    geometry: str = ""  # of the window, base64 of Qt's own format
    columns: tuple[int, ...] = ()  # widths of list and reader
    facets_hidden: bool = False
    places: dict[str, float] = {}  # story id -> how far it was read, 0 to 1; latest last


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
        raw = json.loads(file.read_bytes())
    except FileNotFoundError:
        return Settings(), {}, None
    except (OSError, ValueError):
        return Settings(), {}, _put_aside(file)
    if not isinstance(raw, dict):
        return Settings(), {}, _put_aside(file)
    return *decode(migrate(raw)), None


def write(file: Path, settings: Settings, foreign: Mapping[str, Any]) -> None:
    """Replace the file in one stroke, so that a power cut leaves the old one or the new one; raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
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


class SettingsStore(QObject):
    """Holds the settings while the program runs and writes them shortly after each change."""

    changed = Signal(object)  # frozenset[str]: the names of the settings that are different now

    def __init__(self, file: Path, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._lane = jobs.lane()
        self.value, self._foreign, self.complaint = read(file)
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)

    @property
    def is_new(self) -> bool:
        """Whether this person has never used the program before."""
        return not self._file.exists()

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - the names and types are those of Settings
        """Set one or more settings; nothing happens when they are as they were."""
        names = frozenset(name for name, value in fields.items() if getattr(self.value, name) != value)
        if names:
            self.value = msgspec.structs.replace(self.value, **fields)
            self._timer.start()
            self.changed.emit(names)

    def remember_library(self, folder: Path) -> None:
        """Put a library on top of the recent ones."""
        rest = tuple(known for known in self.value.recent if known != str(folder))
        self.change(recent=(str(folder), *rest)[:RECENT_LIMIT])

    def forget_library(self, folder: Path) -> None:
        """Take a library off the recent ones, for example because its folder is gone."""
        self.change(recent=tuple(known for known in self.value.recent if known != str(folder)))

    def remember_place(self, story: str, place: float) -> None:
        """Note how far a story was read (0 to 1)."""
        rest = {known: at for known, at in self.value.places.items() if known != story}
        rest[story] = round(place, 4)
        self.change(places=dict(list(rest.items())[-PLACES_LIMIT:]))

    def flush(self) -> None:
        """Write at once what is not yet on disk; for the end of the program."""
        if self._timer.isActive():
            self._timer.stop()
            with suppress(
                OSError
            ):  # the window is closing: there is nobody left to tell, and nothing but habits to lose
                write(self._file, self.value, self._foreign)

    def _save(self) -> None:
        settings, foreign = self.value, self._foreign

        def work() -> None:
            try:
                write(self._file, settings, foreign)
            except OSError as error:
                raise told(error, self._file) from error

        self._lane.run(work)
