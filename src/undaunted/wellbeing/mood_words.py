"""What a check-in is answered with, by where on the scale it lies.

A day is never judged: no number is praised, and nothing is said of a rise or a fall.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Our judgement, for words only; from which mood a day is heavy is a rule (`heavy_mood`).
_LOW, _HIGH = 40, 70

_ANSWERS: dict[str, Promise] = {
    "low": _(
        "Thank you for saying it. Something kind would fit today, and Help now is always there."
    ),
    "middle": _("Thank you. It is kept, for you alone."),
    "high": _("Thank you. It is kept, for you alone. May some of this day stay with you."),
}


def answer_to(mood: int) -> Promise:
    """The answer to a mood that makes no heavy day."""
    return _ANSWERS["low" if mood <= _LOW else "high" if mood > _HIGH else "middle"]
