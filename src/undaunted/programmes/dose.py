"""How long a programme is and how much it asks, in a few words for a card."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.library.kinds.programme import Programme, Range


def dose_of(programme: Programme) -> tuple[str, ...]:
    """Its days, its asks, and how many a week."""
    days = ngettext("%(n)d day", "%(n)d days", programme.days) % {"n": programme.days}
    return days, _asks_of(programme), _a_week_of(programme.a_week)


def _asks_of(programme: Programme) -> str:
    wanted = programme.asks_wanted
    if programme.counts_noes:
        return ngettext("%(n)d no", "%(n)d noes", wanted.max) % {"n": wanted.max}
    if programme.batch:
        return _("%(least)d to %(most)d batches") % {"least": wanted.min, "most": wanted.max}
    if wanted.min == wanted.max:
        return ngettext("%(n)d ask", "%(n)d asks", wanted.min) % {"n": wanted.min}
    return _("%(least)d to %(most)d asks") % {"least": wanted.min, "most": wanted.max}


def _a_week_of(wanted: Range) -> str:
    if wanted.min == wanted.max:
        return _("%(n)d a week") % {"n": wanted.min}
    return _("%(least)d to %(most)d a week") % {"least": wanted.min, "most": wanted.max}
