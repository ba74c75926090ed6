"""A cache for searching: built from a library, thrown away at will, never the only home of anything."""
