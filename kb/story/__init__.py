"""A story as a value and as a file: head, body, period, consent, authors; and the draft it begins as.

Call `StoryFile.parse`, `Story`, `Draft`, `StoryCard`'s module `story_card` for what lists show.
"""
