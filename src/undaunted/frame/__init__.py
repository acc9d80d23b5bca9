"""What every page stands in: the base page, its components with style and script, and the tokens.

Knows no screen; which places the navigation lists is told by `web`.
"""
