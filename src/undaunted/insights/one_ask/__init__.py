"""One ask read back: its numbers, its sentence, its pictures, and the last ones beside it."""
