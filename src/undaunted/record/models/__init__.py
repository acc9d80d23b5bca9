from undaunted.record.models.after import Answer, ExerciseDone, FollowUp, Managed, Reflection
from undaunted.record.models.aims import (
    Chapter,
    FearGroup,
    FearGrouped,
    Goal,
    GoalStand,
    KeepingPlan,
    LeftOpen,
    NoMeaning,
    WorkingAnswer,
)
from undaunted.record.models.approaches import Approach
from undaunted.record.models.before import (
    Attempt,
    CareCheck,
    Forecast,
    LiveAttempt,
    OwnAsk,
    OwnAskTold,
    Party,
    Plan,
    Preparation,
    SamePerson,
    Suggestion,
)
from undaunted.record.models.pages import OwnPage
from undaunted.record.models.rounds import Round, RoundAnswer
from undaunted.record.models.unasked import RequestReceived, UnaskedNo

__all__ = [
    "Answer",
    "Approach",
    "Attempt",
    "CareCheck",
    "Chapter",
    "ExerciseDone",
    "FearGroup",
    "FearGrouped",
    "FollowUp",
    "Forecast",
    "Goal",
    "GoalStand",
    "KeepingPlan",
    "LeftOpen",
    "LiveAttempt",
    "Managed",
    "NoMeaning",
    "OwnAsk",
    "OwnAskTold",
    "OwnPage",
    "Party",
    "Plan",
    "Preparation",
    "Reflection",
    "RequestReceived",
    "Round",
    "RoundAnswer",
    "SamePerson",
    "Suggestion",
    "UnaskedNo",
    "WorkingAnswer",
]
