import numpy as np
import pytest

from tests.engine.builders import SAFETY
from undaunted.engine.safety.monitoring import alarm_limit, watch
from undaunted.engine.values import Floats

BASELINE = np.array([48.0, 52.0] * 7)
SD = float(BASELINE.std(ddof=1))


def chart_of(*later: float) -> tuple[float, ...]:
    moods = np.concatenate((BASELINE, later))
    return watch(np.arange(len(moods), dtype=np.float64), moods, SAFETY).value.starts


def test_the_limit_is_four_lasting_sds_of_the_average() -> None:
    assert alarm_limit(3.0, SAFETY) == pytest.approx(4.0 * 3.0 * (0.2 / 1.8) ** 0.5)


def test_an_alarm_starts_on_the_day_the_average_crosses_the_limit() -> None:
    limit = alarm_limit(SD, SAFETY)
    drop = limit / SAFETY.mood_weight
    assert chart_of(50.0 - drop * 0.999) == ()
    assert chart_of(50.0 - drop * 1.001) == (14.0,)


def test_a_lasting_fall_is_one_alarm_and_recovering_ends_it() -> None:
    moods = np.concatenate((BASELINE, np.full(10, 30.0), np.full(30, 50.0), np.full(5, 20.0)))
    found = watch(np.arange(len(moods), dtype=np.float64), moods, SAFETY)
    assert len(found.value.starts) == 2
    assert len(found.value.alarmed) > 10
    assert found.value.watched == 45
    assert found.reason == "mood_low"
    assert found.rule == f"{SAFETY.version}:mood_chart"
    assert dict(found.inputs)["center"] == pytest.approx(50.0)


def test_a_good_spell_is_no_alarm_but_is_told() -> None:
    moods = np.concatenate((BASELINE, np.full(10, 80.0)))
    found = watch(np.arange(24.0), moods, SAFETY)
    assert (found.value.starts, found.value.starts_high) == ((), (14.0,))
    assert found.reason == "none"


def test_before_the_baseline_is_full_nothing_is_said() -> None:
    found = watch(np.arange(13.0), np.full(13, 10.0), SAFETY)
    assert found.reason == "too_few_days"
    assert found.value.starts == ()
    assert found.value.sd is None
    assert watch(np.array([]), np.array([]), SAFETY).reason == "too_few_days"


def test_an_even_baseline_has_the_least_sd() -> None:
    found = watch(np.arange(15.0), np.full(15, 50.0), SAFETY)
    assert found.value.sd == SAFETY.mood_sd_floor


def test_days_that_are_missing_are_passed_over() -> None:
    moods = np.concatenate((BASELINE, np.full(4, 30.0)))
    apart = watch(np.arange(18.0) * 3.0, moods, SAFETY).value
    together = watch(np.arange(18.0), moods, SAFETY).value
    assert len(apart.starts) == len(together.starts) == 1
    assert apart.starts[0] == together.starts[0] * 3.0


def test_later_days_change_no_earlier_alarm() -> None:
    moods: Floats = np.clip(np.random.default_rng(2).normal(60.0, 18.0, 200), 0.0, 100.0)
    days = np.arange(200.0)
    whole = watch(days, moods, SAFETY).value.alarmed
    part = watch(days[:90], moods[:90], SAFETY).value.alarmed
    assert part == tuple(day for day in whole if day < 90.0)


def test_days_that_do_not_rise_are_refused() -> None:
    with pytest.raises(ValueError, match="rise"):
        watch(np.array([1.0, 1.0]), np.array([50.0, 50.0]), SAFETY)
