"""The margin beside a text: cards at their lines, marks in the text, the open sheet.

Call `Stage` (`note_stage`); `ui.notes.annotation_presenter` connects it with what is done to notes.
"""
