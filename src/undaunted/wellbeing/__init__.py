"""How the person is, and what follows: screening, check-ins, measures, the pace, the own plan.

Pulled when asked: nothing below calls here, and no fact is changed.
"""
