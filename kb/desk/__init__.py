"""From the desk into the library and back: submitting, another address, withdrawing; and what each start tidies.

Call `submission`, `withdrawal.withdraw`, `desk_upkeep`.
"""
