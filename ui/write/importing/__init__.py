"""Documents from elsewhere in the window: brought in by menu or drop, and cut into several stories."""
