"""One thing that a look at a whole library has found, in which group it belongs, and what the program can do about it."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from kb.base.problems import Problem
from kb.base.words import Words

Group = Literal[
    "files",
    "ids",
    "links",
    "vocabulary",
    "anchors",
    "consent",
    "reviews",
    "media",
    "history",
    "index",
    "desk",
    "rights",
]
GROUPS: Final[Mapping[Group, Words]] = MappingProxyType(
    {
        "files": Words("Berkas pustaka", "Files of the library"),
        "ids": Words("Nama dan tempat cerita", "Names and places of stories"),
        "links": Words("Rujukan antarcerita", "References"),
        "vocabulary": Words("Istilah dan kode", "Terms and codes"),
        "anchors": Words("Tempat catatan", "Places of notes"),
        "consent": Words("Persetujuan", "Consent"),
        "reviews": Words("Tinjauan dan tanda tangan", "Reviews and signatures"),
        "media": Words("Gambar", "Pictures"),
        "history": Words("Riwayat", "History"),
        "index": Words("Daftar pencarian", "Search"),
        "desk": Words("Meja kerja", "Your desk"),
        "rights": Words("Siapa yang boleh melihat", "Who may look"),
    }
)
MOST: Final = 300
"""Findings of one group that a report holds."""
Repair = Literal["", "take-away", "clean-picture", "move-story", "close-rights", "rebuild"]
REPAIRS: Final[Mapping[Repair, Words]] = MappingProxyType(
    {
        "take-away": Words("Singkirkan", "Take it away"),
        "clean-picture": Words("Bersihkan gambar", "Clean the picture"),
        "move-story": Words("Pindahkan ke tempatnya", "Move it to its place"),
        "close-rights": Words("Tutup bagi orang lain", "Close it to others"),
        "rebuild": Words("Susun ulang", "Prepare it anew"),
    }
)
_CODES: Final[Mapping[Group, str]] = MappingProxyType(
    {
        "ids": "same-id id-differs other-shelf no-id nameless no-name stray-file odd-name note-double",
        "links": "unknown-story unknown-organisation unknown-person note-elsewhere",
        "vocabulary": "unknown-concept unknown-region unknown-broader circle repeated-concept bad-concept"
        " no-concepts no-scheme no-vocabulary",
        "consent": "withdrawn-returned",
        "reviews": "changed-after-signing signature-not-genuine pictures-changed-after-signing",
        "media": "no-picture",
        "index": "catalogue-broken catalogue-newer catalogue-rebuilt cache-of-another no-catalogue",
    }
)


class HealthFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the page: a problem, its group, and what can be done at once.

    `repair` is empty where only a person can help; `story` and `draft` are the ids of what can be opened; `target` is
    where something would go.
    """

    group: Group
    problem: Problem
    repair: Repair = ""
    story: str = ""
    draft: str = ""
    target: str = ""


class HealthReport(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was found; `complete` is false where somebody stopped the look, `looked` are the groups done.

    Of a group with more findings than anybody reads the first `MOST` stand here, the serious before the others; `counts`
    says how many there are.
    """

    title: str
    stories: int
    findings: tuple[HealthFinding, ...]
    looked: tuple[Group, ...]
    counts: dict[Group, int] = {}
    complete: bool = True

    @property
    def ok(self) -> bool:
        """Return whether everything was looked at and nothing serious was found."""
        return self.complete and not any(finding.problem.serious for finding in self.findings)

    @property
    def count(self) -> int:
        """How many things were found in all groups."""
        return sum(self.counts.values())

    def of(self, group: Group) -> tuple[HealthFinding, ...]:
        """Return what was found in one group, the serious first."""
        return tuple(finding for finding in self.findings if finding.group == group)

    def without(self, finding: HealthFinding) -> "HealthReport":
        """Return the report as it is once something was put right."""
        return msgspec.structs.replace(
            self,
            findings=tuple(one for one in self.findings if one is not finding),
            counts={**self.counts, finding.group: self.counts.get(finding.group, 1) - 1},
        )


def group_of(problem: Problem) -> Group:
    """Return the group of a problem that another check has found; what is not known elsewhere speaks of a file."""
    if problem.code.startswith("history"):
        return "history"
    return next((group for group, codes in _CODES.items() if problem.code in codes.split()), "files")


def sorted_out(findings: Iterable[HealthFinding]) -> tuple[tuple[HealthFinding, ...], dict[Group, int]]:
    """Return findings by group, the serious first and each once, up to `MOST` of a group; and how many each has."""
    shown: list[HealthFinding] = []
    counts: dict[Group, int] = {}
    known = _once(findings)
    for group in GROUPS:
        found = [finding for finding in known if finding.group == group]
        found.sort(key=lambda finding: (not finding.problem.serious, finding.problem.path, finding.problem.line or 0))
        counts[group] = len(found)
        shown += found[:MOST]
    return tuple(shown), counts


def _once(findings: Iterable[HealthFinding]) -> Sequence[HealthFinding]:
    """Return findings without those that two looks have found alike."""
    return list(
        {(one.problem.code, one.problem.path, one.problem.line, one.problem.what): one for one in findings}.values()
    )
