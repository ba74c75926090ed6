"""Tables over all stories of a library, made from its files and thrown away at will.

Call `Catalogue` to ask, `catalogue_fill` to bring it up to date.
"""
