"""Segments of arrays on the disk: written, merged, read, evaluated (BM25F), and seen through Whoosh.

Call `index_writer` to change an index, `bm25f` to evaluate a query over one state of it,
`whoosh_index` to ask it as any index of Whoosh's.
"""
