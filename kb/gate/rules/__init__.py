"""The sixteen rows of the gate, grouped by what they protect: names, people, places, consent, pictures, wording.

`kb.gate.gate` runs them all over one `Scene`; a new rule is one function here and its row in `laws`.
"""
