"""What the window may ask of the notes beside a story."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.shell.pages import Pages

if TYPE_CHECKING:
    from ui.notes.annotation_presenter import Annotating


def noting(pages: Pages, act: "Callable[[Annotating], None]") -> Callable[[], None]:
    """Return a handler that does something with notes, on the page where they are."""

    def do() -> None:
        if pages.currentWidget() is not pages.shelf:
            pages.focus_reader()
        act(pages.shelf.notes)

    return do
