"""The gate itself: all rules over one draft, in the order in which a person should meet their findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from kb.gate.decisions import Answer
from kb.gate.finding import Finding
from kb.gate.names.inventory import NameEntry
from kb.gate.names.known_names import KnownNames
from kb.gate.names.private_names import PrivateNames
from kb.gate.outgoing_story import OutgoingStory
from kb.gate.rules import rules_consent, rules_names, rules_people, rules_pictures, rules_places, rules_wording
from kb.gate.scene import Scene
from kb.layout.organisation import Organisation, Person
from kb.vocabulary.regions import Regions
from kb.vocabulary.vocabulary import Vocabulary

Moment = Literal["writing", "submit", "leave"]
ROWS: Final = tuple(range(1, 17))
# Whose signature is missing is no question before somebody has been asked to read.
_NOT_BEFORE: Final[Mapping[Moment, frozenset[int]]] = MappingProxyType(
    {"writing": frozenset({5, 7}), "submit": frozenset({7}), "leave": frozenset()}
)


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the gate saw: findings, and the names with their answers."""

    all: tuple[Finding, ...]
    names: tuple[NameEntry, ...]

    @property
    def must(self) -> tuple[Finding, ...]:
        """What has to be solved before the story may leave."""
        return tuple(finding for finding in self.all if finding.group == "must")

    @property
    def look(self) -> tuple[Finding, ...]:
        """What a person should look at and has not explained yet."""
        return tuple(finding for finding in self.all if finding.group == "look" and not finding.explained)

    @property
    def open(self) -> tuple[Finding, ...]:
        """Return what is still to be solved or looked at, the former first."""
        return (*self.must, *self.look)

    @property
    def blocked(self) -> bool:
        """Whether the story may not leave yet: something must be solved, or a warning has no reason written down."""
        return bool(self.open)


class Gate:
    """Made once for a library; `check` may be called at every pause in typing.

    `private` are real names of clients from the desk (with their pseudonyms, where given as a mapping), `answered` folded names of whom the author said elsewhere who they are, `common` further everyday words (such as a list of roots) that
    keep the beginnings of sentences out of the inventory. `off` switches rows off: only tests and benches do that.
    """

    def __init__(  # noqa: PLR0913  what a library knows, each by its name
        self,
        vocabulary: Vocabulary,
        regions: Regions,
        organisations: Iterable[Organisation] = (),
        people: Iterable[Person] = (),
        *,
        private: Iterable[str] | Mapping[str, str] = (),
        answered: Mapping[str, Answer] = MappingProxyType({}),
        common: frozenset[str] = frozenset(),
        off: Iterable[int] = (),
    ) -> None:
        self._vocabulary = vocabulary
        self._known = KnownNames(vocabulary, regions, organisations, people, answered)
        self._private = PrivateNames(private)
        self._common = common
        self._off = frozenset(off)

    @cached_property
    def _discouraged(self) -> rules_wording.Discouragement:
        return rules_wording.discouraged(self._vocabulary)

    def scene(self, draft: OutgoingStory) -> Scene:
        """Return the draft as the rules see it."""
        return Scene(draft, self._known, self._common, self._private, self._vocabulary)

    def check(self, draft: OutgoingStory, moment: Moment = "leave") -> Findings:
        """Return what must be solved and what should be looked at; the draft is not changed."""
        scene = self.scene(draft)
        skipped = self._off | _NOT_BEFORE[moment]
        found = [
            self._explained(finding, draft)
            for rule in self._rules()
            for finding in rule(scene)
            if finding.row not in skipped
        ]
        order = {part.name: number for number, part in enumerate(scene.parts)}
        found.sort(key=lambda one: (one.group != "must", order.get(one.piece, len(order)), one.start, one.row))
        return Findings(all=tuple(dict.fromkeys(found)), names=scene.entries)

    def floor(self, draft: OutgoingStory) -> Findings:
        """Return only what no text may ever hold: identifiers, what pictures say of themselves, names of the private list.

        No question, no consent, no wording; many times quicker than `check`.
        """
        scene = self.scene(draft)
        rules = (rules_names.row_1, rules_pictures.row_1_pictures, rules_names.private_names)
        return Findings(all=tuple(dict.fromkeys(finding for rule in rules for finding in rule(scene))), names=())

    def _rules(self) -> Iterator[Callable[[Scene], Iterator[Finding]]]:
        yield rules_names.row_1
        yield rules_pictures.row_1_pictures
        yield rules_names.row_2
        yield rules_people.row_3
        yield rules_people.row_4
        yield rules_consent.row_5
        yield rules_consent.row_6
        yield rules_consent.restricted
        yield lambda scene: rules_consent.row_7(scene, self._vocabulary)
        yield rules_people.row_8
        yield rules_places.row_9
        yield rules_people.row_10
        yield rules_names.row_11
        yield lambda scene: rules_wording.row_12(scene, self._discouraged)
        yield rules_places.row_13
        yield rules_pictures.row_14
        yield rules_people.row_15
        yield rules_wording.row_16

    def _explained(self, finding: Finding, draft: OutgoingStory) -> Finding:
        reason = draft.decisions.reasons.get(finding.key, "") if finding.group == "look" else ""
        return msgspec.structs.replace(finding, explained=reason) if reason else finding
