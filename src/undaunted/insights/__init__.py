"""What the facts add up to for the person they belong to: charts, and the Book of No.

Reads what was recorded and what the engine makes of it; changes nothing and judges nobody.
"""
