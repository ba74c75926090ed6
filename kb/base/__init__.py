"""What every room leans on: sentences in two languages, problems, atomic files, private folders, locks, processes.

Knows nothing of stories. Call `Words`, `KnownError`, `atomic.write_atomically`, `entries` (the only way to a path below a
library), `process` (the only way to start a program).
"""
