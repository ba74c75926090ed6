"""All notes of the library on one page: found, narrowed, opened in their stories, taken out and in."""
