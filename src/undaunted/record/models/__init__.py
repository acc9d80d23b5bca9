from undaunted.record.models.after import Answer, FollowUp, Reflection
from undaunted.record.models.before import Attempt, Forecast, OwnAsk, Party, Plan, Suggestion
from undaunted.record.models.fits import PopulationFit

__all__ = [
    "Answer",
    "Attempt",
    "FollowUp",
    "Forecast",
    "OwnAsk",
    "Party",
    "Plan",
    "PopulationFit",
    "Reflection",
    "Suggestion",
]
