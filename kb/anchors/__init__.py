"""Where the words of a note stand today: the same place, another, perhaps, or nowhere.

Call `anchor.anchor`; its confidence is calibrated on real revisions.
"""
