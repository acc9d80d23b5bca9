"""A way through a week, a month or a hundred days: joining it, the place in it, its words and screens.

A programme leads what is suggested inside what is safe; it never widens it.
"""
