"""The files of one index folder, each closed at the end even when reading stops half-way through a damaged one."""

from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile


class OpenFiles(FileStorage):
    """Whoosh's storage that remembers what it opened; Whoosh itself leaves files open when it stumbles."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._open: list[StructFile] = []

    def create_file(self, name: str, *arguments: Any, **options: Any) -> StructFile:  # noqa: ANN401
        """Create a file, as Whoosh does, and remember it."""
        return self._remember(super().create_file(name, *arguments, **options))

    def open_file(self, name: str, **options: Any) -> StructFile:  # noqa: ANN401
        """Open a file, as Whoosh does, and remember it."""
        return self._remember(super().open_file(name, **options))

    def close_all(self) -> None:
        """Close what is still open; not named `close`, which every reader of Whoosh's calls for itself."""
        for file in self._open:
            if not file.is_closed:
                file.close()
        self._open.clear()

    def _remember(self, file: StructFile) -> StructFile:
        self._open.append(file)
        return file
