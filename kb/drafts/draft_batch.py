"""Several drafts that are made together, all of them or, after a power cut, none: the stories cut out of one text.

`drafts/.batches/<id>.json` is there while they are made, and locked by whoever makes them; each of the drafts carries the
id. A batch that nobody works on any more is brought to its end: where all drafts are there they stay, else those that
were made so far go to the removed ones, where they can be brought back, and the cuts are there to be made again.
"""

import contextlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from kb.base import plain_json
from kb.base.atomic import make_folder, told, write_atomically
from kb.base.bounds import Count
from kb.base.file_lock import locked
from kb.base.problems import KnownError
from kb.drafts.drafts import Drafts

CUTS: Final = "cuts.json"
"""The file beside a draft that holds the cuts; gone once the stories are made."""
_FOLDER: Final = ".batches"
_END: Final = ".json"


class _Batch(msgspec.Struct, frozen=True, kw_only=True):
    source: str
    count: Count


@contextmanager
def batch(drafts: Drafts, source: str, count: int) -> Iterator[str]:
    """Give the id that `count` drafts made out of `source` shall carry; raises KnownError.

    When all went well the cuts of the source are forgotten; else those that were made so far are taken off the desk.
    """
    name = secrets.token_hex(8)
    place = drafts.folder / _FOLDER / f"{name}{_END}"
    try:
        make_folder(place.parent)
        with locked(place.with_suffix(".lock")):
            write_atomically(place, msgspec.json.encode(_Batch(source=source, count=count)))
            try:
                yield name
            finally:
                _end(drafts, place)
    except OSError as error:
        raise told(error, place) from error
    finally:
        place.with_suffix(".lock").unlink(missing_ok=True)


def settle_batches(drafts: Drafts) -> None:
    """Bring to their end what was begun by programs that were killed; one that is at work is left alone."""
    for place in sorted((drafts.folder / _FOLDER).glob(f"*{_END}")):
        with contextlib.suppress(KnownError, OSError):  # it is made just now, or the disk refuses: the next start
            with locked(place.with_suffix(".lock"), patience=0.0):
                _end(drafts, place)
            place.with_suffix(".lock").unlink(missing_ok=True)


def _end(drafts: Drafts, place: Path) -> None:
    try:
        begun = plain_json.read(place, type=_Batch)
    except FileNotFoundError:
        return
    except msgspec.DecodeError:
        place.unlink()
        return
    made = [row.id for row in drafts.rows() if row.trouble is None and drafts.open(row.id).about.batch == place.stem]
    if len(made) >= begun.count:
        with contextlib.suppress(KnownError):  # the text itself may have gone meanwhile
            (drafts.place(begun.source) / CUTS).unlink(missing_ok=True)
    else:
        for draft in made:
            if drafts.is_as_made(draft):  # what somebody has written in since is theirs
                drafts.remove(draft)
    place.unlink(missing_ok=True)
