"""Undaunted: practise hearing no."""

__version__ = "0.1.0"
