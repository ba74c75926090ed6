"""Notes that leave a library and notes that come in: as text to read and print, as a table, and as W3C annotations.

    sheets = gather(catalogue, notes, NoteFilter(kinds=("lesson",)))
    text = to_markdown(sheets, "id")                  # also to_csv, to_html, to_jsonld
    parcel = pack(sheets, "md", "id")                 # the same for a window, with all texts for the gate
    plan = plan_import(file.read_bytes(), catalogue)  # W3C annotations and collections, or an export of Hypothesis
    plan.summary, plan.problems                       # what would come, what is known already, what fits no story
    plan = plan_import(raw, catalogue, into="anak-jalanan")   # what fits no story goes to this one
    done = notes.apply_all(plan.edits, author)

Private notes leave only when somebody asks for them. What leaves names people as they named themselves; an address is
only in it when its owner wrote it into the note, and the mark by which the program knows a person's own notes (a digest
of the address) stays at home.
"""

from kb.exchange.import_plan import IMPORTED, Plan, plan_import
from kb.exchange.jsonld import to_jsonld
from kb.exchange.note_collection import Sheet, gather
from kb.exchange.note_html import to_html
from kb.exchange.note_sheets import to_csv, to_markdown
from kb.exchange.parcel import FORMS, Form, Parcel, pack

__all__ = [
    "FORMS",
    "IMPORTED",
    "Form",
    "Parcel",
    "Plan",
    "Sheet",
    "gather",
    "pack",
    "plan_import",
    "to_csv",
    "to_html",
    "to_jsonld",
    "to_markdown",
]
