"""The last twelve asks: how many yeses were guessed, and how many came.

Only what asked for something and got an answer: another offer is drawn, and is no yes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from undaunted.drawing.outlines import Came
from undaunted.drawing.rings import guess_rings
from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import AskKind
from undaunted.engine.values import ANSWERED, OWN
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.record.models import Answer, Attempt

MOST, TOLD_FROM = 12, 3
_LOOKED_AT = 40
_CAME: dict[str, Came] = {"yes": "yes", "partly": "partly", "no": "no"}


@dataclass(frozen=True, slots=True)
class LastTwelve:
    """A picture, and from three answers on what it says in words."""

    picture: str
    sentence: str
    count: int


def last_twelve(person: Person) -> LastTwelve | None:
    """None before the first answer (one query)."""
    rows = list(_answered(person))[:MOST]
    if not rows:
        return None
    guesses, came = [chance for chance, _came in rows], [one for _chance, one in rows]
    guess = round(sum(guesses) / len(rows) * 100)
    sentence = _sentence(len(rows), guess, came.count("yes"))
    picture = guess_rings(guesses, came, (_("you guessed"), _("what came")), sentence)
    return LastTwelve(picture, sentence if len(rows) >= TOLD_FROM else "", len(rows))


def _answered(person: Person) -> Iterator[tuple[float, Came]]:
    """Chance guessed and what came, the newest first."""
    rows = (
        Answer.objects.of(person)
        .current()
        .filter(
            outcome__in=[one.value for one in ANSWERED],
            attempt__origin=Attempt.Origin.SOUGHT,
            attempt__removed_at__isnull=True,
        )
    )
    columns = ("attempt__ask_key", "attempt__forecast__chance_yes", "outcome")
    found = rows.order_by("-asked_at", "-logged_at").values_list(*columns)[:_LOOKED_AT]
    for key, chance, outcome in found:
        if chance is not None and _asks(key):
            yield chance, _CAME[outcome]


def _asks(key: str) -> bool:
    ask_key, step = parted(key)
    ask = open_library().asks.get(ask_key)
    if step:
        return False
    return key.startswith(OWN) if ask is None else ask.kind == AskKind.ASKING.value


def _sentence(count: int, guess: int, yes: int) -> str:
    said = {"count": count, "guess": guess, "yes": round(yes / count * 100), "came": yes}
    if count < TOLD_FROM:
        return (
            _("You guessed %(guess)d\u00a0%% on average; a yes came to %(came)d of %(count)d.")
            % said
        )
    return (
        _("Over your last %(count)d asks you expected %(guess)d\u00a0%% and %(yes)d\u00a0%% came.")
        % said
    )
