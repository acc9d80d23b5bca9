"""Undaunted: practise hearing no."""

__version__ = "0.2.0"
