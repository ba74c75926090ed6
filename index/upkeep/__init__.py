"""The index kept in step with a library: built, updated, verified, rebuilt in a process of its own.

Call `refresh`; `index_worker` and `health_worker` are processes.
"""
