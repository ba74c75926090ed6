"""Handing a story in, from the desk's side: checked as it would be written, with its consents following it into the library."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from kb.base.words import Words
from kb.desk.draft_submit import Submitted, submit
from kb.drafts.drafts import Drafts
from kb.gate.decisions import Decisions
from kb.library.gatekeeper import Gatekeeper
from kb.library.library import Library
from kb.library.outgoing_draft import consents_of, must_pass
from kb.story.author import Author
from kb.story.consent import ConsentRecord
from kb.story.draft import Draft
from kb.story.story import Consent
from kb.story.story_file import StoryFile
from kb.vault.vault import Vault

CHANGED: Final = Words("Nama dan sebagian rincian diubah.", "Names and some details have been changed.")
"""What a reader is told of a story in which people go by other names."""


def hand_in(  # noqa: PLR0913  who hands what to whom
    drafts: Drafts, draft: Draft, folder: Path, author: Author, decisions: Decisions, *, note: str = ""
) -> Submitted:
    """Submit a draft to the library in `folder`; raises StoppedError when the gate does not let it pass, or KnownError.

    Killed at any moment nothing is lost: made again, it goes on where it stopped.
    """
    library, vault = Library.open(folder), Vault(folder)
    gate = Gatekeeper(folder).gate(vault)

    def check(file: StoryFile, pictures: Mapping[str, bytes]) -> None:
        must_pass(gate, file, decisions, pictures=pictures, consents=consents_of(vault, draft))

    try:
        done = submit(drafts, draft, library, author, check=check, note=note, decisions=decisions)
    finally:
        library.close()
    for record in consents_of(vault, draft):
        if record.story != done.story:
            vault.keep_consent(msgspec.structs.replace(record, story=done.story))
    return done


def told_beside(draft: Draft, decisions: Decisions, consents: tuple[ConsentRecord, ...]) -> dict[str, object]:
    """Return the fields that say to readers what the desk knows: on what ground they may read, and that names were changed."""
    fields: dict[str, object] = {}
    known = draft.fields()
    clients = any(answer.kind in {"client", "pseudonym"} for answer in decisions.names.values())
    ground = known.get("consent")
    declared = isinstance(ground, Consent) and ground.basis == "programme"
    if consents and (ground is None or (declared and clients)):
        dates = sorted(record.on for record in consents if record.on)
        reviews = sorted(record.review for record in consents if record.review)
        fields["consent"] = {
            "basis": "consent",
            "audience": ground.audience if isinstance(ground, Consent) else "public",
            **({"note": ground.note} if isinstance(ground, Consent) and ground.note else {}),
            **({"date": dates[-1].isoformat()} if dates else {}),
            **({"review": reviews[0].isoformat()} if reviews else {}),
        }
    if clients:
        said = CHANGED.say(str(known.get("language", "id")))
        noted = str(known.get("editorial_note", ""))
        if said not in noted:
            fields["editorial_note"] = f"{noted} {said}".strip()
    return fields
