"""The facts: what was suggested, foreseen, asked, answered, reflected on. Appended, never judged.

No screens. What follows from the facts is judged above (`wellbeing`, `insights`, `practice`).
"""
