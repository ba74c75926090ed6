"""What a person typed becomes a query: its syntax, the concepts it names, corrections, completions, alternatives.

Call `Interpreter`.
"""
