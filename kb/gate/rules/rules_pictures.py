"""Row 14, and what row 1 finds inside pictures: where they were taken, and what can be seen on them."""

from collections.abc import Iterator

from kb.base.words import Words
from kb.gate.finding import Finding, Repair
from kb.gate.rules import laws, repairs
from kb.gate.scene import Scene

_STRIP = Repair(
    kind="strip",
    label=Words(
        "Hapus keterangan tersembunyi dari gambar (aslinya tidak diubah)",
        "Remove hidden details from the picture (the original stays)",
    ),
)
_SEEN = Repair(
    kind="answer",
    label=Words(
        "Sudah saya periksa: tidak ada wajah, seragam, rumah, atau papan nama yang mengungkap siapa pun",
        "I have looked: no face, uniform, house or sign reveals anybody",
    ),
    answer="seen",
)


def row_1_pictures(scene: Scene) -> Iterator[Finding]:
    """A photo that says where it was taken is a set of coordinates."""
    for name, facts in scene.images:
        if facts.place:
            yield _told(
                (1, "coordinates", laws.PERSONAL),
                name,
                facts.place,
                Words(
                    f"Gambar “{name}” menyimpan tempat pengambilannya ({facts.place}).",
                    f"The picture “{name}” holds the place where it was taken ({facts.place}).",
                ),
            )


def row_14(scene: Scene) -> Iterator[Finding]:
    """Hidden details of other kinds, and what only eyes can see."""
    child = bool(scene.child_paragraphs)
    for name, facts in scene.images:
        if facts.carries:
            told = ", ".join(f"{key}: {value[:60]}" for key, value in facts.tells)
            yield _told(
                (14, "metadata", laws.PICTURES),
                name,
                told,
                Words(
                    f"Gambar “{name}” menyimpan keterangan tersembunyi{f' ({told})' if told else ''}.",
                    f"The picture “{name}” holds hidden details{f' ({told})' if told else ''}.",
                ),
            )
        if name not in scene.draft.pictures_seen:
            yield Finding(
                row=3 if child else 14,
                kind="face" if child else "visible",
                group="must" if child else "look",
                piece=f"picture:{name}",
                words=name,
                reason=Words(
                    f"Lihat sekali lagi gambar “{name}”: adakah wajah, seragam, rumah, atau papan nama?",
                    f"Look at the picture “{name}” once more: are there faces, uniforms, houses or signs?",
                ),
                rule=laws.CHILD_COURT if child else laws.PICTURES,
                repairs=(_SEEN,),
            )


def _told(place: tuple[int, str, str], name: str, words: str, reason: Words) -> Finding:
    row, kind, rule = place
    return Finding(
        row=row,
        kind=kind,
        group="must" if row == 1 else "look",
        piece=f"picture:{name}",
        words=f"{name}: {words}",
        reason=reason,
        rule=rule,
        repairs=(_STRIP,) if row == 1 else (_STRIP, repairs.EXPLAIN),
    )
