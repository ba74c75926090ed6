"""Words that join others and ask: they stand in every text and tell no two stories apart.

A question need not find them ("shelter for the children" asks for shelter and children), unless it consists of nothing
else or quotes them.
"""

from typing import Final

_JOINING: Final = (
    "di ke dari dan yang untuk pada dengan dalam oleh atau itu ini para bagi sebagai tentang serta adalah ialah secara"
    " antara terhadap agar supaya bahwa karena"
)
_ASKING: Final = (
    "apa apakah siapa siapakah kapan kapankah mana manakah dimana dimanakah bagaimana bagaimanakah mengapa kenapa berapa"
    " berapakah kemana kemanakah darimana darimanakah"
)
_ASKING_ENGLISH: Final = "what who whom whose when where why how which"
_ENGLISH: Final = (
    "the a an of in on at to for and or with by from is are was were be as that this these those into about"
)
ASKING_WORDS: Final = frozenset(f"{_ASKING} {_ASKING_ENGLISH}".split())
SMALL_WORDS: Final = ASKING_WORDS.union(_JOINING.split(), _ENGLISH.split())
