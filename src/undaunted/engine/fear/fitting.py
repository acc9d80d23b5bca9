"""Settings of the fear filter learned from other people's logs, by marginal likelihood.

The prior that one person's filter starts from. Not for effects of asks or learning slopes: the
population fit estimates those from everybody at once.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from undaunted.engine.fear.exposure import Exposures, exposure_to
from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.fear.series import Series
from undaunted.engine.fear.series_fit import fit_single
from undaunted.engine.history import History
from undaunted.engine.values import Floats


def fit(histories: Sequence[History], settings: FearSettings | None = None) -> FearSettings:
    """Overall mean, person sd, slow sd and carry-over a day, and noise sd of these people.

    Maximum likelihood of the censored filter, each ask at its curated fear less the mean slope
    times practice, its curated variance and the slope's known; the rest of `settings` is kept.
    Raises ValueError when nobody told a peak.
    """
    settings = settings or FearSettings()
    rows = [_rated(history, settings) for history in histories]
    rows = [row for row in rows if row.shape[1]]
    if not rows:
        raise ValueError("nobody told how strong their fear was")
    found = fit_single(_padded(rows), censored=True)
    noise = found.noise_sds[0]
    return replace(
        settings,
        mean_shift=found.mean,
        person_sd=found.person_sd,
        slow_sd=noise * found.slow_ratios[0],
        slow_kept_a_day=found.kept[0],
        noise_sd=noise,
    )


def _rated(history: History, settings: FearSettings) -> Floats:
    """Day, peak, what was expected of anybody and its variance for every peak told, (4, n)."""
    exposures, rows = Exposures(), []
    for logged in history.asks:
        if logged.asked and logged.fear_peak is not None:
            ask, day = logged.candidate, logged.time_days
            practice = exposure_to(exposures, ask, day)
            variance = max(ask.fear_sd, settings.ask_sd_least) ** 2
            variance += (settings.slope_sd * practice) ** 2
            expected = ask.fear_mean - settings.slope_mean * practice
            rows.append((day, logged.fear_peak, expected, variance))
        exposures = exposures.add(logged)
    return np.array(rows, dtype=np.float64).reshape(-1, 4).T


def _padded(rows: Sequence[Floats]) -> Series:
    """The rows (4, n) of many people as a series in days."""
    columns = np.full((4, len(rows), max(row.shape[1] for row in rows)), np.nan)
    for who, row in enumerate(rows):
        columns[:, who, : row.shape[1]] = row
    return Series(*columns)
