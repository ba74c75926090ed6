"""What the history of a library exposes, and taking it out of every version of it.

Call `history_check`, `history_erase`; `history_worker` runs both in a process of its own.
"""
