"""What may leave the program besides stories: notes, lists and other texts that somebody exports, prints or sends.

The same gate as for stories, with one difference: nobody is asked who every name is. Notes come from many hands, so names
that nobody has explained are shown for one last look; what leads straight to a person, and every client of the private
list, still stops everything: in what somebody wrote, and in whatever else the file would say (quotes, titles, names,
fields of other programs).
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from kb.base.problems import KnownError
from kb.base.words import Words
from kb.gate import Answer, Finding, OutgoingStory
from kb.gate.finding import TextPart
from kb.gate.names.private_names import PrivateNames
from kb.library.clearance import SHORT_TEXTS, is_machines
from kb.library.gatekeeper import Gatekeeper
from kb.vault.vault import Vault

_NAMES: Final = 2
_UNEXPLAINED: Final = "name"
_EVERYTHING: Final = "file"
_AUTHORS: Final = 11  # those who sign a note are meant to be named


class Leaving(msgspec.Struct, frozen=True, kw_only=True):
    """What stops a text, what a person should look at, and the names in it that nobody has explained."""

    must: tuple[Finding, ...] = ()
    look: tuple[Finding, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Return whether nothing was found and no name is left to ask about."""
        return not (self.must or self.look or self.names)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """All that a file would say, string by string, and who signs something in it."""

    strings: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()


NOTHING_MORE: Final = Said()


def look_through(folder: Path, texts: Mapping[str, str], said: Said = NOTHING_MORE) -> Leaving:
    """Look through what leaves the library in `folder`: what people wrote, by names, and all that the file says.

    In `said` nobody is asked about names, since most of it was looked at with its story; but a client of the private list
    stops it, and a number in it is shown. Raises KnownError. Half a second for many notes, so not in the thread of a
    window.
    """
    vault = Vault(folder)
    gate = Gatekeeper(folder).gate(vault)
    found = sorted_out(gate.check(OutgoingStory(text="", comments=texts), "writing").all)
    decisions = vault.decisions(SHORT_TEXTS)
    for name in said.signers:  # of whom one word may be a client's, too
        decisions = decisions.with_answer(name, Answer(kind="author"))
    strings = dict.fromkeys(text for text in said.strings if not is_machines(text))
    everything = {f"{_EVERYTHING}-{number}": text for number, text in enumerate(strings)}
    known = {one.key for one in (*found.must, *found.look)}
    more = [
        one
        for one in gate.floor(OutgoingStory(text="", comments=everything, decisions=decisions)).all
        if one.key not in known
    ]
    return Leaving(
        must=(*found.must, *_once(one for one in more if one.row == _NAMES)),
        look=(*found.look, *_once(one for one in more if one.row != _NAMES)),
        names=found.names,
    )


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


_CLIENT: Final = Words("[nama klien]", "[client's name]")


class OutgoingReport:
    """A report that somebody may pass on, as a file or pasted: the clients of the private list are not in it.

    `hid` tells, after the last text, whether any was there. While the private store is locked nobody is known.
    """

    def __init__(self, folder: Path, language: str) -> None:
        try:
            self._names = PrivateNames(Vault(folder).names())
        except KnownError:
            self._names = PrivateNames(())
        self._instead = _CLIENT.say(language)
        self.hid = False

    def text(self, text: str) -> str:
        """Return a text, or the path of a file, with the sign in the place of every word of a client's name."""
        for hit in reversed(self._names.find(TextPart("text", text))):
            text = f"{text[: hit.start]}{self._instead}{text[hit.end :]}"
            self.hid = True
        return text

    def plain(self, value: object) -> object:
        """Return what will become JSON in the same way."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key: self.plain(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.plain(inner) for inner in value]
        return value
