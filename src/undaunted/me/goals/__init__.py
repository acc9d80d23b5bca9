"""What one practises for: goals, whether it is working, and having enough.

Not for what Today asks about them: that is `practice.choosing.aims`.
"""
