"""What can be wrong with the file of an organisation or a person, in the words of whoever has to mend it."""

from collections.abc import Sequence

from kb.base.problems import Problem
from kb.base.words import Words


def no_id(path: str) -> Problem:
    """Stories point to an id; neither the head nor the file's own name gives one."""
    return Problem(
        code="no-id",
        path=path,
        line=1,
        field="id",
        what=Words(
            "Berkas ini belum punya tanda pengenal (id), dan namanya tidak dapat dipakai sebagai gantinya.",
            "This file has no identifier (id) yet, and its name cannot stand in for one.",
        ),
        remedy=Words(
            "Tambahkan baris “id: nama-singkat” dengan huruf kecil, angka, dan tanda hubung saja.",
            "Add a line “id: short-name” with small letters, digits and hyphens only.",
        ),
    )


def other_name(path: str, expected: str, line: int) -> Problem:
    """The file is called otherwise than the thing it describes."""
    return Problem(
        code="id-differs",
        path=path,
        line=line,
        field="id",
        serious=False,
        what=Words(
            "Id di kepala berkas berbeda dari nama berkasnya.", "The id in the head differs from the file's name."
        ),
        remedy=Words(
            f"Samakan keduanya, misalnya dengan mengganti nama berkas menjadi “{expected}.md”.",
            f"Make them agree, for example by renaming the file to “{expected}.md”.",
        ),
    )


def no_name(path: str, line: int) -> Problem:
    """A reader would see an id where a name should stand."""
    return Problem(
        code="no-name",
        path=path,
        line=line,
        field="name",
        what=Words("Berkas ini belum menyebut nama.", "This file gives no name yet."),
        remedy=Words(
            "Tambahkan baris “name: …” di kepala berkas; sementara ini id yang ditampilkan.",
            "Add a line “name: …” to the head of the file; until then the id is shown.",
        ),
    )


def bad_period(path: str, line: int, place: Sequence[str | int], text: str) -> Problem:
    """The text is shown as it stands."""
    return Problem(
        code="bad-period",
        path=path,
        line=line,
        field=".".join(str(step + 1) if isinstance(step, int) else step for step in place),
        serious=False,
        what=Words(f"Waktu “{text[:40]}” tidak dapat dibaca.", f"The time “{text[:40]}” cannot be read."),
        remedy=Words(
            "Tulis tahun atau rentang, misalnya “1995”, “1998~” (kira-kira), “1995/2000”, atau “2005/..”.",
            "Write a year or a span, for example “1995”, “1998~” (about), “1995/2000” or “2005/..”.",
        ),
    )
