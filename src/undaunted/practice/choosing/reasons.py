"""The chooser's reason in one honest sentence, which says nothing that would anchor a guess.

A fact about the person where there is one (`remark_words`), else what the ask may teach. Not for
what shuts every ask: those sentences stand with the other stops (`asking.stops`).
"""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.engine.choosing.reason import Reason
from undaunted.practice.choosing.remark_words import remark_sentence

_WHOLE: dict[str, str | Promise] = {
    "first_ask": gettext_lazy("A small one to begin with, and nothing hangs on it."),
    "inside_window": gettext_lazy("Chosen because it fits what you have practised so far."),
    "gentler_than_usual": gettext_lazy("A gentle one on purpose: hard is not the aim."),
    "programme_quiet": gettext_lazy(
        "These are quiet days in your programme: no asks. If you want one all the same, the "
        "library is open."
    ),
    "smallest_step": gettext_lazy(
        "The smallest step there is. It counts, and the next one stands on it."
    ),
    "late": gettext_lazy("It is late. Asks are for the day; sleep is for the night."),
    "nothing_fits": gettext_lazy(
        "Nothing in the library fits your limits today. Asking nothing is fine too."
    ),
}
_AFTER_HARD = gettext_lazy(
    "After a hard one, nothing here is small enough for today. Rest counts, and so does a quiet page."
)
_LOWERED = frozenset(
    {
        "strong_fear",
        "strong_fear_twice",
        "not_recovering",
        "lesson_kept",
        "did_not_ask_twice",
        "mood_held",
    }
)
_PARTS: dict[str, str | Promise] = {
    "programme": gettext_lazy("it belongs to this part of your programme"),
    "learn_yes": gettext_lazy("your guess and the answer may differ here"),
    "learn_threat": gettext_lazy("it can show whether what you fear happens"),
    "learn_cost": gettext_lazy("a no here would show how bad a no is"),
    "leads_on": gettext_lazy("it leads on from the last step you took"),
    "information": gettext_lazy("it tells something new about your fear"),
    "variety": gettext_lazy("it is a kind of ask you have not practised lately"),
    "wanted": gettext_lazy("it is about a part of life you said you are here for"),
}


def sentence_of(reason: Reason, today: date, window_reason: str = "") -> str:
    """The whole sentence for a reason; a code nobody knows says only that it fits.

    `today` is the day it is read on. `window_reason`: why the dose is as it is; where nothing fits
    after hard asks, that is said.
    """
    if reason.code == "nothing_fits" and window_reason in _LOWERED:
        return str(_AFTER_HARD)
    whole = remark_sentence(reason, today) or _WHOLE.get(reason.code)
    if whole is not None:
        return str(whole)
    parts = [str(_PARTS[code]) for code in reason.code.split("+") if code in _PARTS]
    if not parts:
        return str(_WHOLE["inside_window"])
    if len(parts) == 1:
        return _("Chosen because %(why)s.") % {"why": parts[0]}
    return _("Chosen because %(why)s, and %(also)s.") % {"why": parts[0], "also": parts[1]}
