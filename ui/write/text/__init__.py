"""Fields for Markdown: keys, marks, spelling, links, pictures.

Call `markdown_field`, `body_editor`.
"""
