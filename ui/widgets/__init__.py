"""The small parts every page is made of: theme, icons, fonts, dialogs, plain labels, values in words.

Knows no library. `plain` is the only way to show other people's words.
"""
