"""Library health: everything that can be found wrong with a library and the desk, what helps, and what can be undone."""
