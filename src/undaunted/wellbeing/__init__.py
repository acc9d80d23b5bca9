"""How the person is, and what follows from it: pace now; screening, check-ins and measures later.

Pulled when asked: nothing below calls here, and no fact is changed.
"""
