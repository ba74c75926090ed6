"""What a library was: its Git repository, kept by us alone, and read and written without a `git`.

Call `History`; `git_objects` is the only reader of single objects.
"""
