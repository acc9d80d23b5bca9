"""The ladder of steps a person has put in order for themselves."""
