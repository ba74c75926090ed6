"""A draft of the desk as the gate sees it, and what a repair of the gate means for the draft.

The gate knows nothing of desks and files; here is the only place where both meet. What is kept where: the words in the
draft, answers and reasons in the vault, the declaration that no individual is described in the head of the story.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import msgspec

from kb.base.problems import KnownError
from kb.base.words import Words
from kb.gate.decisions import Decisions
from kb.gate.finding import Finding
from kb.gate.gate import Findings, Gate
from kb.gate.outgoing_story import Audience
from kb.gate.outgoing_story import OutgoingStory as Outgoing
from kb.story.consent import ConsentRecord
from kb.story.draft import Draft
from kb.story.story_file import StoryFile
from kb.vault.vault import Vault

_PROGRAMME: Final = "programme"
_SHOWN: Final = 3


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """What a repair changes, in the terms of the desk: fields and body of the draft, answers, pictures to be written."""

    fields: Mapping[str, object] = {}
    body: str | None = None
    decisions: Decisions | None = None
    pictures: Mapping[str, bytes] = {}

    @property
    def changes_words(self) -> bool:
        """Whether the story says something else afterwards."""
        return bool(self.fields) or self.body is not None


def digest(data: bytes) -> str:
    """Return what stays the same of a picture under any name."""
    return hashlib.sha256(data).hexdigest()


def consents_of(vault: Vault, draft: Draft) -> tuple[ConsentRecord, ...]:
    """Return the consent records of a draft: those made before it had an id in the library, and those of its story."""
    keys = {draft.id, draft.about.story} - {""}
    return tuple(record for record in vault.consents() if record.story in keys)


def outgoing(
    draft: Draft,
    decisions: Decisions,
    *,
    pictures: Mapping[str, bytes] | None = None,
    consents: Iterable[ConsentRecord] = (),
    today: date | None = None,
) -> Outgoing:
    """Return a draft as the gate looks at it, offsets counted in `draft.body`."""
    found = outgoing_file(draft.file, decisions, pictures=pictures, consents=consents, today=today)
    return msgspec.structs.replace(found, text=draft.body)


def outgoing_file(
    file: StoryFile,
    decisions: Decisions,
    *,
    pictures: Mapping[str, bytes] | None = None,
    consents: Iterable[ConsentRecord] = (),
    today: date | None = None,
) -> Outgoing:
    """Return exactly what would be written into a library, as the gate looks at it."""
    front = file.front.values
    shown = pictures or {}
    consent = front.get("consent")
    told = consent if isinstance(consent, Mapping) else {}
    audience: Audience = "circle" if told.get("audience") == "circle" else "public"
    declared = told.get("basis") == _PROGRAMME
    return Outgoing(
        text=file.body,
        front=front,
        files=tuple(shown),
        pictures=shown,
        decisions=msgspec.structs.replace(decisions, group_story=declared),
        consents=tuple(consents),
        audience=audience,
        today=today,
        pictures_seen=frozenset(name for name, data in shown.items() if digest(data) in decisions.seen),
    )


def mended(before: Outgoing, after: Outgoing, *, declared_by: str = "", today: date | None = None) -> Mended:
    """Return what a repair has changed; the declaration of a group story goes into the head, signed and dated."""
    fields: dict[str, object] = {
        key: after.front.get(key)
        for key in {**before.front, **after.front}
        if before.front.get(key) != after.front.get(key)
    }
    if after.decisions.group_story and not before.decisions.group_story:
        told = before.front.get("consent")
        fields["consent"] = {
            **(told if isinstance(told, Mapping) else {}),
            "basis": _PROGRAMME,
            "declared_by": declared_by,
            "date": (today or date.today()).isoformat(),
        }
    seen = {digest(after.pictures[name]) for name in after.pictures_seen if name in after.pictures}
    decisions = msgspec.structs.replace(
        after.decisions, seen=before.decisions.seen | seen, group_story=before.decisions.group_story
    )
    return Mended(
        fields=fields,
        body=after.text if after.text != before.text else None,
        decisions=decisions if decisions != before.decisions else None,
        pictures={name: data for name, data in after.pictures.items() if before.pictures.get(name) != data},
    )


_STORY: Final = Words("Cerita ini belum dapat diajukan.", "This story cannot be submitted yet.")


class StoppedError(KnownError):
    """The gate lets something not leave; `findings` say what stands in the way."""

    def __init__(self, findings: Findings, what: Words = _STORY) -> None:
        self.findings = findings
        super().__init__(
            what,
            _in_the_way(findings.open),
            code="gate",
        )


def must_pass(
    gate: Gate,
    file: StoryFile,
    decisions: Decisions,
    *,
    pictures: Mapping[str, bytes],
    consents: Iterable[ConsentRecord],
) -> None:
    """Raise StoppedError when what would be written may not leave the desk: the `check` of `kb.desk.draft_submit.submit`."""
    found = gate.check(outgoing_file(file, decisions, pictures=pictures, consents=consents), "submit")
    if found.blocked:
        raise StoppedError(found)


def _in_the_way(found: tuple[Finding, ...]) -> Words:
    first = [one.reason for one in found[:_SHOWN]]
    more = len(found) - len(first)
    return Words(
        " ".join(one.id for one in first) + (f" Dan {more} hal lain." if more else ""),
        " ".join(one.en for one in first) + (f" And {more} more." if more else ""),
    )
