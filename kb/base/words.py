"""A sentence for a person, in both languages of the program.

`kb` and `index` speak to people (problems, advice, labels) but know nothing of windows or translation catalogues, so
each sentence carries its two wordings side by side, where it is written and reviewed together.
"""

from typing import Literal

import msgspec

Language = Literal["id", "en"]


class Words(msgspec.Struct, frozen=True):
    """One sentence or label in Indonesian and in English."""

    id: str
    en: str

    def say(self, language: str) -> str:
        """Return the wording for `language`; anything but English gets Indonesian, the language of the house."""
        return self.en if language == "en" else self.id
