"""Notes beside a story: the margin, the small bar over a selection, the open note with its replies, and undo."""
