"""Text as the gate reads it: tokens, everyday words, what a reader sees of disguised letters.

Knows no rule; the other rooms of the gate stand on it.
"""
