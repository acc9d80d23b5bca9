"""Keeps what people wrote unreadable without the key: keyring, sealed fields, rotation, search.

Has no tables and knows no person; it is not for numbers, which stay readable to the database.
"""
