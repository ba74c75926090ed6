"""A story through time: who wrote what, what changed between two versions, two texts made one.

Call `versions`, `blame`, `version_comparison`, `text_merge`.
"""
