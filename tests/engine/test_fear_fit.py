import numpy as np
import pytest

from tests.engine.builders import a_library, a_log
from undaunted.engine.fear.fitting import fit
from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.simulation.people import PeopleSettings, attempt, draw_person
from undaunted.engine.taxonomy import Outcome

TRUE = PeopleSettings(
    level_sd=9.0, slow_sd=13.0, slow_kept_a_day=0.8, noise_sd=11.0, skips_logit=-40.0
)


def logs_of(seed: int, n: int) -> History:
    generator = np.random.default_rng(seed)
    library, person, day = a_library(generator, 300), draw_person(generator, TRUE), 0.5
    asks: list[LoggedAsk] = []
    for place in generator.permutation(len(library))[:n]:
        day += float(generator.uniform(0.3, 4.0))
        person, logged = attempt(person, library[int(place)], day, generator)
        asks.append(logged)
    return History(tuple(asks))


def test_it_finds_the_figures_people_were_made_with() -> None:
    found = fit([logs_of(seed, 40) for seed in range(200)])
    assert found.mean_shift == pytest.approx(0.0, abs=2.5)
    assert found.person_sd == pytest.approx(9.0, rel=0.15)
    assert found.slow_sd == pytest.approx(13.0, rel=0.15)
    assert found.slow_kept_a_day == pytest.approx(0.8, abs=0.05)
    assert found.noise_sd == pytest.approx(11.0, rel=0.15)
    assert found.bias_sd == FearSettings().bias_sd


def test_order_of_people_does_not_matter() -> None:
    histories = [logs_of(seed, 10) for seed in range(12)]
    found, other = fit(histories), fit(histories[::-1])
    assert found.person_sd == pytest.approx(other.person_sd, rel=1e-3)
    assert found.noise_sd == pytest.approx(other.noise_sd, rel=1e-3)


def test_without_a_peak_there_is_nothing_to_fit() -> None:
    with pytest.raises(ValueError, match="nobody told"):
        fit([History((a_log(outcome=Outcome.NOT_ASKED),)), History()])
