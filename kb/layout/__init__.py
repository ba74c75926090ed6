"""How a library lies on the disk: its shelves, `library.yaml`, the files of organisations and people.

Call `shelves.read_bytes`, `library_file`, `organisation`.
"""
