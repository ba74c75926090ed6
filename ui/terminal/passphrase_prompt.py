"""Passphrases in the terminal: from the system's keyring, or asked where a person sits."""

import getpass
import sys

from kb.base.problems import KnownError
from kb.base.words import Words
from kb.vault.vault_lock import VaultLock

_ASKED = Words("Kata sandi simpanan pribadi: ", "Passphrase of the private store: ")
_OF_BACKUP = Words("Kata sandi cadangan: ", "Passphrase of the backup: ")
_AGAIN = Words("Sekali lagi: ", "Once more: ")


def unlock(language: str) -> None:
    """Unlock the private store if it is locked; raises KnownError for a wrong passphrase.

    Where nobody can be asked it stays locked, and whatever needs the names of clients says so.
    """
    lock = VaultLock()
    if lock.standing() == "locked" and not lock.unlock_remembered() and sys.stdin.isatty():
        lock.unlock(getpass.getpass(_ASKED.say(language), stream=sys.stderr))


def passphrase_of_backup(language: str, *, twice: bool) -> str:
    """Return what a person types, twice for a new backup; where nobody can be asked the first line of the input.

    Raises KnownError where the two are not the same.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    passphrase = getpass.getpass(_OF_BACKUP.say(language), stream=sys.stderr)
    if twice and getpass.getpass(_AGAIN.say(language), stream=sys.stderr) != passphrase:
        raise KnownError(
            Words("Kedua kata sandi tidak sama.", "The two passphrases are not the same."),
            Words("Tidak ada yang disimpan. Coba lagi.", "Nothing was kept. Try again."),
            code="passphrases-differ",
        )
    return passphrase
