"""Journeys through the whole program; a package, so that one open window can serve several of its modules."""
