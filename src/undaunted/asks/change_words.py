"""Says what is different at an ask, and which circumstance made it so.

Never a number: the fear that is added would anchor a guess.
"""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.engine.choosing.personal_context import INDIRECT_HERE, AskChange, Fit
from undaunted.record.labels import CIRCUMSTANCE, NOT_FOR

_CHANGES: Mapping[str, Promise] = {
    "written": gettext_lazy("in writing, because you said %(said)s"),
    "phone": gettext_lazy("on the phone, because you said %(said)s"),
    "indirect": gettext_lazy("less directly, because you said %(said)s"),
    "easier": gettext_lazy("a smaller step first, because you said %(said)s"),
    "with_companion": gettext_lazy("with somebody beside you, because you said %(said)s"),
    "bigger": gettext_lazy("it counts as a bigger step, because you said %(said)s"),
    "not_to_reports": gettext_lazy(
        "only somebody who does not report to you, because you said %(said)s"
    ),
}
_SAID: Mapping[str, Promise] = {
    **{str(word): label for word, label in (*NOT_FOR.items(), *CIRCUMSTANCE.items())},
    INDIRECT_HERE: gettext_lazy("asking is indirect where I live"),
}


def changed_words(fit: Fit) -> tuple[str, ...]:
    """A part of a sentence for each change."""
    return tuple(_sentence(change) for change in fit.changes)


def _sentence(change: AskChange) -> str:
    return str(_CHANGES[change.what]) % {"said": _quoted(change.because)}


def left_out_words(fit: Fit) -> str:
    """Why it would not be suggested, for somebody who opened it by their own choice."""
    if not fit.closed:
        return ""
    words = {"said": _quoted(fit.closed)}
    return (
        _("You said %(said)s, so this one is never suggested. Whether you do it is yours.") % words
    )


def _quoted(codes: Iterable[str]) -> str:
    """What was said, in the words it was ticked in."""
    return ", ".join(f"“{_SAID[code]}”" for code in codes)
