"""Me: what is true for a person, their pace, how it looks."""
