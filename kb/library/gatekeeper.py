"""The gate of one library, made once and made again only when the desk knows other clients or other names."""

from collections.abc import Mapping
from pathlib import Path

from kb.gate import Answer, Gate
from kb.library.library_parts import LibraryParts
from kb.vault.vault import Vault
from kb.vocabulary.regions import Regions


class Gatekeeper:
    """Makes gates; one caller at a time, in whatever thread. What the library knows is read at the first wish.

    `common` are everyday words that begin a sentence without being a name, see `Gate`.
    """

    def __init__(self, folder: Path, common: frozenset[str] = frozenset()) -> None:
        self._folder = folder
        self._common = common
        self._gate: Gate | None = None
        self._of: tuple[Mapping[str, str], Mapping[str, Answer]] = {}, {}

    def gate(self, vault: Vault) -> Gate:
        """Return the gate, which knows the clients and answers that are in the vault now; raises KnownError."""
        private, answered = vault.names(), vault.answered()
        if self._gate is None or (private, answered) != self._of:
            parts = LibraryParts(self._folder)
            self._of = private, answered
            self._gate = Gate(
                parts.vocabulary,
                Regions(),
                parts.organisations.values(),
                parts.people.values(),
                private=private,
                common=self._common,
                answered=answered,
            )
        return self._gate
