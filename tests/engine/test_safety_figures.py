"""The figures of the safety rules, written down a second time: the file can't change in silence."""

from dataclasses import asdict

import pytest

from tests.engine.builders import SAFETY

# What was decided first; everything else in the file is a judgement of ours.
DOSE = {  # 3.11
    "gentle_floor": 15.0,
    "gentle_top": 45.0,
    "gentle_ceiling": 70.0,
    "open_floor": 25.0,
    "open_top": 62.0,
    "open_ceiling": 85.0,
    "max_chance_above": 0.10,
    "new_person_logs": 5,
    "new_person_top": 45.0,
}
PACING = {  # 5b, pacing limits and overuse
    "rise": 8.0,
    "rise_after": 3,
    "most_a_day": 3,
    "last_hour": 22,
    "high_stakes": 3,
    "high_stakes_most": 2,
    "high_stakes_days": 7.0,
    "high_stakes_gap_days": 1.0,
    "days_without_rest": 21,
}
STOPPING = {  # 5b
    "strong_fear": 85.0,
    "strong_fear_drop": 15.0,
    "twice_within": 5,
    "twice_drop": 15.0,
    "twice_asks": 5,
    "recovering_asks": 2,
    "recovering_drop": 15.0,
    "trend_asks": 8,
    "rising_per_ask": 3.0,
    "avoided_running": 2,
    "avoided_drop": 10.0,
    "seeking_asks": 5,
    "seeking_peak": 70.0,
    "seeking_surprise": 0.1,
}
LESSON = {  # 5b
    "lesson_jump": 0.20,
    "lesson_within": 3,
    "lesson_times": 2,
    "lesson_level": 0.80,
    "lesson_level_times": 2,
    "lesson_drop": 15.0,
    "lesson_third": 3,
    "lesson_days": 30.0,
}
WORSENING = {  # 4 and 5b
    "phq9_worse": 6.0,
    "phq9_watch": 5.0,
    "gad7_worse": 5.0,
    "gad7_watch": 4.0,
    "k6_worse": 5.0,
    "confirm_from_days": 3.0,
    "confirm_until_days": 7.0,
}
MOOD = {  # 5b
    "mood_weight": 0.2,
    "mood_limit_sds": 4.0,
    "mood_baseline_days": 14,
    "mood_slope_drop": 15.0,
    "mood_slope_days": 7,
    "mood_slope_before": 28,
    "mood_slope_ratings": 5,
}
SCREENING = {  # 5a, 5g and the table of measures
    "phq2_more": 3,
    "phq9_gentle": 15,
    "phq9_supported": 20,
    "gad7_gentle": 15,
    "ptsd_gentle": 3,
    "ptsd_supported": 4,
    "k6_gentle": 13,
    "item9_gentle": 1,
    "item9_care": 2,
    "care_days": 7.0,
    "loss_days": 56.0,
    "screening_days": 28.0,
    "measure_again_days": 14.0,
    "ptsd_again_days": 84.0,
    "minor_stakes": 2,
    "minor_step_stakes": 1,
}
OTHERS = {  # 5b contact rule, 5c and 5d
    "gentle_stakes": 2,
    "open_stakes": 4,
    "never_stakes": 5,
    "big_step_stakes": 4,
    "big_step_reflected": 10,
    "sheet_wait_hours": 24.0,
    "party_days": 30.0,
    "party_most": 2,
    "uneasy_asks": 10,
    "uneasy_most": 2,
}
YES_DIET = {"yes_low": 0.40, "yes_high": 0.65}  # 0.4 and 3.11
JUDGED = {
    "strong_fear_asks": 3,
    "recovering_from_days": 0.5,
    "recovering_until_days": 4.0,
    "drop_days": 14.0,
    "free_to_refuse_least": 3,
    "cost_to_other_most": 3,
    "care_check_cost": 2,
    "first_hour": 5,
    "repeat_days": 7.0,
    "ladder_repeat_days": 3.0,
    "cost_repeat_days": 180.0,
    "alcohol_hours": 12.0,
    "rest_offered_hours": 24.0,
    "left_out_days": 1,
    "heavy_mood": 20,
    "heavy_days": 1,
    "yes_over": 10,
    "first_asks": 5,
    "first_yes_low": 0.60,
    "support_days": 84.0,
    "absence_days": 14.0,
    "k6_watch": 4.0,
    "mood_sd_floor": 2.0,
}
GROUPS = (
    *(DOSE, PACING, STOPPING, LESSON, WORSENING),
    *(MOOD, SCREENING, OTHERS, YES_DIET, JUDGED),
)
EXPECTED: dict[str, float] = {name: value for group in GROUPS for name, value in group.items()}


@pytest.mark.parametrize(("name", "value"), sorted(EXPECTED.items()))
def test_a_figure_is_the_one_that_was_agreed(name: str, value: float) -> None:
    assert getattr(SAFETY, name) == value


def test_every_figure_is_written_down_here_once() -> None:
    assert set(EXPECTED) == set(asdict(SAFETY)) - {"version", "source"}
    assert sum(map(len, GROUPS)) == len(EXPECTED)


def test_the_figures_hold_together() -> None:
    r = SAFETY
    assert r.gentle_floor < r.gentle_top < r.gentle_ceiling < r.open_ceiling <= r.strong_fear
    assert r.open_floor < r.new_person_top < r.open_top < r.open_ceiling
    assert (
        r.minor_step_stakes < r.minor_stakes <= r.gentle_stakes < r.high_stakes < r.big_step_stakes
    )
    assert r.big_step_stakes == r.open_stakes == r.never_stakes - 1
    assert r.phq9_watch < r.phq9_worse
    assert r.gad7_watch < r.gad7_worse
    assert r.k6_watch < r.k6_worse
