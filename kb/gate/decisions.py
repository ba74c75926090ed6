"""What an author has said about a draft: who each name is, what is public, why something stays.

Decisions can hold names of clients. They live with the draft on the desk and never go into a library.
"""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from kb.base.folding import fold
from kb.base.words import Words

AnswerKind = Literal["client", "pseudonym", "colleague", "public", "author", "organisation", "place", "other"]

_EVERYWHERE: Final = frozenset({"organisation", "place"})
ANSWERS: Final[dict[AnswerKind, Words]] = {
    "client": Words("klien atau keluarganya", "a client or their family"),
    "pseudonym": Words("nama samaran, bukan nama sebenarnya", "a pseudonym, not the real name"),
    "colleague": Words("rekan kerja", "a colleague"),
    "public": Words("tokoh publik", "a public person"),
    "author": Words("penulis cerita", "the author of the story"),
    "organisation": Words("lembaga", "an organisation"),
    "place": Words("tempat", "a place"),
    "other": Words("bukan nama orang, lembaga, atau tempat", "no name of a person, organisation or place"),
}


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Who a name is; `pseudonym` stands for a client, `agreed` tells whether a colleague agreed to be named."""

    kind: AnswerKind
    pseudonym: str = ""
    agreed: bool = False


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """All answers so far; `names` by folded name, `public` holds folded words, `reasons` go by the key of a finding.

    `seen` are the digests of pictures in which the author has looked for what reveals somebody.
    """

    names: Mapping[str, Answer] = {}
    public: frozenset[str] = frozenset()
    reasons: Mapping[str, str] = {}
    seen: frozenset[str] = frozenset()
    group_story: bool = False  # the author declares: about a group or programme, no individual is described

    def for_other_drafts(self) -> Mapping[str, Answer]:
        """Return the answers that hold wherever the name stands: organisations, places, and people by their full names.

        A first name alone may be a colleague here and a client there.
        """
        return {
            name: answer
            for name, answer in self.names.items()
            if answer.kind in _EVERYWHERE
            or (" " in name and (answer.kind == "public" or (answer.kind == "colleague" and answer.agreed)))
        }

    def answer(self, name: str) -> Answer | None:
        """Return what the author answered about a name, in whatever case it is written; None where it was not asked."""
        return self.names.get(fold(name))

    def with_all_of(self, later: "Decisions") -> "Decisions":
        """Return what was said here and what was said later, which counts where both speak of the same."""
        return Decisions(
            names={**self.names, **later.names},
            public=self.public | later.public,
            reasons={**self.reasons, **later.reasons},
            seen=self.seen | later.seen,
            group_story=self.group_story or later.group_story,
        )

    def with_answer(self, name: str, answer: Answer) -> "Decisions":
        """Return these decisions with one more answer about a name."""
        return msgspec.structs.replace(self, names={**self.names, fold(name): answer})

    def with_public(self, words: str) -> "Decisions":
        """Remember that these words come from a public source."""
        return msgspec.structs.replace(self, public=self.public | {fold(words)})

    def with_reason(self, key: str, reason: str) -> "Decisions":
        """Remember why something that may be kept is kept."""
        return msgspec.structs.replace(self, reasons={**self.reasons, key: reason})
