"""Names beside `.git`: where an erasing from the history does its work, and where a strange `.git` is moved to."""

import os
from pathlib import Path
from typing import Final

from kb.base.atomic import SUFFIX

NEW: Final = f".riwayat-baru{SUFFIX}"
OLD: Final = f".riwayat-lama{SUFFIX}"

ADOPTED: Final = f".riwayat-salinan{SUFFIX}"
ASIDE: Final = ".git-asing"


def unfinished(library: Path) -> bool:
    """Tell, with two looks at the disk, whether an exchange was interrupted, or goes on now."""
    return os.path.lexists(library / NEW) or os.path.lexists(library / OLD)
