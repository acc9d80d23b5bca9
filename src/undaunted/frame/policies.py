"""What of the device a page may use, as a header says it: nothing but what the page names."""

_OF_THE_DEVICE = ("camera", "microphone", "geolocation", "interest-cohort")


def permissions(*allowed: str) -> str:
    """The value of `Permissions-Policy` for a page that uses these alone."""
    return ", ".join(f"{what}=({'self' if what in allowed else ''})" for what in _OF_THE_DEVICE)
