"""The safe dose: stakes, window, pace and when to rest.

Not for screening or for what a person reads; these are rules, and rules are data with a version.
"""
