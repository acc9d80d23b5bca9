"""Every number of the safety rules, in one table with its version and source.

Not for deciding anything: the modules beside this one do, and are given the table.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SafetyRules:
    """Fear in points of 0-100, chances 0-1, times in days or hours of the person's own day."""

    version: str = "safety-2"
    source: str = "science brief 2a, 3.11, 5b, 5c; thresholds are judgements, not facts"

    gentle_floor: float = 15.0
    gentle_top: float = 45.0
    gentle_ceiling: float = 70.0
    open_floor: float = 25.0
    open_top: float = 62.0
    open_ceiling: float = 85.0
    max_chance_above: float = 0.10

    new_person_logs: int = 5
    new_person_top: float = 45.0
    rise: float = 8.0
    rise_after: int = 3

    strong_fear: float = 85.0
    strong_fear_drop: float = 15.0
    strong_fear_asks: int = 3
    twice_within: int = 5
    twice_drop: float = 15.0
    twice_asks: int = 5
    avoided_running: int = 2
    avoided_drop: float = 10.0
    drop_days: float = 14.0

    gentle_stakes: int = 2
    open_stakes: int = 4
    never_stakes: int = 5
    big_step_stakes: int = 4
    big_step_reflected: int = 10

    most_a_day: int = 3
    last_hour: int = 22
    first_hour: int = 5
    high_stakes: int = 3
    high_stakes_most: int = 2
    high_stakes_days: float = 7.0
    high_stakes_gap_days: float = 1.0
    repeat_days: float = 7.0
    ladder_repeat_days: float = 3.0
    free_to_refuse_least: int = 3
    cost_to_other_most: int = 3

    alcohol_hours: float = 12.0
    days_without_rest: int = 21
    rest_offered_hours: float = 24.0
    trend_asks: int = 8
    rising_per_ask: float = 3.0

    yes_low: float = 0.40
    yes_high: float = 0.65
    yes_over: int = 10
    first_asks: int = 5
    first_yes_low: float = 0.60


SAFETY = SafetyRules()
