"""Rounds: the same ask made of five, ten or twenty people, with one guess of how many say yes."""
