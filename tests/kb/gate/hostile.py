"""Texts that are made to be slow: one piece said over and over, and how long each rule looks at them."""

import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Final

from kb.gate.finding import Finding
from kb.gate.gate import Gate
from kb.gate.identifiers.identifiers import identifiers
from kb.gate.outgoing_story import OutgoingStory
from kb.gate.rules import rules_people, rules_places, rules_wording
from kb.gate.scene import Scene
from kb.gate.traces.traces import traces, villages
from kb.gate.words.individuals import speaks_of_one
from kb.vocabulary.regions import Regions
from kb.vocabulary.subjects import subjects
from kb.vocabulary.vocabulary import Vocabulary

PIECES: Final = (
    *(
        "a",
        "A",
        "0",
        "1 ",
        "0 8 ",
        "0-",
        "8.1.",
        "12-",
        "1.000",
        "_",
        "-",
        "\n",
        "(",
        "V-",
        "I",
        "\u200b",
        "0\u200b",
        "٠",
    ),
    *("1/Pid.a", "0812 lalu ", "kilometer 23 ", "ulang tahun ", "m*", "yahoo ", "pustu tarus "),
    *("nol ", "nol dua", "double ", "dua ribu ", "12 mei ", "Mei 2016 ", "lahir 12 ", "usia ", "kelas ", ", 14 tahun"),
    *(
        "@",
        "a@",
        "a@a.a",
        "a.a.",
        "@ a . ",
        " titik ",
        " at gmail titik ",
        "[at]",
        "akun ",
        "ig ",
        "facebook a_",
        "a_1.",
    ),
    *(
        "Jl. A ",
        "Jalan ",
        "RT 1 ",
        "RT1/RW2 ",
        "DH 2345 ",
        "motor ",
        "B 1",
        "kantor A ",
        "Kantor di ",
        "Presiden ",
        "SK a ",
    ),
    *("Desa A", "Desa Aa ", "Aa ", "Sukamaju village ", "SMP ", "SMP N", "sekolah di ", "Rumah ", "Komisi A ", "HIV "),
    *("anak ", "anak-", "seorang ", "satu satunya ", "satu-satunya yang ", "pertama yang ", "kepala ", "kepala desa "),
    *(
        "mantan ",
        "the only ",
        "former ",
        "head of the ",
        "keluarga ",
        "perempuan ",
        "ia ",
        "kata ",
        "“a",
        '"a ',
        "| 1 ",
    ),
    *(
        "+62 ",
        "(0",
        "* ",
        "*x",
        "xX*",
        "-6.1",
        "6°1' ",
        "LP/",
        "no. ",
        "www.",
        "t.me/",
        "maps.",
        "wa.me/62",
        "sumber: ",
    ),
    *("dikutip dari a", "(A 2000", "pelacur", "cacat ", "Rp 1.000.", "Anak X, 14 tahun, SMP A, Desa B, diperkosa. "),
)


def rules(text: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield every rule of ours by its name, ready to look at a text in which nobody is named."""
    scene = gate().scene(OutgoingStory(text=text))
    scene.__dict__["entries"] = ()  # names have rules and tests of their own
    yield "identifiers", lambda: identifiers(text)
    yield "traces", lambda: traces(text, careful=True)
    yield "villages", lambda: list(villages(text))
    yield "subjects", lambda: subjects.__wrapped__(text, text)
    yield "individuals", lambda: speaks_of_one.__wrapped__(text)
    for module, names in (
        (rules_people, ("row_3", "row_4", "row_8", "row_10", "row_15")),
        (rules_places, ("row_9", "row_13")),
        (rules_wording, ("row_16",)),
    ):
        for name in names:
            yield name, partial(_all, getattr(module, name), scene)


def _all(rule: Callable[[Scene], Iterator[Finding]], scene: Scene) -> list[Finding]:
    return list(rule(scene))


@cache
def gate() -> Gate:
    return Gate(Vocabulary(), Regions())


def seconds(piece: str, size: int) -> dict[str, float]:
    """Return the processor time that each rule takes for so many characters of a piece."""
    taken = {}
    for name, rule in rules((piece * (size // len(piece) + 1))[:size]):
        before = time.process_time()
        rule()
        taken[name] = time.process_time() - before
    return taken
