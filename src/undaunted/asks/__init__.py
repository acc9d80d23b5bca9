"""An ask as this person meets it: shown, fitted to what they told, and the words for what changed.

Decides nothing: which ask is suggested, and whether it may be begun, is decided above.
"""
