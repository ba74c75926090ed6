"""What goes into the index and comes out of it, as plain values: a query, a request, its results.

Windows and the terminal need no more than this to ask and to show.
"""
