"""What the files of a library say, read in the plainest way: the numbers that the window must agree with.

Nothing of the program is used here, not its parser, not its periods, not its words: two ways to one number.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ruamel.yaml import YAML

FACETS = ("region", "issue", "method", "stage", "setting", "evidence", "kind", "language")


@dataclass
class Told:
    """One story as its file tells it, everything rolled up."""

    id: str
    title: str
    values: dict[str, set[str]] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    text: str = ""


def read(file: Path) -> dict:
    return YAML(typ="safe").load(file.read_text("utf-8"))


class Shelf:
    """The stories of a library and the words they use."""

    def __init__(self, library: Path) -> None:
        self._above: dict[str, str | None] = {}
        self._stages: dict[str, str] = {}
        for file in sorted((library / "vocabulary").glob("*.yaml")):
            for concept in read(file)["concepts"]:
                self._above[concept["id"]] = concept.get("broader")
                if file.stem == "stage":
                    self._stages[concept["label"]["id"].casefold()] = concept["id"]
        self.stories = {told.id: told for told in map(self._told, sorted((library / "stories").rglob("story.md")))}

    def counts(self, ids: Iterable[str], facet: str) -> Counter[str]:
        """How many of some stories have each value of a facet."""
        return Counter(value for story in ids for value in self.stories[story].values.get(facet, ()))

    def with_value(self, ids: Iterable[str], facet: str, value: str) -> set[str]:
        return {story for story in ids if value in self.stories[story].values[facet]}

    def years(self, ids: Iterable[str]) -> Counter[int]:
        return Counter(year for story in ids for year in self.stories[story].years)

    def _told(self, file: Path) -> Told:
        _, head, body = re.split(r"^---\n", file.read_text("utf-8"), maxsplit=2, flags=re.M)
        fields: Mapping = YAML(typ="safe").load(head)
        places = {place["code"] for place in fields.get("regions", ())}
        told = Told(fields["id"], fields["title"], text=body)
        told.values = {
            "region": places | {code[:2] for code in places},
            "issue": self._up(fields.get("issues", ())),
            "method": self._up(fields.get("methods", ())),
            "setting": self._up(fields.get("settings", ())),
            "stage": self._up(self._told_stages(body)),
            "evidence": {claim.get("evidence", "bkt.pengakuan") for claim in fields.get("claims", ())},
            "kind": {fields["kind"]},
            "language": {fields["language"]},
        }
        told.years = _years(fields.get("period", ""))
        return told

    def _told_stages(self, body: str) -> Iterable[str]:
        for part in re.split(r"^## ", body, flags=re.M)[1:]:
            title, _, text = part.partition("\n")
            stage = self._stages.get(title.strip().casefold())
            if stage and text.strip().strip("*.").casefold() != "tidak diceritakan":
                yield stage

    def _up(self, concepts: Iterable[str]) -> set[str]:
        found = set()
        for concept in concepts:
            above: str | None = concept
            while above:
                found.add(above)
                above = self._above[above]
        return found


def _years(period: str) -> set[int]:
    if not period:
        return set()
    first, _, last = period.partition("/")
    ends = [int(one[:4]) if one[:4].isdecimal() else None for one in (first, last or first)]
    start, stop = ends
    if stop is None:
        stop = date.today().year
    return set(range(stop if start is None else start, stop + 1))
