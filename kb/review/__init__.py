"""A second reader signs a story or sends it back; the queue, the look at a text, and the stewards.

Call `review.sign`, `review.send_back`, `review_queue`, `stewards`.
"""
