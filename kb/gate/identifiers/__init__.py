"""Numbers, addresses and dates that lead to one person, also spelled out or encoded, and what only looks like one.

Call `identifiers`.
"""
