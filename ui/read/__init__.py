"""The reading page: a story as in a good book, its facts, its contents, and the way to the next one."""
