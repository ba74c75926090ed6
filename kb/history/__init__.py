"""What a library was: its Git repository, kept by us alone, and read and written without a `git`.

Call `History`; `git_store` is the only reader and writer of single objects.
"""
