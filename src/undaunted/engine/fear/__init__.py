"""Fear of an ask: foreseen, looked back at, in bare series, and the settings learned for it."""
