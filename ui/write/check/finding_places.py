"""Where in the writing page a finding of the gate is."""

import re

from kb.gate import Finding
from ui.write.draft_place import DraftPlace


def place_of(finding: Finding, body: str) -> DraftPlace | None:
    """Return the place to go to, or None for what stands nowhere in the draft, such as a signature that is missing."""
    kind, colon, rest = finding.piece.partition(":")
    if finding.piece == "text":
        return DraftPlace("body", start=finding.start, end=finding.end)
    if colon and kind in {"file", "picture"}:
        shown = re.search(re.escape(rest), body)
        return DraftPlace("body", start=shown.start(), end=shown.end()) if shown else None
    if kind == "consent":
        return DraftPlace("field", field="consent")
    if finding.piece in {"title", "summary"}:
        return DraftPlace("field", field=finding.piece, start=finding.start, end=finding.end)
    if finding.piece.startswith("front."):
        steps = finding.piece.removeprefix("front.").split(".")
        item = int(steps[1]) if len(steps) > 1 and steps[1].isdecimal() else -1
        return DraftPlace("field", field=steps[0], start=finding.start, end=finding.end, item=item)
    return None
