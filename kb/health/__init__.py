"""The health of a library and its desk: everything that can be found wrong, each with what helps and what can be undone."""
