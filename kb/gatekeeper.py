"""The gate of one library, made once and made again only when the private list of clients has grown."""

from pathlib import Path

from kb.gate import Gate
from kb.library import Library
from kb.vault import Vault


class Gatekeeper:
    """Makes gates; one caller at a time, in whatever thread. What the library knows is read at the first wish."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._gate: Gate | None = None
        self._private: tuple[str, ...] = ()

    def gate(self, vault: Vault) -> Gate:
        """Return the gate, which knows the clients that are in the vault now; raises KnownError."""
        private = tuple(vault.names())
        if self._gate is None or private != self._private:
            library = Library.open(self._folder)
            self._private = private
            self._gate = Gate(
                library.vocabulary,
                library.regions,
                library.organisations().values(),
                library.people().values(),
                private=private,
            )
            library.close()
        return self._gate
