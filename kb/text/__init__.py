"""Texts as such: the difference of two, word by word, their sections, and their numbered paragraphs.

Call `word_diff`, `sections`, `passages`.
"""
