"""Who may look into the desk and the cache: found, closed to others, and opened again as it was."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from kb.base import folders
from kb.base.atomic import tighten
from kb.base.problems import Problem
from kb.base.words import Words
from kb.health.health_finding import HealthFinding


def rights_findings() -> Iterator[HealthFinding]:
    """Tell whether others on this computer may look into the desk or the cache, or own a part of it."""
    if os.name == "nt":
        return
    for root, named in (
        (folders.desk(), Words("meja kerja Anda", "your desk")),
        (folders.cache(), Words("folder sementara", "the cache")),
    ):
        open_to_others = len(_open_to_others(root))
        of_others = sum(facts.st_uid != os.geteuid() for _, facts in _below(root))
        if open_to_others:
            problem = Problem(
                code="open-to-others",
                path=str(root),
                what=Words(
                    f"Di {named.id} ada {open_to_others} berkas atau folder yang terbuka bagi orang lain di komputer ini.",
                    f"In {named.en} {open_to_others} file(s) or folder(s) are open to others on this computer.",
                ),
                remedy=Words(
                    "Tutup, supaya hanya Anda yang dapat membacanya.", "Close them, so that only you can read them."
                ),
            )
            yield HealthFinding(group="rights", problem=problem, repair="close-rights")
        if of_others:
            problem = Problem(
                code="of-another",
                path=str(root),
                what=Words(
                    f"Di {named.id} ada {of_others} berkas atau folder milik pengguna lain di komputer ini.",
                    f"In {named.en} {of_others} file(s) or folder(s) belong to another user of this computer.",
                ),
                remedy=Words(
                    "Mintalah bantuan orang yang mengurus komputer ini; isinya tidak dipakai sebelum menjadi milik Anda.",
                    "Ask whoever looks after this computer for help; what is in them is not used until they are yours.",
                ),
            )
            yield HealthFinding(group="rights", problem=problem)


def present_modes(root: Path) -> dict[str, int]:
    """Return the rights of everything in the desk or the cache that is open to others, by its path."""
    if root not in (folders.desk(), folders.cache()):
        raise ValueError("neither desk nor cache")
    return _open_to_others(root)


def close() -> None:
    """Let nobody but the person look into the desk and the cache."""
    tighten()


def set_modes(modes: Mapping[str, int]) -> None:
    """Give places of the desk and the cache the rights that they had; what is gone stays away."""
    for name, mode in modes.items():
        place = Path(name)
        if folders.is_private(place):
            with suppress(OSError):
                if not place.is_symlink():
                    place.chmod(mode & 0o777)


def _open_to_others(root: Path) -> dict[str, int]:
    return {str(place): facts.st_mode & 0o777 for place, facts in _below(root) if facts.st_mode & 0o077}


def _below(root: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield everything in a folder and the folder itself; links lead elsewhere, and what went meanwhile is nobody's."""
    places = [root] if root.is_dir() else []
    for above, inner, names in os.walk(root):
        places += [Path(above, name) for name in (*inner, *names)]
    for place in places:
        with suppress(OSError):
            facts = place.lstat()
            if not stat.S_ISLNK(facts.st_mode):
                yield place, facts
