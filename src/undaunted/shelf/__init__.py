"""What one looks through: asks with search and cards, what was saved, lessons and their evidence."""
