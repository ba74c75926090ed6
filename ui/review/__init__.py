"""Review: the queue of stories that wait, reading one, signing it or sending it back."""
