"""Finding a name in all the ways it is written: "Siti Aminah", "SITI AMINAH", "siti-aminah.jpg"."""

import re
from collections.abc import Sequence
from functools import lru_cache


def name_pattern(forms: Sequence[str], *, anywhere: bool = False) -> re.Pattern[str]:
    """Return a pattern for a name; `anywhere` also finds it in small letters, as in the name of a file.

    A name of one word is often a word of its own ("Bunga"), so in prose it needs its capital; a name of two words does
    not. Longer forms come first, so that "Siti Aminah" is taken whole.
    """
    return _pattern(tuple(sorted(set(forms), key=lambda form: (-len(form), form))), anywhere)


@lru_cache(maxsize=512)
def _pattern(forms: tuple[str, ...], anywhere: bool) -> re.Pattern[str]:
    return re.compile("|".join(_alternative(form, anywhere) for form in forms) or r"(?!)")


def _alternative(form: str, anywhere: bool) -> str:
    words = [re.escape(word) for word in re.split(r"[\s_-]+", form.strip()) if word]
    if anywhere:
        return r"(?i:(?<![^\W\d_])" + r"[\W_]+".join(words) + r"(?![^\W\d_]))"
    if len(words) > 1:
        return r"(?i:(?<!\w)" + r"\s+".join(words) + r"(?!\w))"
    return r"(?<!\w)(?:" + "|".join(dict.fromkeys((words[0], words[0].upper()))) + r")(?!\w)"
