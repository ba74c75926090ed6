"""What may leave the program besides stories: notes, lists and other texts that somebody exports, prints or sends.

The same gate as for stories, with one difference: nobody is asked who every name is. Notes come from many hands, so names
that nobody has explained are shown for one last look; what leads straight to a person, and every client of the private
list, still stops everything.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from kb.gate import Draft, Finding
from kb.gatekeeper import Gatekeeper
from kb.vault import Vault

_NAMES: Final = 2
_UNEXPLAINED: Final = "name"
_AUTHORS: Final = 11  # those who sign a note are meant to be named


class Leaving(msgspec.Struct, frozen=True, kw_only=True):
    """What stops a text, what a person should look at, and the names in it that nobody has explained."""

    must: tuple[Finding, ...] = ()
    look: tuple[Finding, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        return not (self.must or self.look or self.names)


def look_through(folder: Path, texts: Mapping[str, str]) -> Leaving:
    """Look through texts, by their names, before they leave the library in `folder`; raises KnownError.

    Half a second for many notes, so not in the thread of a window.
    """
    gate = Gatekeeper(folder).gate(Vault(folder))
    found = gate.check(Draft(text="", comments=texts), "writing")
    return sorted_out(found.all)


def sorted_out(found: Iterable[Finding], without: frozenset[int] = frozenset()) -> Leaving:
    """Return findings as somebody sees them who did not write the text and need not say who every name is."""
    findings = [one for one in found if one.row != _AUTHORS and one.row not in without]
    return Leaving(
        must=_once(one for one in findings if one.group == "must" and not _is_name(one)),
        look=_once(one for one in findings if one.group == "look"),
        names=tuple(dict.fromkeys(one.words for one in findings if _is_name(one))),
    )


def _is_name(finding: Finding) -> bool:
    return finding.row == _NAMES and finding.kind == _UNEXPLAINED


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    kept: dict[str, Finding] = {}
    for one in findings:
        kept.setdefault(one.key, one)
    return tuple(kept.values())
