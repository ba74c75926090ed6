"""Bringing in what somebody wrote elsewhere: Word, OpenDocument, RTF, HTML, Markdown and plain text become drafts.

`read_document` turns a file into a value without writing anything, `import_file` and `import_folder` make drafts of it.
A document may come from anywhere, so it is looked at before it is opened (`file_type`), opened by another program without
rights (`pandoc`), and what comes out is held against the rules of a story (`markdown_shape`). pandoc is started, never loaded.
"""
