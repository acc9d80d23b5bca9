from undaunted.record.models.after import Answer, ExerciseDone, FollowUp, Reflection
from undaunted.record.models.before import (
    Attempt,
    CareCheck,
    Forecast,
    LiveAttempt,
    OwnAsk,
    Party,
    Plan,
    Preparation,
    Suggestion,
)

__all__ = [
    "Answer",
    "Attempt",
    "CareCheck",
    "ExerciseDone",
    "FollowUp",
    "Forecast",
    "LiveAttempt",
    "OwnAsk",
    "Party",
    "Plan",
    "Preparation",
    "Reflection",
    "Suggestion",
]
