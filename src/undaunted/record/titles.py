"""What a person reads as the name of an attempt."""

from django.utils.translation import gettext as _

from undaunted.engine.steps import parted
from undaunted.library.reading import open_library
from undaunted.record.models import Attempt
from undaunted.record.step_words import titled


def title_of(attempt: Attempt) -> str:
    """The title of its ask, also of one that left the library; a plain name for what came unsought."""
    if attempt.origin == Attempt.Origin.UNSOUGHT:
        return _("A no that came unasked")
    key, step = parted(attempt.ask_key)
    if attempt.own_ask is not None:
        title = attempt.own_ask.title
    else:
        ask = open_library().asks.get(key)
        title = ask.title if ask else title_left(key)
    return titled(title, step) if step else title


def title_left(ask_key: str) -> str:
    """What an ask was called that left the library, or a plain name where that is not known."""
    gone = open_library().retired.get(parted(ask_key)[0])
    return gone.title if gone else _("An ask that left the library")


def why_left(ask_key: str) -> str:
    """That an ask left the library and why; where that is not known, that it has none such."""
    gone = open_library().retired.get(parted(ask_key)[0])
    if gone is None:
        return _("The library has no ask of that name any more.")
    return _("“%(title)s” has left the library. %(why)s") % {"title": gone.title, "why": gone.why}
