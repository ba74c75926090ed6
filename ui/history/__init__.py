"""The versions of a story: who wrote what when, two of them side by side, one of them restored."""
