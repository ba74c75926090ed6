"""What a reader may ask for by pressing something beside the text."""

from PySide6.QtCore import QObject, Signal


class ReadingRequests(QObject):
    """What a person may ask for by pressing something in the facts; the page passes it on."""

    facet_requested = Signal(str, str)
    organisation_requested = Signal(str)
    person_requested = Signal(str)
    story_requested = Signal(str)
    link_requested = Signal(str)
    withdrawal_requested = Signal(str)
    erasing_requested = Signal(str)
