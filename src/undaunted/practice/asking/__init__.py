"""The way into an ask: the guesses, the door, preparing, an ask of one's own."""
