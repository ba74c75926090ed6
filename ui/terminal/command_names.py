"""The words that make `pustaka` answer in the terminal; apart, so that opening the window loads nothing else of it."""

from typing import Final

COMMANDS: Final = frozenset(
    {
        "search",
        "cari",
        "show",
        "baca",
        "check",
        "periksa",
        "rebuild",
        "susun",
        "stewards",
        "pengelola",
        "backup",
        "cadangkan",
        "restore",
        "pulihkan",
        "-h",
        "--help",
        "--bantuan",
        "--version",
    }
)
