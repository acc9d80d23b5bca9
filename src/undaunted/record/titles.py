"""What a person reads as the name of an attempt."""

from django.utils.translation import gettext as _

from undaunted.engine.steps import parted
from undaunted.library.reading import open_library
from undaunted.record.models import Attempt
from undaunted.record.step_words import titled


def title_of(attempt: Attempt) -> str:
    """The title of its ask, or a plain name for what came unsought or left the library."""
    if attempt.origin == Attempt.Origin.UNSOUGHT:
        return _("A no that came unasked")
    key, step = parted(attempt.ask_key)
    if attempt.own_ask is not None:
        title = attempt.own_ask.title
    else:
        ask = open_library().asks.get(key)
        title = ask.title if ask else _("An ask that left the library")
    return titled(title, step) if step else title
