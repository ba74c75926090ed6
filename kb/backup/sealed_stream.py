"""A file that is sealed as it is written, and opened anywhere in the middle as it is read.

    "PPBACK01" | length of the head (4) | head (JSON of `kb.vault.vault_key.KeyHeader`) | pieces of 64 KB, each with a tag of 16

The pieces are encrypted with ChaCha20-Poly1305 under a random key that is used for this file only; the head holds that
key under the passphrase, as the private store does. A piece is bound to the head, to its number and to whether it is the
last one: none can be changed, exchanged, left out or cut off without being noticed.
"""

import hashlib
import io
import os
import struct
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from kb.backup import backup_problems
from kb.base.problems import KnownError
from kb.vault.vault_key import COST, decoded_header, encoded_header, new_key, unwrap, wrap

MAGIC: Final = b"PPBACK01"
_LENGTH: Final = struct.Struct(">I")
_LONGEST_HEAD: Final = 16_384
_PIECE: Final = 65_536
_TAG: Final = 16


class SealingWriter:
    """Takes bytes and writes them sealed; nothing can be opened again before `finish`. Raises OSError."""

    def __init__(self, file: BinaryIO, passphrase: str, *, cost: int = COST) -> None:
        """Write the head; raises KnownError for a passphrase that is too short."""
        key = new_key()
        head = encoded_header(wrap(key, passphrase, "closed", cost))
        self._file = file
        self._cipher = ChaCha20Poly1305(key)
        self._bound = _bound(head)
        self._number = 0
        self._rest = bytearray()
        file.write(MAGIC + _LENGTH.pack(len(head)) + head)

    def write(self, data: bytes) -> int:
        """Take some bytes; the last piece is kept back, because it will be marked as the last."""
        self._rest += data
        while len(self._rest) > _PIECE:
            self._seal(bytes(self._rest[:_PIECE]), last=False)
            del self._rest[:_PIECE]
        return len(data)

    def flush(self) -> None:
        """Pieces go out when they are whole."""

    def close(self) -> None:
        """Nothing is closed here: whoever opened the file does."""

    def finish(self) -> None:
        """Write the last piece."""
        self._seal(bytes(self._rest), last=True)
        self._rest.clear()

    def _seal(self, piece: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last=last), piece, self._bound))
        self._number += 1


class SealedReader(io.RawIOBase):
    """Reads what `SealingWriter` wrote, anywhere in it; every piece is proved before any of it is given out.

    Making one raises KnownError for a wrong passphrase and for a file that was cut; reading a damaged piece, too.
    """

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        super().__init__()
        self._file = file
        file.seek(0)
        start = file.read(len(MAGIC) + _LENGTH.size)
        length = _LENGTH.unpack(start[len(MAGIC) :])[0] if len(start) == len(MAGIC) + _LENGTH.size else 0
        head = file.read(length) if length <= _LONGEST_HEAD else b""
        header = decoded_header(head)
        if header is None:
            raise backup_problems.damaged()
        try:
            key = unwrap(header, passphrase)
        except KnownError as error:
            raise backup_problems.wrong_passphrase() from error
        self._cipher = ChaCha20Poly1305(key)
        self._bound = _bound(head)
        self._start = len(start) + length
        sealed = file.seek(0, os.SEEK_END) - self._start
        self._pieces = max(1, -(-sealed // (_PIECE + _TAG)))
        self._size = sealed - self._pieces * _TAG
        self._at = 0
        self._known: tuple[int, bytes] = (-1, b"")
        if self._size < 0:
            raise backup_problems.damaged()
        self._piece(self._pieces - 1)  # proves that it is the last one

    def readable(self) -> bool:
        """Return True, as `io.RawIOBase` asks."""
        return True

    def seekable(self) -> bool:
        """Return True: every piece can be opened by itself."""
        return True

    def tell(self) -> int:
        """Return the position, in bytes of the opened text."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to a position and return it, in bytes of the opened text; OSError for one before the beginning."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise OSError("before the beginning")
        self._at = start + offset
        return self._at

    def readinto(self, buffer: object) -> int:
        """Fill a buffer up to the end of the piece at hand and return the number of bytes, 0 at the end."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        number, begin = divmod(self._at, _PIECE)
        if self._at >= self._size:
            return 0
        found = self._piece(number)[begin : begin + len(view)]
        view[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _piece(self, number: int) -> bytes:
        if self._known[0] != number:
            self._file.seek(self._start + number * (_PIECE + _TAG))
            sealed = self._file.read(_PIECE + _TAG)
            try:
                opened = self._cipher.decrypt(_nonce(number, last=number == self._pieces - 1), sealed, self._bound)
            except (InvalidTag, ValueError) as error:
                raise backup_problems.damaged() from error
            self._known = number, opened
        return self._known[1]


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\1" if last else b"\0")


def _bound(head: bytes) -> bytes:
    return hashlib.sha256(MAGIC + head).digest()
