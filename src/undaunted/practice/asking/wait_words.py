"""Why one ask waits, in the few words that fit on its card; the whole sentences are the stops'."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.frame.dating import day_words

_WAITS: dict[str, Promise] = {
    "under_18": gettext_lazy("Under 18 you go towards it by small steps"),
    "somebody_feared": gettext_lazy("Left out for your safety"),
    "after_a_loss": gettext_lazy("Closed for eight weeks"),
    "never_offered": gettext_lazy("Bigger than what we suggest"),
    "stakes": gettext_lazy("Later: more hangs on it than on what you practise now"),
    "needs_sheet": gettext_lazy("After one page of preparation"),
    "needs_support_person": gettext_lazy("When somebody stands by you"),
    "needs_a_night": gettext_lazy("After a night’s sleep"),
    "not_free_to_refuse": gettext_lazy("They can’t easily say no"),
    "costs_them_too_much": gettext_lazy("It costs them too much for practice"),
    "above_ceiling": gettext_lazy("Later: it may be a lot for now"),
}


def wait_words(code: str, big_from: date) -> str:
    """`big_from` is the day from which a big ask is open again."""
    if code == "high_stakes_lately":
        return _("Open again on %(day)s, after a big one") % {"day": day_words(big_from, "weekday")}
    return str(_WAITS[code])
