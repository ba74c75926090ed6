"""One library folder: reading it, and the single way of writing into it.

Call `Library.open`. `Clearance` alone makes `Checked` values, `LibraryWriter` alone writes them.
"""
