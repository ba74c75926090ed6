"""A session that understands a few words: names of concepts and places, a misspelling, ways on, completions."""

import re

from msgspec.structs import replace

from index.values.request_results import Completion, Corrected, Reading, Request, Results, SimilarStory, Understood, Way
from kb.base.words import Words
from kb.story.story_card import Card
from tests.ui.find_fakes import CONCEPTS, FakeSession

PLACE = Words("tempat praktik", "place of practice")
METHOD = Words("metode", "method")
NAMES = {  # key -> kind, ids, label, also, discouraged
    "odha": ("concept", ("isu.hiv",), Words("Orang dengan HIV", "People living with HIV"), (Words("ODHIV", "PLHIV"),), False),
    "psk": ("concept", ("isu.anak-psk",), Words("Pekerja seks", "Sex workers"), (Words("PS", "SW"),), True),
    "jabodetabek": (
        "place",
        ("31", "32.01", "32.71", "36.03"),
        Words("Jabodetabek", "Jabodetabek"),
        tuple(Words(name, name) for name in ("Jakarta", "Kabupaten Bogor", "Kota Bogor", "Tangerang")),
        False,
    ),
    "balai": ("concept", ("set.panti", "met.komunitas"), Words("Panti / Balai desa", "Home / Village hall"), (), False),
}  # fmt: skip
READINGS = (
    ("set.panti", Words("Panti sosial", "Residential home"), "setting", PLACE),
    ("met.komunitas", Words("Balai warga", "Community hall"), "method", METHOD),
)
SLIPS = {"pendamppingan": "peta", "jalannan": "jalanan"}


class UnderstandingSession(FakeSession):
    """Finds by letters like the other one, and tells what it understood."""

    def results(self, request: Request) -> Results:
        text = request.text
        searched = " ".join(SLIPS.get(word, word) for word in text.split()) if not request.as_typed else text
        corrected = None
        if searched != " ".join(text.split()) and not request.as_typed:
            at = next(searched.index(right) for wrong, right in SLIPS.items() if wrong in text)
            word = next(right for wrong, right in SLIPS.items() if wrong in text)
            corrected = Corrected(typed=text.strip(), searched=searched, spans=((at, at + len(word)),))
        told = [
            name_at(found.start(), key, request)
            for key in NAMES
            for found in re.finditer(rf"(?<!\S){key}(?!\S)", searched.casefold())
        ]
        told.sort(key=lambda one: one.start)
        plain = " ".join(word for word in searched.split() if word.casefold() not in NAMES)
        found = super().results(replace(request, text=plain))
        aside = {one.key for one in told if set(one.ids) <= request.without_meanings}
        if aside:
            found = super().results(replace(request, text=searched))
        answer = replace(
            found,
            request=request,
            corrected=corrected,
            understood=tuple(one for one in told if one.key not in aside),
            set_aside=tuple(one for one in told if one.key in aside),
        )
        return answer if answer.total else replace(answer, ways=self.ways(request))

    def ways(self, request: Request) -> tuple[Way, ...]:
        """One way for each word that can be dropped, one for each tick."""
        words = request.text.split()
        made = []
        for word in words if len(words) > 1 else ():
            rest = " ".join(other for other in words if other != word)
            label = Words(f"Tanpa kata ‘{word}’", f"Without ‘{word}’")
            made.append(("drop-word", label, replace(request, text=rest, typing=False)))
        for facet in request.ticks:
            label = Words("Tanpa saringan ini", "Without this filter")
            others = {name: values for name, values in request.ticks.items() if name != facet}
            made.append(("drop-tick", label, replace(request, ticks=others)))
        counted = (
            (kind, label, asked, super(UnderstandingSession, self).results(asked).total) for kind, label, asked in made
        )
        return tuple(
            Way(kind=kind, label=label, request=asked, total=total) for kind, label, asked, total in counted if total
        )

    def complete(self, text: str, cursor: int) -> tuple[Completion, ...]:
        """Names of fields, values of issues, labels that begin so."""
        before = text[:cursor]
        start = before.rfind(" ") + 1
        typed = before[start:]
        if typed.startswith("isu:"):
            rest = typed.removeprefix("isu:").strip('"').casefold()
            labels = [
                (key, Words(own, english)) for key, (own, english, _) in CONCEPTS.items() if key.startswith("isu.")
            ]
            return tuple(
                Completion(start=start + 4, end=cursor, text=f'"{label.id}"', kind="value", label=label, count=n + 2)
                for n, (_, label) in enumerate(labels)
                if rest in label.id.casefold()
            )[:8]
        if len(typed) < 2:
            return ()
        made = []
        if "isu:".startswith(typed):
            made.append(
                offer((start, cursor), "isu:", "field", Words("isu dan kelompok sasaran", "issue or client group"))
            )
        for key, (own, english, _) in CONCEPTS.items():
            if own.casefold().startswith(typed.casefold()):
                made.append(offer((start, cursor), own, "concept", None, len(key)))
            elif english.casefold().startswith(typed.casefold()):
                made.append(offer((start, cursor), english, "concept", Words(own, english), len(key)))
        return tuple(made[:8])

    def ask_similar(self, story: str, count: int, done) -> None:
        done(tuple(SimilarStory(id=one, score=1.0, shared=("31.72",), words=("peta",)) for one in ("cerita-3",)))


def offer(place: tuple[int, int], text: str, kind, hint: Words | None, count: int = -1) -> Completion:
    label = Words(text, text)
    return Completion(start=place[0], end=place[1], text=text, kind=kind, label=label, hint=hint, count=count)


def name_at(start: int, key: str, request: Request) -> Understood:
    kind, ids, label, also, discouraged = NAMES[key]
    chosen = request.readings.get(key)
    readings = tuple(
        Reading(id=one, label=said, scheme=scheme, scheme_label=scheme_label, used=chosen in (None, one))
        for one, said, scheme, scheme_label in (READINGS if key == "balai" else ())
    )
    used = tuple(one.id for one in readings if one.used) or ids
    return Understood(
        start=start,
        end=start + len(key),
        kind=kind,
        key=key,
        ids=used,
        label=label,
        also=also,
        discouraged=discouraged,
        readings=readings,
    )


def few_cards(count: int) -> list[Card]:
    """So many stories that differ in nothing but their number."""
    return [Card(id=f"c-{n}", path="", title=f"Cerita {n}", summary="Tentang peta.", words=800) for n in range(count)]
