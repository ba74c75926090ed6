"""Doubtful words of two languages, by the dictionaries of hunspell and a person's own words.

Call `Speller`.
"""
