"""The frame around every screen: settings, routes, the page itself, errors, how it is served."""
