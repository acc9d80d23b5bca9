from undaunted.record.models.after import Answer, ExerciseDone, FollowUp, Reflection
from undaunted.record.models.before import (
    Attempt,
    CareCheck,
    Forecast,
    OwnAsk,
    Party,
    Plan,
    Preparation,
    Suggestion,
)
from undaunted.record.models.fits import PopulationFit

__all__ = [
    "Answer",
    "Attempt",
    "CareCheck",
    "ExerciseDone",
    "FollowUp",
    "Forecast",
    "OwnAsk",
    "Party",
    "Plan",
    "PopulationFit",
    "Preparation",
    "Reflection",
    "Suggestion",
]
