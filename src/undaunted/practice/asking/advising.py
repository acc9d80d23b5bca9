"""What limits would say of an own ask today, as advice before the form; it shuts nothing."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ADVICE: Mapping[str, Promise] = {
    "pace_rest": _(
        "You chose to rest. What you ask in your own life may be written down all the same."
    ),
    "pace_supported": _(
        "We suggest no asks before somebody stands beside you. If this one can wait, let it; if you "
        "ask anyway, write it down."
    ),
    "rest_alcohol": _(
        "You noted a drink not long ago. If this can wait for a clear head, let it wait."
    ),
    "rest_asks_every_day": _(
        "You asked on many days in a row, and a day of rest is due. It is yours to say."
    ),
    "rest_after_being_left_out": _(
        "You told of a no that came close to home. If this one can wait until tomorrow, let it."
    ),
    "rest_heavy_day": _(
        "Today weighs a lot. If this one can wait until tomorrow, let it; if you ask anyway, let "
        "somebody know who is good to you."
    ),
    "enough_today": _(
        "You have had three asks today, so we suggest no more. Your own you may always ask."
    ),
}


# What holds in somebody's life, whatever is suggested today.
_IN_THIS_LIFE: Mapping[str, Promise] = {
    "under_18": _(
        "You are under 18. If it is big, or to somebody you don’t know, talk it over first with a "
        "grown-up you trust."
    ),
    "after_a_loss": _(
        "You told us of a loss. If this one touches it, it may wait; if you ask anyway, let "
        "somebody know who is good to you."
    ),
}


def advice_on_own(code: str, holds: Iterable[str]) -> tuple[Promise, ...]:
    """A kind line for what holds in this life and one for why nothing is suggested now, if any.

    `code` is the reason of the day's suggestion. It refuses nothing.
    """
    lines = (*(_IN_THIS_LIFE.get(one) for one in holds), _ADVICE.get(code))
    return tuple(line for line in lines if line is not None)
