"""Learns the priors from everybody's attempts and stores them; the next suggestion uses them."""

from collections.abc import Iterator
from datetime import datetime

from undaunted.engine.history import History
from undaunted.engine.priors import Priors
from undaunted.learning.models import PopulationFit
from undaunted.learning.priors import keep_fit
from undaunted.people.models import Person
from undaunted.record.history import history_of


def fit_everybody(now: datetime) -> PopulationFit:
    """One fit over everybody here; raises TooFewAttempts where it can tell nothing.

    One person's facts are in memory at a time, besides the columns of the fit.
    """
    from undaunted.engine.population.prior_fit import learn_priors

    counted: list[int] = []

    def histories() -> Iterator[History]:
        for person in Person.objects.order_by("pk").iterator():
            history = history_of(person, Priors())
            counted.append(len(history.asks))
            yield history

    priors = learn_priors(histories())
    return keep_fit(priors, sum(1 for one in counted if one), sum(counted), now)
