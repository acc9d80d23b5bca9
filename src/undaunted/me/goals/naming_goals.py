"""Names a goal, says where one stands with it, lets it go; earlier answers stay as they were."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.record.aims import goals_of
from undaunted.record.models import Goal, GoalStand, NoMeaning
from undaunted.record.recording import append
from undaunted.wellbeing.noticing import Kept, keep

MOST_GOALS = 3
GOAL_DRAFT, STANDS_DRAFT = "goal", "goal-stands"


def name_goal(person: Person, fact: uuid.UUID, words: str, stand: int, now: datetime) -> Kept[Goal]:
    """Append a goal with where one stands, 0-10. Raises `NotAllowed` where three are open."""
    row = Goal(id=fact, person=person, received_at=now, set_at=now, words=words)

    def save(goal: Goal) -> Goal:
        _require_room(person, goal)
        saved = append(goal)
        append(_stand_of(saved, _id_for(fact, saved), now, stand=stand))
        return saved

    return keep(person, row, save, now)


def _require_room(person: Person, goal: Goal) -> None:
    open_ones = [one for one in goals_of(person) if one.let_go is None]
    sent = any(one.goal.pk == goal.pk for one in open_ones)
    if not sent and len(open_ones) >= MOST_GOALS:
        raise NotAllowed(_("Three goals at a time are enough. Let one go first."))


@transaction.atomic
def stand_again(
    person: Person, fact: uuid.UUID, stands: Mapping[uuid.UUID, int], now: datetime
) -> None:
    """Append where one stands now, by goal; sent twice it is once."""
    for goal_id, stand in stands.items():
        goal = Goal.objects.one_of(person, goal_id)
        append(_stand_of(goal, _id_for(fact, goal), now, stand=stand))


@transaction.atomic
def let_go_of(person: Person, fact: uuid.UUID, goal_id: uuid.UUID, now: datetime) -> None:
    """Append that a goal is let go; letting go twice is once."""
    goal = Goal.objects.one_of(person, goal_id)
    if not GoalStand.objects.of(person).filter(goal=goal, let_go=True).exists():
        append(_stand_of(goal, fact, now, let_go=True))


def say_no_means(person: Person, fact: uuid.UUID, words: str, now: datetime) -> Kept[NoMeaning]:
    """Append what a no means to the person, beside what they said before."""
    row = NoMeaning(
        id=uuid.uuid5(fact, "no"), person=person, received_at=now, said_at=now, words=words
    )
    return keep(person, row, append, now)


def _id_for(fact: uuid.UUID, goal: Goal) -> uuid.UUID:
    """One form tells of several goals: each stand has an id that follows from the form's."""
    return uuid.uuid5(fact, str(goal.pk))


def _stand_of(
    goal: Goal,
    stand_id: uuid.UUID,
    now: datetime,
    *,
    stand: int | None = None,
    let_go: bool = False,
) -> GoalStand:
    return GoalStand(
        id=stand_id,
        person=goal.person,
        received_at=now,
        stood_at=now,
        goal=goal,
        stand=stand,
        let_go=let_go,
    )
