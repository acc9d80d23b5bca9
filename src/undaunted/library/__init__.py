"""Content as data: asks, help lines, red lines, evidence, with their schema, reader and checks.

Knows no Django; the texts are CC BY 4.0 (see LICENSE in this folder).
"""
