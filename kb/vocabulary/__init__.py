"""Concepts, regions and subjects: what a story can be about, and how a text tells that it is.

Call `Vocabulary.load`, `Regions`, `subjects.subjects_of`, `suggestions`.
"""
