"""What everybody's attempts tell together: crossed random effects of people and asks.

Not imported by the engine itself: the priors it gives are stored, so that practising needs no compiler.
"""
