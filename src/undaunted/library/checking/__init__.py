"""What keeps content from shipping: checks of one kind a module, and of the whole."""
