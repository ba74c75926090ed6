"""Pictures judged by their bytes and cleaned of what cameras write into them.

Call `pictures.read_picture`; `draft_pictures` puts one beside the text of a draft.
"""
