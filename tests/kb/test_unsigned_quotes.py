"""A note made on words that nobody has signed yet carries none of them into the library when review took them out."""

from pathlib import Path

import msgspec
import pytest

from kb import note_edit
from kb.annotation import Annotation, new_id, quote_of
from kb.author import Author
from kb.draft_submit import submit
from kb.drafts import Drafts
from kb.gate import Answer, Decisions
from kb.identity.store import new_key
from kb.library import Library
from kb.notes import Notes
from kb.review import send_back, sign, submission
from kb.review_questions import unanswered
from tests.kb.shelf import new_library
from tests.kb.test_library_door import ANSWERS, allow, everything

RATNA, BUDI = Author("Ratna", key=new_key()), Author("Budi", key=new_key())
BODY = "Kami datang ke rumah Yopi di kampung itu.\n\nLalu kami pulang dan menulis laporan.\n"


@pytest.mark.parametrize("quoted", ["rumah Yopi", "Lalu kami pulang"])
def test_a_name_that_review_removed_stays_in_no_note(tmp_path: Path, quoted: str):
    made = new_library(tmp_path)
    (made.folder / "library.yaml").write_text(
        f"id: coba\ntitle: Coba\nstewards: [{{name: Ratna, key: '{RATNA.key}'}}, {{name: Budi, key: '{BUDI.key}'}}]\n"
    )
    library = Library.open(made.folder)
    drafts, told = Drafts(), Decisions().with_answer("Yopi", Answer(kind="public"))
    draft = drafts.new({"title": "Perjalanan"}, BODY)
    done = submit(drafts, draft, library, RATNA, check=allow, decisions=told)
    path = library.relative(library.path_of(done.story))
    body = library.read(done.story).body
    at = body.index(quoted)
    note = Annotation(
        id=new_id(),
        story=done.story,
        text="Apakah nama Yopi perlu di sini?",
        kind="question",
        quote=quote_of(body, at, at + len(quoted)),
    )
    notes = Notes(library, tmp_path / "meja")
    notes.apply(note_edit.add(note), BUDI)
    send_back(library, submission(library, path), BUDI, "Tolong samarkan orang ini.")
    changed = done.draft.file.with_body(done.draft.file.body.replace("Yopi", "seorang paman"))
    submit(drafts, msgspec.structs.replace(done.draft, file=changed), library, RATNA, check=allow, decisions=told)
    seen = submission(library, path)
    answers = ANSWERS
    assert not unanswered(seen.story.kind, answers)
    assert sign(library, seen, BUDI, answers).published
    (kept,) = notes.of(done.story).annotations
    assert kept.text == "Apakah nama … perlu di sini?"
    assert kept.quote.exact == quoted.replace("Yopi", "…")
    library.close()
    assert b"yopi" not in everything(library.folder)
