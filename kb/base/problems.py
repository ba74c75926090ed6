"""What is wrong with a file or a wish, said so that a social worker knows what to do next."""

import msgspec

from kb.base.words import Words


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in a library that a person should put right; the file it speaks of stays untouched.

    `path` is relative to the library with forward slashes, empty for the library as a whole; `line` counts from 1.
    `code` is stable and meant for programs and tests; `what` and `remedy` are meant for people. A problem that is not
    `serious` is a warning: the story is shown in full all the same.
    """

    code: str
    path: str
    what: Words
    remedy: Words
    line: int | None = None
    serious: bool = True
    field: str = ""  # "claims.2.value" (items from 1), where one field is meant


class KnownError(Exception):
    """Something went wrong that a person can understand and often mend: a full disk, a missing folder, a bad file.

    Everything else that is raised is a mistake of ours and must not be dressed up as the person's.
    """

    def __init__(self, what: Words, remedy: Words, *, code: str = "known") -> None:
        super().__init__(f"{what.en} {remedy.en}")
        self.what = what
        self.remedy = remedy
        self.code = code

    def problem(self, path: str = "") -> Problem:
        """Return the same news as a row for the list of things to repair."""
        return Problem(code=self.code, path=path, what=self.what, remedy=self.remedy)
