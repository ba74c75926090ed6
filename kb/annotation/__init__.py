"""A note as a value of the W3C Web Annotation model, its JSON file, and the reading of a folder of them.

Call `Annotation`, `annotation_json.read_annotation`, `note_files.read_folder`.
"""
