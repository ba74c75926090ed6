"""Where an erasing from the history leaves its work in the library while it is at it: two names, looked for at each start."""

import os
from pathlib import Path
from typing import Final

from kb.atomic import SUFFIX

NEW: Final = f".riwayat-baru{SUFFIX}"
OLD: Final = f".riwayat-lama{SUFFIX}"


def unfinished(library: Path) -> bool:
    """Tell, with two looks at the disk, whether an exchange was interrupted, or goes on now."""
    return os.path.lexists(library / NEW) or os.path.lexists(library / OLD)
