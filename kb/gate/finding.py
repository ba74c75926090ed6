"""What the gate has to say: findings with their place, reason, rule and repairs, all of it data for a window to show."""

from typing import Final, Literal

import msgspec

from kb.base.words import Words

Group = Literal["must", "look"]
RepairKind = Literal["replace", "band", "widen", "remove", "public", "group", "answer", "strip", "rename", "explain"]

GROUPS: Final[dict[Group, Words]] = {
    "must": Words("Harus diselesaikan", "Must be solved"),
    "look": Words("Mohon dilihat", "Please look"),
}


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """One way to settle a finding: `old` becomes `new`, everywhere or at the finding's own place.

    Kinds that change no word ("public", "group", "answer", "explain") are remembered as decisions of the author. Where
    `asks` is true, the window first asks for the new words; `new` is then a proposal.
    """

    kind: RepairKind
    label: Words
    old: str = ""
    new: str = ""
    everywhere: bool = False
    asks: bool = False
    answer: str = ""  # for "answer" and "replace": the kind of answer in `kb.gate.decisions`


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to solve or to look at.

    `piece` names the part of the story ("text", "title", "front.lessons.0.event", "file:peta.jpg", "picture:...",
    "attachment:...", "comment:...", "history:..."); `start` and `end` count Python characters of that part; both are 0
    for what has no words, such as a missing consent. `row` is the rule's number in the list of checks (1 to 16), `rule`
    the law or practice that it rests on: named, never interpreted.
    """

    row: int
    kind: str
    group: Group
    piece: str
    start: int = 0
    end: int = 0
    words: str = ""
    reason: Words
    rule: str
    repairs: tuple[Repair, ...] = ()
    record: str = ""  # the id of the consent record that speaks of it
    explained: str = ""  # why the author keeps it; only for what may be kept

    @property
    def key(self) -> str:
        """What stays the same when the finding moves to another place: two with one key are one for the author."""
        return f"{self.row}/{self.kind}/{self.words.casefold()}"


class TextPart(msgspec.Struct, frozen=True):
    """A named stretch of text that leaves the desk with the story."""

    name: str
    text: str
    coded: bool = False  # codes, dates, links: only searched

    @property
    def is_prose(self) -> bool:
        """Sentences by the author, in which people can be described; file names and the like are only searched."""
        return not self.coded and (
            self.name in {"text", "title", "summary"}
            or self.name.startswith(("front.", "comment:", "attachment:", "history:"))
        )
