"""Work from files: evaluate, fit, simulate. Knows no Django; its libraries come with `undaunted[lab]`."""
