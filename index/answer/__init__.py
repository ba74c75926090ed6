"""A query becomes results: the state that answers, their order, facets, excerpts, similar stories.

Call `search`.
"""
