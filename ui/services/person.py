"""Who sits in front of the window: the key of this desk under the name in the settings."""

from kb.identity.identity_store import own_author
from kb.story.author import Author
from ui.services.settings import SettingsStore


def person_of(settings: SettingsStore) -> Author:
    """Return who signs what is written here; the key is made where there is none yet."""
    return own_author(settings.value.name)
