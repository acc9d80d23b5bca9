"""Me and More: what is true for a person, their pace, how it looks, and the doors to other places."""
