"""The library without a window: the same answers as tables for people, and as JSON for programs."""
