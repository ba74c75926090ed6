"""Backups from the window: keeping a library and a desk in one file, and bringing them back."""
