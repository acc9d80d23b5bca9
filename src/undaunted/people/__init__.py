"""Who practises here: the person, their circumstances and values, access to rows, their own day.

Not for anything they did (`record`) nor for how they are (`wellbeing`).
"""
