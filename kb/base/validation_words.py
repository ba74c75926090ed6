"""What a validator expected of a value, in words for people: msgspec says it in English and in types."""

import re
from typing import Final

from kb.base.words import Words

_AT: Final = re.compile(r"\s+-\s+at\s.*$", re.DOTALL)
_KINDS: Final = {
    "str": Words("teks", "a text"),
    "int": Words("bilangan", "a whole number"),
    "float": Words("bilangan", "a number"),
    "bool": Words("ya atau tidak", "yes or no"),
    "array": Words("daftar", "a list"),
    "object": Words("isian bertingkat", "fields below it"),
    "null": Words("kosong", "nothing"),
}
_SHAPES: Final = {  # the beginning of a pattern -> what has that shape
    "^[a-z]{3}": Words("kode istilah seperti “isu.anak-jalanan”", "the code of a term such as “isu.anak-jalanan”"),
    "^[a-z0-9][a-z0-9-]*": Words("huruf kecil, angka, dan tanda hubung", "small letters, figures and hyphens"),
    "^[a-z]{2,3}": Words("kode bahasa seperti “id”", "the code of a language such as “id”"),
}
_OTHER: Final = Words("isinya tidak seperti yang diharapkan", "it is not what was expected")


def expected(error: str) -> Words:
    """Return what a msgspec error says, as the end of a sentence in both languages; never the value itself."""
    said = _AT.sub("", error)
    for pattern, words in _SENTENCES:
        if found := pattern.match(said):
            return words(found)
    return _OTHER


def _kind(name: str) -> Words:
    return _KINDS.get(name.split(" | ", maxsplit=1)[0].strip("` "), _OTHER)


def _of_kind(found: re.Match[str]) -> Words:
    kind = _kind(found[1])
    return _OTHER if kind is _OTHER else Words(f"diharapkan {kind.id}", f"{kind.en} was expected")


def _of_shape(found: re.Match[str]) -> Words:
    for beginning, words in _SHAPES.items():
        if found[1].replace("\\\\", "\\").startswith(beginning):
            return Words(f"diharapkan {words.id}", f"{words.en} was expected")
    return Words("bentuknya tidak seperti yang diharapkan", "it has not the expected shape")


def _of_length(found: re.Match[str]) -> Words:
    kind, sign, number = found[1], found[2], int(found[3])
    if sign == ">=" and number == 1:
        return Words("tidak boleh kosong", "it must not be empty")
    unit = Words("huruf", "letters") if kind == "str" else Words("isian", "entries")
    most = sign == "<="
    return Words(
        f"{'paling banyak' if most else 'paling sedikit'} {number} {unit.id}",
        f"at {'most' if most else 'least'} {number} {unit.en}",
    )


_SENTENCES: Final = (
    (re.compile(r"Expected `str` matching regex '(.*)'$", re.DOTALL), _of_shape),
    (re.compile(r"Expected `(str|array|object)` of length (<=|>=) (\d+)"), _of_length),
    (
        re.compile(r"Expected `(?:int|float)` (<=|>=) (-?[\d.]+)"),
        lambda found: Words(
            f"paling {'besar' if found[1] == '<=' else 'kecil'} {found[2]}",
            f"at {'most' if found[1] == '<=' else 'least'} {found[2]}",
        ),
    ),
    (
        re.compile(r"Invalid enum value"),
        lambda _: Words("nilai ini bukan salah satu yang dikenal", "this is none of the known values"),
    ),
    (
        re.compile(r"Object missing required field `([^`]{1,60})`"),
        lambda found: Words(f"isian “{found[1]}” belum ada", f"the field “{found[1]}” is missing"),
    ),
    (re.compile(r"Expected `([^`]+)`"), _of_kind),
)
