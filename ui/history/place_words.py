"""What a file of the history is called on the screen: by the title of its story, where that is still in the library."""

from kb.base.problems import KnownError
from kb.erasure.history_check import place_of
from ui.services.session import Session


def called(session: Session, path: str) -> str:
    """Return what a place of the history is for people."""
    said = place_of(path).say(session.language)
    for part in path.split("/")[:-1]:
        if f"“{part}”" in said:
            return said.replace(f"“{part}”", f"“{title_of(session, part)}”")
    return said


def title_of(session: Session, story_id: str) -> str:
    """Return the title of a story; its id where it is there no more, or only the sign that it was withdrawn."""
    if not session.is_open:
        return story_id
    try:
        story = session.library.read(story_id).story
    except KnownError:
        return story_id
    return story.title if story is not None and story.status != "withdrawn" else story_id
