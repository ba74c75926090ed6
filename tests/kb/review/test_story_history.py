"""The history of a story in words, and an earlier version brought back without going round the second reader."""

import pytest

from kb.base.problems import KnownError
from kb.desk.draft_submit import submit
from kb.desk.withdrawal import withdraw
from kb.drafts.drafts import Drafts, draft_from
from kb.review.review import sign, submission
from kb.review.story_history import restore, story_history
from kb.vault.vault import Vault
from tests.kb.review.test_review import ANSWERS, BUDI, allow, library, submitted  # noqa: F401  `library` is a fixture
from tests.kb.shelf import SITI


def test_each_version_says_who_did_what(library):  # noqa: F811
    draft, path = submitted(library, body="Awal.\n\nKami datang.\n")
    sign(library, submission(library, path), BUDI, ANSWERS)
    drafts = Drafts()
    again = draft.with_body("Awal.\n\nKami datang lagi.\n").with_fields({"summary": "Baru."})
    submit(drafts, drafts.save(again), library, SITI, check=allow)
    told = story_history(library.folder, "kader-menyapa-lansia")
    newest, signed = told.entries
    assert (newest.number, newest.added, newest.removed, [one.en for one in newest.fields]) == (2, 1, 1, ["Summary"])
    assert (newest.waits, newest.published, newest.version.author.name) == (True, 0, SITI.name)
    assert (signed.signed_by, signed.published, signed.added) == (BUDI.name, 1, 2)
    assert signed.version.author.name == SITI.name, "whoever wrote the words, not whoever signed them"
    assert [(one.text, one.first) for one in told.origins] == [("Awal.", 0), ("Kami datang lagi.", 0)]
    assert [one.last for one in told.origins] == [0, 1]


def test_a_restored_version_waits_on_the_desk(library):  # noqa: F811
    draft, path = submitted(library, body="Pertama.\n")
    sign(library, submission(library, path), BUDI, ANSWERS)
    drafts = Drafts()
    submit(
        drafts, drafts.save(draft.with_body("Kedua.\n").with_fields({"summary": "Baru."})), library, SITI, check=allow
    )
    sign(library, submission(library, path), BUDI, ANSWERS)
    before = library.read_path(path).raw
    oldest = story_history(library.folder, "kader-menyapa-lansia").entries[-1]
    back = restore(drafts, library, "kader-menyapa-lansia", oldest.version.file)
    assert (back.body, "summary" in back.fields()) == ("Pertama.\n", False)
    assert library.read_path(path).raw == before
    assert {"before-restore", "restored"} & {state.reason for state in drafts.states(back.id).all()}
    submit(drafts, back, library, SITI, check=allow)
    assert submission(library, path).file.body.strip() == "Pertama."
    assert draft_from(drafts, library, "kader-menyapa-lansia").id == back.id


def test_a_withdrawn_story_has_no_history_to_read(library):  # noqa: F811
    _, path = submitted(library)
    sign(library, submission(library, path), BUDI, ANSWERS)
    withdraw(library, "kader-menyapa-lansia", SITI, Vault(library.folder))
    with pytest.raises(KnownError) as told:
        story_history(library.folder, "kader-menyapa-lansia")
    assert told.value.code == "withdrawn"
