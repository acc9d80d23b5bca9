"""Paper: a deck of cards, a sheet for every exercise, the last seven days, set by Typst."""
