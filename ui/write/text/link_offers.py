"""What one may link to after "[[": stories, organisations, people and concepts, put in as plain Markdown."""

from collections.abc import Sequence

from ui.notes import note_links
from ui.notes.link_targets import Targets
from ui.widgets.suggestion_list import Suggestion


class LinkOffers:
    """Offers what notes may link to as well, in the form in which a story keeps it."""

    def __init__(self, targets: Targets) -> None:
        self.targets = targets

    def offers(self, before: str) -> Sequence[Suggestion]:
        """Return what "[[" and the letters after it may become."""
        typed = note_links.begun(before)
        if typed is None:
            return ()
        found = note_links.matching(self.targets.known(), typed)
        return [
            Suggestion(f"{one.name}  ·  {one.what}", f"[{_plain(one.name)}]({one.address})", len(typed) + 2)
            for one in found
        ]


def _plain(name: str) -> str:
    """Return a name that cannot end the words of its own link."""
    return name.replace("[", "(").replace("]", ")").replace("\\", "")
