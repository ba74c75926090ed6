"""What makes a reader's signature count: which words it covers, whose key gave it, and how many are needed.

Call `review_rules`; `review_signature` says to the byte what is signed.
"""
