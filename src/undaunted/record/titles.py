"""What a person reads as the name of an attempt."""

from django.utils.translation import gettext as _

from undaunted.library.reading import open_library
from undaunted.record.models import Attempt


def title_of(attempt: Attempt) -> str:
    """The title of its ask, or a plain name for what came unsought or left the library."""
    if attempt.origin == Attempt.Origin.UNSOUGHT:
        return _("A no that came unasked")
    if attempt.own_ask is not None:
        return attempt.own_ask.title
    ask = open_library().asks.get(attempt.ask_key)
    return ask.title if ask else _("An ask that left the library")
