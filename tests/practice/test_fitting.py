"""A fit over everybody is stored, and the next suggestion uses it."""

from datetime import timedelta

import numpy as np
import pytest
from django.utils import timezone

from tests.cast import NOON, commits, logs
from tests.practice.considering import gate_of
from undaunted.engine.population.prior_fit import TooFewAttempts
from undaunted.engine.priors import Priors
from undaunted.engine.taxonomy import Outcome
from undaunted.learning.fitting import fit_everybody
from undaunted.learning.models import Learned, PopulationFit
from undaunted.learning.priors import current_priors
from undaunted.learning.state import learned_state
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.people.telling_life import tell_life

pytestmark = pytest.mark.django_db
HARDER, RATED_EARLIER = "name-of-that-plant", 10


def many_practise(people: int = 24) -> None:
    """Everybody finds one ask 30 points worse than its rating, and mostly hears no to it."""
    generator, library = np.random.default_rng(5), open_library().asks
    keys = [HARDER, *[key for key in sorted(library) if key != HARDER][:9]]
    for number in range(people):
        person = Person.objects.create(label=f"person-{number}")
        level = generator.normal(0, 10)
        for day, key in enumerate(generator.permutation(keys).tolist()):
            extra = 30 if key == HARDER else 0
            fear = library[key].candidate().fear_mean + extra + level + generator.normal(0, 8)
            attempt = commits(person, key, NOON - timedelta(days=RATED_EARLIER - day))
            yes = generator.random() < (0.3 if key == HARDER else 0.8)
            logs(attempt, Outcome.YES if yes else Outcome.NO, peak=int(np.clip(fear, 1, 99)))


def test_too_few_people_teach_nothing_and_nothing_is_stored(ana: Person) -> None:
    logs(commits(ana))
    with pytest.raises(TooFewAttempts, match="20 people"):
        fit_everybody(NOON)
    assert not PopulationFit.objects.exists()
    assert current_priors() == Priors()


def test_what_everybody_met_at_an_ask_takes_the_place_of_its_rating() -> None:
    many_practise()
    fit_everybody(NOON)
    curated = open_library().asks[HARDER].candidate()
    learned = current_priors().candidate(curated)
    assert 20 < learned.fear_mean - curated.fear_mean < 40
    assert learned.fear_sd < curated.fear_sd
    assert learned.yes_mean + learned.partly_mean < 0.75
    assert curated.yes_mean > 0.9


def test_an_ask_that_fewer_than_eight_people_did_keeps_its_rating() -> None:
    many_practise()
    seldom = open_library().asks["swap-without-the-receipt"].candidate()
    for person in Person.objects.filter(label__in=[f"person-{n}" for n in range(7)]):
        logs(commits(person, seldom.key, NOON), peak=95)
    fit_everybody(NOON)
    assert current_priors().candidate(seldom) == seldom


def test_the_next_suggestion_is_chosen_with_the_fit(ana: Person) -> None:
    """Thirty points harder than its rating, the ask leaves the window of a new person."""
    many_practise()
    noon = timezone.now().replace(hour=12)
    tell_life(ana, {}, "south" if noon.month in (12, 1, 2) else "north", noon)
    assert gate_of(ana, HARDER, noon) is None
    fit_everybody(NOON)
    assert gate_of(ana, HARDER, noon) in {"above_ceiling", "above_top"}


def test_a_new_fit_has_everybody_learned_anew(ana: Person) -> None:
    logs(commits(ana))
    learned_state(ana)
    assert Learned.objects.get(person=ana).engine_version.endswith("/curated")
    many_practise()
    made = fit_everybody(NOON)
    state, history = learned_state(ana)
    assert Learned.objects.get(person=ana).engine_version.endswith(f"/fit-{made.pk}")
    assert state.fear.settings == current_priors().fear
    assert history.asks[0].candidate.fear_mean > open_library().asks[HARDER].candidate().fear_mean


def test_the_newest_fit_is_used_and_the_earlier_one_kept() -> None:
    many_practise()
    first, second = fit_everybody(NOON), fit_everybody(NOON + timedelta(days=1))
    assert current_priors().version == f"fit-{second.pk}" != f"fit-{first.pk}"
    assert PopulationFit.objects.count() == 2
