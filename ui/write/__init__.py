"""Writing: drafts on the desk, the page in which they grow, and the way from there into the library."""
