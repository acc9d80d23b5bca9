"""Charts and stamps as SVG text from plain values. Knows no Django and no language.

Colours come from the stylesheet; every chart carries its table.
"""
