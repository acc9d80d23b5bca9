"""How a person leaves, and comes back: export everything, import again, delete everything.

Knows every table of a person by the inventory; judges nothing and sends nothing anywhere.
"""
