"""Drafts as things: beginning one, the list of them, earlier texts, two texts made one, what was deleted."""
