"""What helps to recognise a person without naming one: age, school, village, role, a rare event.

Call `traces`, `roles`, `sensitive`, `restrictions`.
"""
