"""What a practice story is and what can be done with it: no Qt, no search engine, plain values and plain files."""
