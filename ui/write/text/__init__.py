"""Fields for Markdown: keys, marks, spelling, links, pictures.

Call `MarkdownField`'s module `markdown_field`, `body_editor`.
"""
