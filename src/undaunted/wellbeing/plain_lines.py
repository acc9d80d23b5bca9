"""The decisions of a day as somebody reads them who is not used to figures: one plain line each.

The exact decisions stand behind every line, as `explaining` has them; what was decided again with
the same result is said once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.wellbeing.explaining import Explained, explained_on

_NONE = "none"
# In this order, and what is named nowhere after them.
_ORDER = ("pace", "heavy_day", "rest", "screening", "dose", "stakes", "begin")
_NOTES: Mapping[str, Promise] = {
    "lesson_kept": gettext_lazy(
        "A no kept feeling like a verdict, so asks are gentler for a while."
    ),
    "worsening": gettext_lazy("Your answers became heavier than before. That is worth a look."),
    "not_recovering": gettext_lazy(
        "Fear stayed high the days after, so asks are gentler for a while."
    ),
    "mood": gettext_lazy("Your last days lie lower than before, so nothing gets harder."),
    "rest_offered": gettext_lazy("A recent ask brought very strong fear, so a rest was offered."),
    "fear_rising": gettext_lazy("Fear rose from ask to ask, so asks are gentler."),
    "others_uneasy": gettext_lazy(
        "Some people you asked seemed uneasy, so a word on asking well came."
    ),
    "seeking": gettext_lazy("Several hard asks went as you expected, so we asked what they teach."),
    "yes_diet": gettext_lazy(
        "Your programme counts noes, so the usual mix of likely yeses is set aside."
    ),
    "not_learning": gettext_lazy(
        "What you fear seems as likely as before: another kind may teach more."
    ),
}
_STAKES: tuple[Promise, ...] = (
    gettext_lazy("No asks for now, however small."),
    gettext_lazy("Only asks on which next to nothing hangs."),
    gettext_lazy("Only asks on which little hangs."),
    gettext_lazy("Asks on which something may hang, but not much."),
    gettext_lazy("Asks on which much may hang too, well prepared."),
)


@dataclass(frozen=True, slots=True)
class PlainLine:
    """One thing that was decided, and the exact decisions that said so, newest first.

    `strong` is the word that stands out, "" where none does; `pace` is given where it is one.
    """

    strong: str
    line: str
    pace: str
    exact: tuple[Explained, ...]


def plain_lines_on(person: Person, day: date) -> tuple[PlainLine, ...]:
    """Every decision of a day of the person's, in plain lines (one query)."""
    grouped: dict[tuple[int, str, str], list[Explained]] = {}
    for one in explained_on(person, day):
        kind = one.rule.partition(":")[2]
        strong = one.value if one.pace else ""
        key = (_place_of(kind), strong, _line_of(kind, one))
        grouped.setdefault(key, []).append(one)
    return tuple(
        PlainLine(strong, line, found[0].pace, tuple(found))
        for (_place, strong, line), found in sorted(grouped.items(), key=lambda item: item[0][0])
    )


def _place_of(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _line_of(kind: str, one: Explained) -> str:
    """A line for a decision; one nobody has words for is told by its name and value."""
    make = _LINES.get(kind)
    if make is not None:
        return make(one)
    return str(_NOTES.get(kind, f"{one.name}: {one.value}"))


def _because(line: str, one: Explained) -> str:
    reason = str(one.raw["reason"])
    if reason == _NONE:
        return line
    return _("%(line)s Why: %(reason)s.") % {"line": line, "reason": one.reason.rstrip(".")}


def _pace(one: Explained) -> str:
    return one.reason


def _heavy(one: Explained) -> str:
    return _because(_("Today is a heavy day, so kindness came first."), one)


def _rest(one: Explained) -> str:
    if not one.raw["value"]:
        return _("No day of rest was due.")
    return _because(_("A day without an ask from us."), one)


def _screening(one: Explained) -> str:
    if not one.raw["value"]:
        return _("No questions about how you are were due.")
    return _because(_("A few short questions come before the next ask."), one)


def _dose(one: Explained) -> str:
    window = one.raw["value"]
    assert isinstance(window, dict)
    line = _("Asks whose worst moment is around %(floor)d to %(top)d of 100.") % {
        "floor": round(window["floor"]),
        "top": round(window["top"]),
    }
    return _because(line, one)


def _stakes(one: Explained) -> str:
    most = min(int(str(one.raw["value"])), len(_STAKES) - 1)
    return _because(str(_STAKES[most]), one)


def _begin(one: Explained) -> str:
    inputs = one.raw["inputs"]
    key = str(inputs.get("ask", "")) if isinstance(inputs, dict) else ""
    ask = open_library().asks.get(key.partition("#")[0])
    title = _("“%s”") % ask.title if ask else _("Your own ask")
    if one.raw["value"]:
        return _("%s could begin.") % title
    return _because(_("%s had to wait.") % title, one)


_LINES: Mapping[str, Callable[[Explained], str]] = {
    "pace": _pace,
    "heavy_day": _heavy,
    "rest": _rest,
    "screening": _screening,
    "dose": _dose,
    "stakes": _stakes,
    "begin": _begin,
}
