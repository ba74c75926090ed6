"""The key of the private store in the system's keyring, where there is one and the person wishes: no passphrase asked.

A keyring is a program of somebody else: whatever goes wrong there, the passphrase is asked, and nothing is lost.
"""

import base64
import binascii
import hashlib
import logging
import os
from pathlib import Path
from typing import Final

import keyring
from keyring.errors import KeyringError

_log: Final = logging.getLogger(__name__)
_SERVICE: Final = "pustaka-praktik"
_FAILURES: Final = (KeyringError, RuntimeError, OSError, ValueError)  # what back ends raise besides their own


def available() -> bool:
    """Tell whether this system has a keyring that keeps anything."""
    try:
        return float(keyring.get_keyring().priority) >= 1
    except _FAILURES:
        return False


def keep(root: Path, key: bytes) -> bool:
    """Keep the key of the store at `root`; False when the keyring will not."""
    try:
        keyring.set_password(_SERVICE, _entry(root), base64.b64encode(key).decode())
    except _FAILURES as error:
        _log.info("the keyring keeps nothing: %s", type(error).__name__)
        return False
    return True


def recall(root: Path) -> bytes | None:
    """Return the key that was kept, None where there is none."""
    try:
        found = keyring.get_password(_SERVICE, _entry(root))
        return base64.b64decode(found, validate=True) if found else None
    except (*_FAILURES, binascii.Error):
        return None


def forget(root: Path) -> None:
    """Take the key out, if it is there."""
    try:
        if keyring.get_password(_SERVICE, _entry(root)) is not None:
            keyring.delete_password(_SERVICE, _entry(root))
    except _FAILURES as error:
        _log.info("the keyring forgets nothing: %s", type(error).__name__)


def _entry(root: Path) -> str:
    """A desk of its own has a key of its own."""
    return f"vault {hashlib.sha256(os.fsencode(root)).hexdigest()[:16]}"
