"""Names of people in a text, and the names that must never leave the desk in any form.

Call `mentions`, `inventory`, `PrivateNames`, `pseudonyms`.
"""
