"""Every table of a person and how it leaves. A personal table missing here fails a test."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from undaunted.learning.models import Learned, LearnedPage
from undaunted.leaving.copies import COPIES, UNFINISHED
from undaunted.people.access import BinnedQuerySet, PersonalQuerySet
from undaunted.people.models import Circumstances, Draft, Person
from undaunted.practice.models import AskOfDay, Pass, Rung, RungRepeat
from undaunted.programmes.models import Enrolment, EnrolmentStep
from undaunted.record.models import (
    Answer,
    Approach,
    Attempt,
    CareCheck,
    Chapter,
    ExerciseDone,
    FearGroup,
    FearGrouped,
    FollowUp,
    Forecast,
    Goal,
    GoalStand,
    KeepingPlan,
    LeftOpen,
    LiveAttempt,
    Managed,
    NoMeaning,
    OwnAsk,
    OwnAskTold,
    OwnPage,
    Party,
    Plan,
    Preparation,
    Reflection,
    RequestReceived,
    Round,
    RoundAnswer,
    SamePerson,
    SkillsUsed,
    Suggestion,
    UnaskedNo,
    WorkingAnswer,
)
from undaunted.shelf.models import Saved
from undaunted.wellbeing.models import (
    CheckIn,
    MeasureTaken,
    Noticed,
    PaceChoice,
    SafetyDecision,
    SafetyPlan,
    Screening,
)


@dataclass(frozen=True, slots=True)
class Exported:
    """A table that is in the export, under `name`."""

    name: str
    model: type[models.Model]

    def rows_of(self, person: Person) -> PersonalQuerySet[models.Model]:
        return personal_rows(self.model, person)


@dataclass(frozen=True, slots=True)
class Derived:
    """A table left out of the export, because `reason`. It is deleted like the others."""

    model: type[models.Model]
    reason: str


EXPORTED = (
    Exported("circumstances", Circumstances),
    Exported("pace_choice", PaceChoice),
    Exported("screening", Screening),
    Exported("measure_taken", MeasureTaken),
    Exported("check_in", CheckIn),
    Exported("safety_plan", SafetyPlan),
    Exported("safety_decision", SafetyDecision),
    Exported("suggestion", Suggestion),
    Exported("own_ask", OwnAsk),
    Exported("own_ask_told", OwnAskTold),
    Exported("party", Party),
    Exported("same_person", SamePerson),
    Exported("attempt", Attempt),
    Exported("forecast", Forecast),
    Exported("care_check", CareCheck),
    Exported("unasked_no", UnaskedNo),
    Exported("round", Round),
    Exported("round_answer", RoundAnswer),
    Exported("request_received", RequestReceived),
    Exported("approach", Approach),
    Exported("preparation", Preparation),
    Exported("plan", Plan),
    Exported("answer", Answer),
    Exported("reflection", Reflection),
    Exported("follow_up", FollowUp),
    Exported("managed", Managed),
    Exported("skills_used", SkillsUsed),
    Exported("noticed", Noticed),
    Exported("exercise_done", ExerciseDone),
    Exported("own_page", OwnPage),
    Exported("goal", Goal),
    Exported("goal_stand", GoalStand),
    Exported("no_meaning", NoMeaning),
    Exported("chapter", Chapter),
    Exported("keeping_plan", KeepingPlan),
    Exported("working_answer", WorkingAnswer),
    Exported("left_open", LeftOpen),
    Exported("fear_group", FearGroup),
    Exported("fear_grouped", FearGrouped),
    Exported("pass", Pass),
    Exported("saved", Saved),
    Exported("rung", Rung),
    Exported("rung_repeat", RungRepeat),
    Exported("enrolment", Enrolment),
    Exported("enrolment_step", EnrolmentStep),
    Exported("draft", Draft),
)
# Files beside the database that hold a person's rows: sealed, and destroyed by deletion.
_FILES = (COPIES, UNFINISHED)
DERIVED = (
    Derived(LiveAttempt, "Which attempts are under way; found again from the facts."),
    Derived(Learned, "A cache of what the facts teach; learned again from the facts."),
    Derived(LearnedPage, "The same facts once more, in a form that is read fast."),
    Derived(AskOfDay, "Which suggestion stands on a day; found again from suggestions and facts."),
)

PERSON_SETTINGS = (
    *("theme", "time_zone", "zones_before", "zone_declined", "week_begins", "clock", "day_order"),
    *("week_goal", "country", "help_until", "joined_at"),
)


def personal_models() -> Iterator[type[models.Model]]:
    """Every table of the program with rows of a person, directly or through another such table."""
    personal: set[type[models.Model]] = {Person}
    ours = [m for m in apps.get_models() if m.__module__.startswith("undaunted.")]
    grown = -1
    while grown != len(personal):
        grown = len(personal)
        personal.update(m for m in ours if personal & set(targets_of(m)))
    return iter(sorted(personal - {Person}, key=lambda m: m._meta.label))


def targets_of(model: type[models.Model]) -> Iterator[type[models.Model]]:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            yield field.related_model


def personal_rows(model: type[models.Model], person: Person) -> PersonalQuerySet[models.Model]:
    """The person's rows, those in the bin too, oldest first and always in the same order."""
    manager = model._default_manager
    rows = manager.get_queryset()
    assert isinstance(rows, PersonalQuerySet), f"{model._meta.label} lacks the door `of`"
    names = {field.name for field in model._meta.concrete_fields}
    order = ("received_at", "pk") if "received_at" in names else ("pk",)
    every = rows.of_all(person) if isinstance(rows, BinnedQuerySet) else rows.of(person)
    return every.order_by(*order)
