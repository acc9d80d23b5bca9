"""Answers: their chances, how guesses compare with them, and how good chances were."""
