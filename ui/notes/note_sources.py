"""What the fields of a note suggest and what links lead to: stories, organisations, people, concepts, places, codes."""

from collections.abc import Callable, Iterable, Sequence

from kb.base.folding import fold
from ui.gate.short_checks import ShortChecks
from ui.notes import note_links
from ui.notes.link_targets import Targets
from ui.services.session import Session
from ui.widgets.suggestion_list import Suggestion

_MOST = 8


class Knowing:
    """Asks the session; what one may link to is known by `targets`."""

    def __init__(
        self, session: Session, targets: Targets, checks: ShortChecks, signer: Callable[[], str] = str
    ) -> None:
        """`checks` look at what is written before it is shared, `signer` says whose name stands under it."""
        self._session = session
        self.targets, self.checks, self.signer = targets, checks, signer

    @property
    def language(self) -> str:
        return self._session.language

    def links(self, before: str) -> Sequence[Suggestion]:
        """Return what "[[" and the letters after it may become."""
        typed = note_links.begun(before)
        if typed is None:
            return ()
        return [
            Suggestion(f"{target.name}  ·  {target.what}", f"[[{target.name}]]", len(typed) + 2)
            for target in note_links.matching(self.targets.known(), typed)
        ]

    def places(self, before: str) -> Sequence[Suggestion]:
        """Return places that begin like this."""
        typed = before.strip()
        names = self._session.regions.suggest(typed, _MOST) if typed else ()
        return [Suggestion(name, name, len(before)) for name in names if name != typed]

    def place_of(self, name: str) -> str:
        """Return the code of a place by its name, empty when nobody knows it or it is several."""
        found = {match.region.code for match in self._session.regions.find(name)} if name.strip() else set()
        exact = {code for code in found if self.place_name(code) == name.strip()}
        chosen = exact or found
        return chosen.pop() if len(chosen) == 1 else ""

    def place_name(self, code: str) -> str:
        """Return what people call a place."""
        return self._session.regions.name(code) if code else ""

    def codes(self, before: str, used: Iterable[str]) -> Sequence[Suggestion]:
        """Return codes to go on with: those used before, then concepts of the library; a comma begins the next one."""
        last = before.rsplit(",", 1)[-1]
        typed = fold(last.strip())
        if not typed:
            return ()
        vocabulary = self._session.vocabulary
        known = [self.code_name(code) for code in used]
        known += [vocabulary.label(concept, self.language) for concept in vocabulary.concepts]
        fits = [name for name in dict.fromkeys(known) if typed in fold(name) and name != last.strip()]
        fits.sort(key=lambda name: not fold(name).startswith(typed))
        return [Suggestion(name, name, len(last.lstrip())) for name in fits[:_MOST]]

    def code_name(self, code: str) -> str:
        """Return a code as it is shown: the label of a concept, or the person's own words."""
        return self._session.vocabulary.label(code, self.language)

    def code_of(self, name: str) -> str:
        """Return a code as it is kept: the concept that is called so, or the words themselves."""
        name = " ".join(name.split())
        for match in self._session.vocabulary.find(name):
            if self.code_name(match.concept.id) == name:
                return match.concept.id
        return name

    def facet_of(self, concept: str) -> str:
        """Return under which facet the stories of a concept are found, empty for an unknown one."""
        found = self._session.vocabulary.get(concept)
        return found.scheme if found is not None else ""
