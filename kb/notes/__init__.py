"""The notes of a library: read for a story, changed one step at a time, and listed over all stories.

Call `Notes`; `note_lists` asks for the notes of a whole library.
"""
