"""Drafts on the desk: their store, saving while somebody types, earlier states, several cut out of one text.

Call `Drafts`, `draft_saver.Saver`, `text_split`.
"""
