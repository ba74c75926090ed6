"""Who one is and who looks after the library: one's own card, and the page of the stewards."""
