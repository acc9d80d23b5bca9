"""The figures the safety rules are given: one table with its version and source.

The figures themselves are data, in `library/rules/safety.yaml`. Not for deciding anything.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SafetyRules:
    """Fear and drops in points of 0-100, chances and convictions 0-1, times in days or hours."""

    version: str
    source: str

    gentle_floor: float
    gentle_top: float
    gentle_ceiling: float
    open_floor: float
    open_top: float
    open_ceiling: float
    max_chance_above: float
    new_person_logs: int
    new_person_top: float
    rise: float
    rise_after: int

    strong_fear: float
    strong_fear_drop: float
    strong_fear_asks: int
    twice_within: int
    twice_drop: float
    twice_asks: int
    recovering_asks: int
    recovering_drop: float
    recovering_from_days: float
    recovering_until_days: float
    avoided_running: int
    avoided_drop: float
    drop_days: float

    gentle_stakes: int
    open_stakes: int
    never_stakes: int
    big_step_stakes: int
    big_step_reflected: int
    sheet_wait_hours: float
    high_stakes: int
    high_stakes_most: int
    high_stakes_days: float
    high_stakes_gap_days: float
    free_to_refuse_least: int
    cost_to_other_most: int
    care_check_cost: int
    party_days: float
    party_most: int
    uneasy_asks: int
    uneasy_most: int

    most_a_day: int
    last_hour: int
    first_hour: int
    repeat_days: float
    ladder_repeat_days: float
    cost_repeat_days: float
    alcohol_hours: float
    days_without_rest: int
    rest_offered_hours: float
    left_out_days: int

    heavy_mood: int
    heavy_days: int

    trend_asks: int
    rising_per_ask: float
    seeking_asks: int
    seeking_peak: float
    seeking_surprise: float

    yes_low: float
    yes_high: float
    yes_over: int
    first_asks: int
    first_yes_low: float

    phq2_more: int
    phq9_gentle: int
    phq9_supported: int
    gad7_gentle: int
    ptsd_gentle: int
    ptsd_supported: int
    k6_gentle: int
    item9_gentle: int
    item9_care: int
    care_days: float
    support_days: float
    loss_days: float
    screening_days: float
    absence_days: float
    measure_again_days: float
    ptsd_again_days: float
    minor_stakes: int
    minor_step_stakes: int

    phq9_worse: float
    phq9_watch: float
    gad7_worse: float
    gad7_watch: float
    k6_worse: float
    k6_watch: float
    confirm_from_days: float
    confirm_until_days: float

    lesson_jump: float
    lesson_within: int
    lesson_times: int
    lesson_level: float
    lesson_level_times: int
    lesson_drop: float
    lesson_third: int
    lesson_days: float

    mood_weight: float
    mood_limit_sds: float
    mood_baseline_days: int
    mood_sd_floor: float
    mood_slope_drop: float
    mood_slope_days: int
    mood_slope_before: int
    mood_slope_ratings: int
