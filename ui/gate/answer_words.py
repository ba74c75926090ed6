"""Who a name can be, in a word for each, as it stands on a small button."""

from typing import Final

from kb.base.words import Words
from kb.gate.decisions import AnswerKind

SHORT: Final[dict[AnswerKind, Words]] = {
    "client": Words("klien", "client"),
    "colleague": Words("rekan", "colleague"),
    "public": Words("tokoh publik", "public person"),
    "organisation": Words("lembaga", "organisation"),
    "place": Words("tempat", "place"),
    "other": Words("bukan nama", "not a name"),
    "pseudonym": Words("nama samaran", "pseudonym"),
    "author": Words("penulis", "author"),
}
