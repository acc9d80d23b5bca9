"""What words may mean: red lines now. Transparent rules, never a claim about the person."""
