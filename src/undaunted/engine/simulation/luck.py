"""Chance drawn beforehand, day by day, so that every policy meets the same luck.

Common random numbers: what differs between two runs of a person is the policy alone.
"""

from dataclasses import dataclass

import numpy as np

from undaunted.engine.values import Floats

NORMALS, UNIFORMS = 9, 11


@dataclass(frozen=True, slots=True)
class Day:
    """The luck of a day: first standard normals, then numbers in 0-1."""

    slow: float
    forecast: float
    peak: float
    guess: float
    threat: float
    threat_next: float
    cost: float
    felt: float
    minutes: float
    practises: float
    skips: float
    silence: float
    yes: float
    partly: float
    feared: float
    reflects: float
    leaves: float
    cause: float
    order: float
    choice: float


def luck_of(generator: np.random.Generator, days: int) -> tuple[Day, ...]:
    """The luck of so many days; a longer run begins with the days of a shorter one."""
    return tuple(Day(*_a_day(generator)) for _ in range(days))


def _a_day(generator: np.random.Generator) -> Floats:
    return np.concatenate([generator.normal(size=NORMALS), generator.random(UNIFORMS)])
