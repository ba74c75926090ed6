"""From text to the words that are looked up: tokens, stems, small words; the same for stories and questions.

Call `analysis`; `bulk_tokens` does it for many texts at once.
"""
