import numpy as np
import pytest

from tests.engine.builders import a_library, a_log, a_past, an_ask
from undaunted.engine.fear.exposure import Exposures, exposure, exposure_to
from undaunted.engine.pool import Pool
from undaunted.engine.taxonomy import Outcome


def test_a_pool_has_the_exposure_of_its_asks() -> None:
    generator = np.random.default_rng(3)
    library = a_library(generator, 120)
    _, history = a_past(generator, library[:70], 90)
    exposures = Exposures()
    for logged in history.asks:
        exposures = exposures.add(logged)
    many = exposure(exposures, Pool((*library, library[0])), 250.0)
    ones = [exposure_to(exposures, ask, 250.0) for ask in (*library, library[0])]
    np.testing.assert_allclose(many, ones, atol=1e-12)
    assert many.min() > 0.0


def test_nothing_practised_is_no_exposure() -> None:
    assert exposure_to(Exposures(), an_ask(), 1.0) == 0.0
    assert exposure(Exposures(), Pool((an_ask(),)), 1.0).tolist() == [0.0]
    assert Exposures().add(a_log(outcome=Outcome.NOT_ASKED)) == Exposures()


def test_repeats_of_an_ask_add_up_under_its_key() -> None:
    exposures = Exposures()
    for day, key in enumerate(("b", "a", "b", "c")):
        exposures = exposures.add(a_log(an_ask(key), day=float(day)))
    assert [(one.key, one.weight) for one in exposures.practised] == [
        ("a", 1.0),
        ("b", 2.0),
        ("c", 1.0),
    ]
    assert exposures.last == ((an_ask().domain, 3.0),)


def test_fear_returns_after_a_gap_but_not_all_of_it() -> None:
    exposures = Exposures().add(a_log(an_ask("a")))
    now, later = (exposure_to(exposures, an_ask("a"), day) for day in (0.0, 60.0))
    assert now == pytest.approx(np.log(2.0))
    assert later / now == pytest.approx(0.6 + 0.4 * np.exp(-60.0 / 21.0))
