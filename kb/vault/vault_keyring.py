"""The key of the private store in the system's keyring, where there is one and the person wishes: no passphrase asked.

A keyring is a program of somebody else: whatever goes wrong there, the passphrase is asked, and nothing is lost. Only the
keyrings of this kind of system are tried: to look for all there are, `keyring` also loads those of others, and to find the
libraries of macOS on Linux Python starts whatever is called `gcc` and `ld`.
"""

import base64
import binascii
import hashlib
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import keyring
from keyring import core
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringError

_log: Final = logging.getLogger(__name__)
_SERVICE: Final = "pustaka-praktik"
_FAILURES: Final = (KeyringError, RuntimeError, OSError, ValueError)  # what back ends raise besides their own
_OF_SYSTEM: Final[Mapping[str, tuple[str, ...]]] = {"win32": ("Windows.WinVaultKeyring",), "darwin": ("macOS.Keyring",)}
_OF_OTHERS: Final = ("SecretService.Keyring", "kwallet.DBusKeyring")


def available() -> bool:
    """Tell whether this system has a keyring that keeps anything."""
    try:
        return float(_keyring().priority) >= 1
    except _FAILURES:
        return False


def keep(root: Path, key: bytes) -> bool:
    """Keep the key of the store at `root`; False when the keyring will not."""
    try:
        _keyring().set_password(_SERVICE, _entry(root), base64.b64encode(key).decode())
    except _FAILURES as error:
        _log.info("the keyring keeps nothing: %s", type(error).__name__)
        return False
    return True


def recall(root: Path) -> bytes | None:
    """Return the key that was kept, None where there is none."""
    try:
        found = _keyring().get_password(_SERVICE, _entry(root))
        return base64.b64decode(found, validate=True) if found else None
    except (*_FAILURES, binascii.Error):
        return None


def forget(root: Path) -> None:
    """Take the key out, if it is there."""
    try:
        if _keyring().get_password(_SERVICE, _entry(root)) is not None:
            _keyring().delete_password(_SERVICE, _entry(root))
    except _FAILURES as error:
        _log.info("the keyring forgets nothing: %s", type(error).__name__)


def _keyring() -> KeyringBackend:
    """Return the keyring in use; the best of this system is chosen the first time."""
    if core._keyring_backend is None:  # noqa: SLF001  to ask in public would load them all
        keyring.set_keyring(max(_viable(), key=lambda one: float(one.priority), default=fail.Keyring()))
    return keyring.get_keyring()


def _viable() -> Iterator[KeyringBackend]:
    for name in _OF_SYSTEM.get(sys.platform, _OF_OTHERS):
        try:
            yield core.load_keyring(f"keyring.backends.{name}")
        except (*_FAILURES, ImportError):
            continue


def _entry(root: Path) -> str:
    """A desk of its own has a key of its own."""
    return f"vault {hashlib.sha256(os.fsencode(root)).hexdigest()[:16]}"
