"""Whether the private store is locked, for the whole window: asked at the start, said when it matters, changed by a dialog."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from kb.base.problems import KnownError
from ui.services.jobs import Jobs
from ui.services.messages import Messages

if TYPE_CHECKING:
    from kb.vault.vault_lock import VaultLock

Way = Literal["unlock", "set", "change", "remove", "forgotten"]


@dataclass(frozen=True)
class Lock:
    """How it stands with the lock; `trouble` where that cannot be told."""

    standing: Literal["none", "locked", "unlocked"] = "none"
    remembered: bool = False  # by the system's keyring
    can_remember: bool = False
    trouble: KnownError | None = None


class VaultKeeper(QObject):
    """Works behind the window, for each try takes a fifth of a second and a keyring may take longer."""

    changed = Signal()  # `lock` is another one
    opened = Signal()  # what was locked can be read now
    dialog_requested = Signal(str)  # Way

    def __init__(
        self, jobs: Jobs, messages: Messages, language: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._messages, self.language = jobs, messages, language
        self.lock = Lock()
        self._said = ""
        messages.answer("vault-locked", self._offer, lambda: self.dialog_requested.emit("unlock"))

    def begin(self) -> None:
        """Look how it stands, and unlock with what the system's keyring knows."""
        self._jobs.run(lambda: _stand(recall=True), self._begun)

    def do(
        self, act: Callable[["VaultLock"], object], done: Callable[[], None], failed: Callable[[KnownError], None]
    ) -> None:
        """Do something with the lock; one of the two is told, after `lock` is up to date."""

        def fail(error: Exception) -> None:
            if not isinstance(error, KnownError):
                raise error
            failed(error)

        def finish(lock: Lock) -> None:
            self._take(lock)
            done()

        self._jobs.run(lambda: _done(act), finish, fail)

    def lock_now(self) -> None:
        """Forget the key until the passphrase is given again."""
        self.do(lambda lock: lock.lock(), self._say, self._messages.problem)

    def forget_remembered(self) -> None:
        """Take the key out of the system's keyring."""
        self.do(lambda lock: lock.forget_remembered(), lambda: None, self._messages.problem)

    def _begun(self, lock: Lock) -> None:
        self._take(lock)
        if lock.trouble is not None:
            self._messages.problem(lock.trouble)
        else:
            self._say()

    def _take(self, lock: Lock) -> None:
        before, self.lock = self.lock, lock
        self.changed.emit()
        if lock.standing != "locked":
            self._messages.take_back(self._said)
            self._messages.take_back_answered("vault-locked")
        if before.standing == "locked" != lock.standing:
            self.opened.emit()

    def _say(self) -> None:
        if self.lock.standing == "locked":
            self._said = self._locked()
            self._messages.warning(self._said, self._offer(), lambda: self.dialog_requested.emit("unlock"))

    def retranslate(self) -> None:
        """Say again, in the language of the moment, what still stands in the bar."""
        if self._said:
            before, self._said = self._said, self._locked()
            self._messages.reword(before, self._said, self._offer())

    def _locked(self) -> str:
        return self.tr(
            "Simpanan pribadi terkunci. Membaca dan menulis tetap bisa; mengajukan, mencatat, dan mengekspor menunggu kata sandinya."
        )

    def _offer(self) -> str:
        return self.tr("Buka kunci…")


def _stand(*, recall: bool = False) -> Lock:
    # Only now: ciphers and keyrings take a while to load, and nobody waits for them at the start.
    from kb.vault import vault_keyring  # noqa: PLC0415
    from kb.vault.vault_lock import VaultLock  # noqa: PLC0415

    lock = VaultLock()
    try:
        if recall and lock.standing() == "locked":
            lock.unlock_remembered()
        return Lock(lock.standing(), lock.remembered(), vault_keyring.available())
    except KnownError as error:
        return Lock(trouble=error)


def _done(act: Callable[["VaultLock"], object]) -> Lock:
    from kb.vault.vault_lock import VaultLock  # noqa: PLC0415 - see `_stand`

    act(VaultLock())
    return _stand()
