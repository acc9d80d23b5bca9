"""What holds it together: settings, addresses, middleware, errors, navigation, how it is served."""
