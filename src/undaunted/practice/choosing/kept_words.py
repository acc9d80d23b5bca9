"""Why the ask that was named is not shown: what took it away, until when, and what is open."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.engine.steps import parted
from undaunted.library.reading import open_library
from undaunted.practice.choosing.of_the_day import Instead

_WHY: Mapping[str, Promise] = {
    "pace_rest": gettext_lazy("“%(ask)s” waits while you rest, until you change your pace."),
    "pace_supported": gettext_lazy("“%(ask)s” waits until somebody stands beside you."),
    "pace_care_first": gettext_lazy("“%(ask)s” is put away for now, for you come first."),
    "rest_alcohol": gettext_lazy("“%(ask)s” waits until half a day after the drink you noted."),
    "rest_asks_every_day": gettext_lazy(
        "“%(ask)s” waits for a day of rest, as you have asked every day for three weeks."
    ),
    "rest_after_being_left_out": gettext_lazy(
        "“%(ask)s” waits until tomorrow, for today is a day to be kind to yourself."
    ),
    "rest_heavy_day": gettext_lazy("“%(ask)s” waits until tomorrow, for today is heavy enough."),
    "enough_today": gettext_lazy("“%(ask)s” waits, as three asks are enough for one day."),
    "programme_quiet": gettext_lazy("“%(ask)s” waits for the quiet days of your programme to end."),
    "programme": gettext_lazy("“%(ask)s” is bigger than this part of your programme."),
    "another_programme": gettext_lazy(
        "“%(ask)s” was named before what leads your asks changed: your programme."
    ),
    "circumstances": gettext_lazy("“%(ask)s” no longer fits what you told about yourself."),
    "no_go": gettext_lazy("“%(ask)s” belongs to a part of life that you left out."),
    "refused": gettext_lazy("“%(ask)s” was answered with a no, and one no is enough."),
    "cost": gettext_lazy("“%(ask)s” cost you or them something, so it rests for long."),
    "recent": gettext_lazy("“%(ask)s” is among what you did in the last days."),
    "used": gettext_lazy("“%(ask)s” was named, and you took it up already."),
    "open": gettext_lazy("“%(ask)s” is under way already."),
    "above_ceiling": gettext_lazy(
        "By what you told since, “%(ask)s” may be more fear than it teaches."
    ),
    "above_top": gettext_lazy("By what you told since, “%(ask)s” is a bigger step than fits now."),
}
_LOWERED: Mapping[str, Promise] = {
    "strong_fear": gettext_lazy(
        "“%(ask)s” is too much after a worst moment of 85 or more; it may come back when three "
        "asks have gone more gently, or in two weeks."
    ),
    "strong_fear_twice": gettext_lazy(
        "“%(ask)s” is too much after two worst moments of 85 or more; it may come back when five "
        "asks have gone more gently, or in two weeks."
    ),
    "did_not_ask_twice": gettext_lazy(
        "“%(ask)s” is a bigger step than fits after two asks you did not make; it may come back "
        "when you have asked again, or in two weeks."
    ),
    "not_recovering": gettext_lazy(
        "“%(ask)s” waits, as fear stayed high the days after your last asks."
    ),
    "mood_held": gettext_lazy("“%(ask)s” waits, as your last days were lower than usual."),
}
_BY_FEAR = frozenset({"above_ceiling", "above_top"})
_GONE = gettext_lazy("The ask that was named has left the library.")
_LEFT = gettext_lazy("“%(ask)s” has left the library.")
_OTHERWISE = gettext_lazy("“%(ask)s” no longer fits what holds now.")


def instead_sentence(instead: Instead, title: str, window_reason: str, *, another: bool) -> str:
    """What took the named ask away, and what is here for it; "" where nothing was taken away."""
    if not instead:
        return ""
    why = _why(instead.code, window_reason)
    said = str(why) % {"ask": title} if title else _gone(instead.key)
    return f"{said} {_('Here is another.') if another else _('A quiet page is open instead.')}"


def _gone(key: str | None) -> str:
    """That what was named is no longer here, by its title where that is known."""
    known = open_library().retired.get(parted(key or "")[0])
    return str(_LEFT) % {"ask": known.title} if known else str(_GONE)


def _why(code: str, window_reason: str) -> Promise:
    if code in _BY_FEAR and window_reason in _LOWERED:
        return _LOWERED[window_reason]
    if code in _WHY:
        return _WHY[code]
    return _OTHERWISE
