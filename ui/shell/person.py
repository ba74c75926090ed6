"""Who sits in front of the window: the key of this desk under the name in the settings."""

from kb.author import Author
from kb.identity.store import own_author
from ui.shell.settings import SettingsStore


def person_of(settings: SettingsStore) -> Author:
    """Return who signs what is written here; the key is made where there is none yet."""
    return own_author(settings.value.name)
