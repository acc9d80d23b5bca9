"""The last twelve asks: how many yeses were guessed, and how many came.

Only what asked for something and got an answer about the ask: another offer is drawn, and is no yes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from undaunted.drawing.chart import FEWEST
from undaunted.drawing.outlines import Came
from undaunted.drawing.rings import guess_rings
from undaunted.engine.values import ANSWERED
from undaunted.people.models import Person
from undaunted.record.because_of_who import grounds_of
from undaunted.record.kinds import asks_for_something
from undaunted.record.models import Answer, Attempt

_MOST = 12
_LOOKED_AT = 40
_CAME: dict[str, Came] = {"yes": "yes", "partly": "partly", "no": "no"}


@dataclass(frozen=True, slots=True)
class LastTwelve:
    """A picture, and from eight answers on what it says in words."""

    picture: str
    sentence: str
    count: int


def last_twelve(person: Person) -> LastTwelve | None:
    """None before the first answer (one query)."""
    rows = list(_answered(person))[:_MOST]
    if not rows:
        return None
    guesses, came = [chance for chance, _came in rows], [one for _chance, one in rows]
    guess = round(sum(guesses) / len(rows) * 100)
    sentence = _sentence(len(rows), guess, came.count("yes"))
    picture = guess_rings(guesses, came, (_("you guessed"), _("what came")), sentence)
    return LastTwelve(picture, sentence if len(rows) >= FEWEST else "", len(rows))


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
        .exclude(attempt__own_ask__crosses_line=True)
    )
    columns = (
        *("person", "outcome", "because_of_who"),
        *("attempt__ask_key", "attempt__forecast__chance_yes"),
    )
    found = rows.select_related("attempt__forecast").only(*columns)
    for row in found.order_by("-asked_at", "-logged_at")[:_LOOKED_AT]:
        forecast = getattr(row.attempt, "forecast", None)
        chance = forecast.chance_yes if forecast else None
        counts = asks_for_something(row.attempt.ask_key) and not grounds_of(row)
        if chance is not None and counts:
            yield chance, _CAME[row.outcome]


def _sentence(count: int, guess: int, yes: int) -> str:
    said = {"count": count, "guess": guess, "yes": round(yes / count * 100), "came": yes}
    if count < FEWEST:
        return (
            _("You guessed %(guess)d\u00a0%% on average; a yes came to %(came)d of %(count)d.")
            % said
        )
    return (
        _("Over your last %(count)d asks you expected %(guess)d\u00a0%% and %(yes)d\u00a0%% came.")
        % said
    )
