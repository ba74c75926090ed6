"""The gate in a process of its own, for long texts: a second of it in a thread would make a window stutter for as long.

It reads one wish from its input and writes one answer; text goes through pipes and never to a file.
"""

import sys
from pathlib import Path
from typing import Final

import msgspec

from kb.base import process
from kb.base.problems import KnownError, Problem
from kb.base.words import Words
from kb.gate import Findings, Moment, OutgoingStory
from kb.library.gatekeeper import Gatekeeper
from kb.vault.vault import Vault
from kb.vault.vault_lock import VaultLock

LONG: Final = 20_000
"""Characters from which on a text is better checked apart: starting the process takes as long as checking this much."""
_TOO_LONG: Final = 120.0


class _GateRequest(msgspec.Struct, frozen=True):
    folder: str
    draft: OutgoingStory
    moment: Moment
    key: bytes  # of the private store; through the pipe, for arguments and environments can be read by others


class _Answer(msgspec.Struct, frozen=True):
    found: Findings | None = None
    problem: Problem | None = None


def check_apart(folder: Path, draft: OutgoingStory, moment: Moment) -> Findings:
    """Check a draft for the library in `folder`, as `kb.gate.Gate.check` does; raises KnownError. Waits for the answer."""
    wish = msgspec.msgpack.encode(_GateRequest(str(folder.absolute()), draft, moment, VaultLock().held_key()))
    try:
        told = process.ask(process.python("kb.library.gate_process"), wish, seconds=_TOO_LONG)
        answer = msgspec.msgpack.decode(told, type=_Answer)
    except (*process.Failure, msgspec.MsgspecError) as error:
        raise _stopped(error) from error
    if answer.found is None:
        problem = answer.problem
        raise KnownError(problem.what, problem.remedy, code=problem.code) if problem else _stopped(ValueError("empty"))
    return answer.found


def _stopped(error: Exception) -> KnownError:
    failure = KnownError(
        Words("Pemeriksaan naskah terhenti.", "The check of the draft has stopped."),
        Words(
            "Naskah Anda tidak berubah. Teruskan menulis; pemeriksaan dicoba lagi.",
            "Your draft is unchanged. Go on writing; the check is tried again.",
        ),
        code="gate-stopped",
    )
    failure.add_note(str(error))
    return failure


def _answer(data: bytes) -> _Answer:
    wish = msgspec.msgpack.decode(data, type=_GateRequest)
    folder = Path(wish.folder)
    if wish.key:
        VaultLock().unlock_with(wish.key)
    try:
        return _Answer(found=Gatekeeper(folder).gate(Vault(folder)).check(wish.draft, wish.moment))
    except KnownError as error:
        return _Answer(problem=error.problem())


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.msgpack.encode(_answer(sys.stdin.buffer.read())))
