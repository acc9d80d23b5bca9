"""The journal: what was written and lived, to find, read, correct, take away and bring back.

Facts are made elsewhere; here they are looked back at. The Book of No is a part of it.
"""
