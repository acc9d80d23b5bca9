"""Half a year of one invented person, made through the real verbs."""
