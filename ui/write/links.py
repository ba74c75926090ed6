"""What one may link to after "[[": stories, organisations, people and concepts, put in as plain Markdown."""

from collections.abc import Sequence

from ui.notes import linking
from ui.notes.knowing import Knowing
from ui.notes.suggesting import Offer
from ui.shell.session import Session


class Links:
    """Asks what the notes know to link to, so that both offer the same."""

    def __init__(self, session: Session) -> None:
        self._session, self._knowing = session, Knowing(session)

    def offers(self, before: str) -> Sequence[Offer]:
        """Return what "[[" and the letters after it may become."""
        typed = linking.begun(before)
        if typed is None or not self._session.is_open:
            return ()
        found = linking.matching(self._knowing.targets(), typed)
        return [
            Offer(f"{one.name}  ·  {one.what}", f"[{_plain(one.name)}]({one.address})", len(typed) + 2) for one in found
        ]


def _plain(name: str) -> str:
    """Return a name that cannot end the words of its own link."""
    return name.replace("[", "(").replace("]", ")").replace("\\", "")
