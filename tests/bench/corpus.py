"""Large libraries for measuring, made once and kept in the system's temporary folder."""

import collections
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from index.engine.documents import SHOWN_STATUS, Labels, labels_of
from kb.catalogue.catalogue import Catalogue
from kb.library.library import Library

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = ROOT.parent / "shared" / "material"
TRUTHS = {"issue": "issues", "method": "methods", "setting": "settings", "region": "regions"}


def folder_of(size: int) -> Path:
    """Return where everything about the library of a size is kept."""
    return Path(tempfile.gettempdir()) / "pustaka-bench" / str(size)


class Corpus:
    """A library of so many stories with its catalogue up to date; `truth` holds the exact count of every facet value."""

    def __init__(self, size: int) -> None:
        self.size = size
        place = folder_of(size)
        self.folder, self.cache = place / "library", place / "cache"
        if not (self.folder / "truth.json").exists():
            _make(size, self.folder)
        self.cache.mkdir(parents=True, exist_ok=True)
        self.truth = json.loads((self.folder / "truth.json").read_text(encoding="utf-8"))
        self.library = Library.open(self.folder)
        self.catalogue = Catalogue(self.cache / "catalogue.db")
        self.catalogue.update(self.library)
        self.labels: Labels = labels_of(self.library)

    def close(self) -> None:
        self.catalogue.close()
        self.library.close()

    def wrong_counts(self, facet: str, counts: dict[str, int]) -> list[str]:
        """Return the values of a facet whose count is not the truth, rolled up where a value has narrower ones."""
        shown = [card for card in self.catalogue.all_cards() if card.status == SHOWN_STATUS]
        rolled = collections.Counter(value for card in shown for value in self.labels.values(card, facet))
        direct = self.truth[TRUTHS[facet]]
        wide = {value for value in rolled if self._has_narrower(facet, value)}
        return [
            value
            for value in {*counts, *rolled, *direct}
            if counts.get(value, 0) != (rolled[value] if value in wide else direct.get(value, 0))
        ]

    def _has_narrower(self, facet: str, value: str) -> bool:
        if facet == "region":
            return self.library.regions.province(value) == value
        return len(self.library.vocabulary.narrower(value)) > 1


def _make(size: int, folder: Path) -> None:
    maker = MATERIAL / "tools" / "make_library.py"
    subprocess.run([sys.executable, str(maker), str(size), str(folder)], check=True, capture_output=True)
    (folder / "library.yaml").write_text("id: uji\ntitle: Uji\nlanguages: [id]\n", encoding="utf-8")
    shutil.copytree(ROOT / "content" / "vocabulary", folder / "vocabulary", dirs_exist_ok=True)
