"""The passphrase of the private store in the terminal: from the system's keyring, or asked where a person sits."""

import getpass
import sys

from kb.vault_lock import VaultLock
from kb.words import Words

_ASKED = Words("Kata sandi simpanan pribadi: ", "Passphrase of the private store: ")


def unlock(language: str) -> None:
    """Unlock the private store if it is locked; raises KnownError for a wrong passphrase.

    Where nobody can be asked it stays locked, and whatever needs the names of clients says so.
    """
    lock = VaultLock()
    if lock.standing() == "locked" and not lock.unlock_remembered() and sys.stdin.isatty():
        lock.unlock(getpass.getpass(_ASKED.say(language), stream=sys.stderr))
