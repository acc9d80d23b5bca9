"""The safe dose: stakes, window, pace and when to rest.

Not for what a person reads; these are rules, and their figures are data with a version.
"""
