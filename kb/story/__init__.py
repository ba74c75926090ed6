"""A story as a value and as a file: head, body, period, consent, authors; and the draft it begins as.

Call `StoryFile.parse`, `Story`, `Draft`; `story_card.Card` is what lists show of a story.
"""
