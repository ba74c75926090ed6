"""What the writing forms ask, and how their answers become a head and a body. No windows here.

Call `draft_form`, `head_forms`, `completeness`.
"""
