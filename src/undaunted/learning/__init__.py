"""What the facts taught: one learned state of each person, and the priors of everybody.

The chooser, Insights and reports read the same state; a cache that can always be rebuilt.
"""
