"""Whether an ask was hard, as its record tells it: kindness comes first then."""

from undaunted.engine.fear.hard import was_hard as was_hard_by
from undaunted.record.questions import AttemptRecord


def was_hard(record: AttemptRecord) -> bool:
    """Whether the worst moment was well over the guess, or it still is hard."""
    answer, forecast = record.answer, record.forecast
    if answer is None:
        return False
    guess = forecast.fear if forecast is not None else None
    return was_hard_by(record.outcome, guess, answer.fear_peak, answer.fear_now)
