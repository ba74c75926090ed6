"""What is said of a question that cannot be understood: what is wrong, and what to type instead."""

from index.values.request_results import QueryProblem
from kb.base.words import Words


def unclosed_quote(start: int, end: int) -> QueryProblem:
    """A quotation mark that opens and never closes."""
    return QueryProblem(
        start,
        end,
        Words("Tanda kutip ini belum ditutup.", "This quotation mark is not closed."),
        Words(
            'Tambahkan " di akhir frasa, atau hapus yang di depan.',
            'Add a " at the end of the phrase, or remove the first one.',
        ),
    )


def empty_value(start: int, end: int, name: str) -> QueryProblem:
    """A field name with nothing behind it."""
    return QueryProblem(
        start,
        end,
        Words(f"Belum ada isi setelah “{name}:”.", f"There is nothing after “{name}:”."),
        Words(
            "Tulis isinya langsung setelah titik dua, tanpa spasi; pakai tanda kutip bila lebih dari satu kata.",
            "Write the value right after the colon, without a space; use quotation marks for several words.",
        ),
    )


def unknown_value(start: int, end: int, name: str, value: str, nearest: Words | None) -> QueryProblem:
    """A value that no concept, region, kind or language goes by."""
    if nearest:
        advice = Words(f"Maksud Anda “{nearest.id}”?", f"Did you mean “{nearest.en}”?")
    else:
        advice = Words(
            f"Pilih dari daftar di samping, atau hapus “{name}:” untuk mencarinya sebagai kata biasa.",
            f"Choose from the list at the side, or remove “{name}:” to look for it as plain words.",
        )
    return QueryProblem(
        start,
        end,
        Words(f"“{value}” tidak dikenal untuk “{name}:”.", f"“{value}” is not known for “{name}:”."),
        advice,
    )


def years_reversed(start: int, end: int, first: int, last: int) -> QueryProblem:
    """A range of years that ends before it begins."""
    return QueryProblem(
        start,
        end,
        Words("Rentang tahun ini terbalik.", "This range of years runs backwards."),
        Words(f"Tulis tahun:{last}..{first}.", f"Write year:{last}..{first}."),
    )


def not_years(start: int, end: int, value: str) -> QueryProblem:
    """Something behind tahun: that is no year."""
    return QueryProblem(
        start,
        end,
        Words(f"“{value}” bukan tahun.", f"“{value}” is not a year."),
        Words("Tulis misalnya tahun:1998 atau tahun:1995..2005.", "Write for example year:1998 or year:1995..2005."),
    )


def lone_or(start: int, end: int, word: str) -> QueryProblem:
    """An OR that misses a neighbour."""
    return QueryProblem(
        start,
        end,
        Words(f"“{word}” harus berdiri di antara dua kata.", f"“{word}” must stand between two words."),
        Words(
            "Tulis misalnya: trafiking OR perdagangan. Pakai huruf kecil bila maksudnya kata biasa.",
            "Write for example: trafficking OR trade. Use small letters if you mean the word itself.",
        ),
    )


def too_wide(start: int, end: int) -> QueryProblem:
    """A word with gaps and next to no letters."""
    return QueryProblem(
        start,
        end,
        Words("Pola ini cocok dengan hampir semua kata.", "This pattern fits nearly every word."),
        Words(
            "Tulis paling sedikit dua huruf, misalnya pend?mping*.", "Write two letters at least, such as pend?mping*."
        ),
    )


def fuzzy_too_wide(start: int, end: int) -> QueryProblem:
    """A ~ behind so short a word, or with so large a number, that anything would be like it."""
    return QueryProblem(
        start,
        end,
        Words("Terlalu banyak kata yang mirip dengan ini.", "Too many words are like this one."),
        Words(
            "Pakai ~ untuk kata dengan empat huruf atau lebih, ~2 untuk enam huruf atau lebih; lebih dari 2 tidak bisa.",
            "Use ~ with words of four letters or more, ~2 with six or more; more than 2 is not possible.",
        ),
    )


def not_near(start: int, end: int) -> QueryProblem:
    """A distance between words that is none."""
    return QueryProblem(
        start,
        end,
        Words("Jarak antarkata ini tidak bisa dipakai.", "This distance between words cannot be used."),
        Words(
            'Tulis angka dari 1 sampai 50, misalnya "panti anak"~5.',
            'Write a number from 1 to 50, such as "panti anak"~5.',
        ),
    )


def lone_minus(start: int, end: int) -> QueryProblem:
    """A minus sign with no word behind it."""
    return QueryProblem(
        start,
        end,
        Words("Tanda minus ini tidak diikuti kata.", "There is no word after this minus sign."),
        Words(
            "Tulis kata yang tidak diinginkan langsung setelahnya: -panti. Atau hapus tanda minusnya.",
            "Write the unwanted word right after it: -shelter. Or remove the minus sign.",
        ),
    )
