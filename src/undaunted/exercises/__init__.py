"""Short sheets to fill in before and after an ask: their parts, forms, proposals and screens.

What was written is a fact of `record`; whether an exercise helps is not judged here.
"""
