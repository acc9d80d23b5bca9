"""Every verb that saves words, called without any request, each with words of danger."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from tests.cast import FIRST, NOON, commits, is_well, logs, reflects
from undaunted.asks.shown import ask_of
from undaunted.engine.taxonomy import Source
from undaunted.exercises.walking import finish, walk_of
from undaunted.insights.grouping_fears import put_together
from undaunted.journal.correcting import correct
from undaunted.journal.writing_pages import WordsOfPage, rewrite_page, write_page
from undaunted.me.goals.having_enough import keep_for_later
from undaunted.me.goals.naming_goals import name_goal, say_no_means
from undaunted.people.describing import Description
from undaunted.people.models import Circumstances, Person
from undaunted.people.written import Written
from undaunted.practice.after.following_up import SeenAgain, follow_up
from undaunted.practice.after.logging import CameBack, log
from undaunted.practice.after.reflecting import SeenBack, reflect
from undaunted.practice.after.telling_received import AskedOfMe, tell_received
from undaunted.practice.after.telling_unsought import Came, tell_unsought
from undaunted.practice.asking.beginning_own_ask import OwnStep, begin_own_ask
from undaunted.practice.asking.committing import Commitment, commit_to
from undaunted.practice.asking.improving import Begun
from undaunted.practice.asking.planning import Planned, plan
from undaunted.practice.asking.preparing import Sheet, prepare
from undaunted.practice.asking.writing_own_ask import OwnWords
from undaunted.practice.ladder.laddering import add_rung, repeat
from undaunted.practice.models import RungRepeat
from undaunted.record.models import (
    Answer,
    Attempt,
    ExerciseDone,
    FearGroup,
    FollowUp,
    Forecast,
    Goal,
    KeepingPlan,
    NoMeaning,
    OwnAsk,
    OwnPage,
    Plan,
    Preparation,
    Reflection,
    RequestReceived,
)
from undaunted.record.questions import attempt_record_of
from undaunted.record.recording import AskRef, ForecastGiven
from undaunted.wellbeing.models import SafetyPlan
from undaunted.wellbeing.planning import keep_plan
from undaunted.wellbeing.telling import tell_of_oneself

DARK = "I want to die."
LATER = NOON + timedelta(hours=1)
Send = Callable[[uuid.UUID, str], object]


@dataclass(frozen=True)
class Door:
    """The table a verb writes, where its finds say the words were, and what leads up to it.

    `opened` does what has to be there before, and gives a way to send words under an id.
    """

    model: type[Written]
    form: str
    opened: Callable[[Person], Send]


def log_door(ana: Person) -> Send:
    attempt = commits(ana)
    return lambda fact, words: log(
        attempt_record_of(ana, attempt.pk), CameBack(fact, "no", fear_peak=50, words=words), LATER
    )


def reflect_door(ana: Person) -> Send:
    attempt = logged(ana)
    return lambda fact, words: reflect(attempt, SeenBack(fact, felt=words), LATER)


def correct_door(ana: Person) -> Send:
    old = reflects(logged(ana))
    return lambda fact, words: correct(old, fact, LATER, felt=words)


def unsought_door(ana: Person) -> Send:
    return lambda fact, words: tell_unsought(ana, Came(fact, "work", words, 60), LATER)


def received_door(ana: Person) -> Send:
    return lambda fact, words: tell_received(ana, AskedOfMe(fact, "no", words=words), LATER)


def follow_up_door(ana: Person) -> Send:
    attempt, day = logged(ana), FollowUp.When.DAY
    return lambda fact, words: follow_up(attempt, day, SeenAgain(fact, 40, stays=words), LATER)


def prepare_door(ana: Person) -> Send:
    ask = ask_of(ana, FIRST)
    return lambda fact, words: prepare(ana, ask, Sheet(fact, "It does", words, "Go", "All"), LATER)


def plan_door(ana: Person) -> Send:
    attempt = commits(ana)
    return lambda fact, words: plan(attempt, Planned(fact, where=words), LATER)


def own_ask_door(ana: Person) -> Send:
    return lambda fact, words: begin_own_ask(
        ana, own_words(fact, words), OwnStep(), Begun({}), LATER
    )


def own_words(fact: uuid.UUID, words: str) -> OwnWords:
    return OwnWords(
        fact, "Ask Sam for an hour", "friend", 1, "friendship", "message", 40, way_out=words
    )


def commit_door(ana: Person) -> Send:
    is_well(ana, NOON)
    ask = ask_of(ana, FIRST)

    def send(fact: uuid.UUID, words: str) -> object:
        expected = ForecastGiven(fear=30, chance_yes=0.5, feared_text=words)
        return commit_to(ana, fact, Commitment(ask, Source.BROWSED, expected), LATER)

    return send


def exercise_door(ana: Person) -> Send:
    walk = walk_of(ana, "self-compassion-break", "")

    def send(fact: uuid.UUID, words: str) -> object:
        typed = {"this_hurts": [words], "kind_word_to_myself": ["You may rest."]}
        return finish(replace(walk, typed=typed), fact, LATER)

    return send


def ladder_door(ana: Person) -> Send:
    rung = add_rung(ana, uuid.uuid4(), AskRef(FIRST, 1), 40, NOON)
    return lambda fact, words: repeat(
        RungRepeat(id=fact, person=ana, rung=rung, context=words, done_at=LATER, received_at=LATER)
    )


def safety_plan_door(ana: Person) -> Send:
    return lambda fact, words: keep_plan(ana, fact, {"warning_signs": words}, LATER)


def circumstances_door(ana: Person) -> Send:
    return lambda _fact, words: tell_of_oneself(ana, Description(value_own_words=words), 0, LATER)


def goal_door(ana: Person) -> Send:
    return lambda fact, words: name_goal(ana, fact, words, 3, LATER)


def no_meaning_door(ana: Person) -> Send:
    return lambda fact, words: say_no_means(ana, fact, words, LATER)


def keeping_door(ana: Person) -> Send:
    return lambda fact, words: keep_for_later(ana, fact, {"signs": words}, LATER)


def fear_group_door(ana: Person) -> Send:
    attempt = commits(ana, feared="They laugh at me")
    return lambda fact, words: put_together(ana, fact, [attempt.pk], words, LATER)


def page_door(ana: Person) -> Send:
    return lambda fact, words: write_page(ana, WordsOfPage(fact, words), LATER)


def page_again_door(ana: Person) -> Send:
    old = write_page(ana, WordsOfPage(uuid.uuid4(), "The river was high."), NOON).row
    return lambda fact, words: rewrite_page(ana, old.pk, fact, words, LATER)


def logged(ana: Person) -> Attempt:
    attempt = commits(ana)
    logs(attempt)
    return attempt


DOORS: Mapping[str, Door] = {
    "log": Door(Answer, "log", log_door),
    "reflect": Door(Reflection, "reflect", reflect_door),
    "correct": Door(Reflection, "reflect", correct_door),
    "unsought": Door(Answer, "unsought", unsought_door),
    "received": Door(RequestReceived, "received", received_door),
    "follow up": Door(FollowUp, "follow-up", follow_up_door),
    "prepare": Door(Preparation, "prepare", prepare_door),
    "plan": Door(Plan, "attempt", plan_door),
    "own ask": Door(OwnAsk, "own-ask", own_ask_door),
    "commit": Door(Forecast, "ask", commit_door),
    "exercise": Door(ExerciseDone, "exercise", exercise_door),
    "ladder": Door(RungRepeat, "rungrepeat", ladder_door),
    "safety plan": Door(SafetyPlan, "safety-plan", safety_plan_door),
    "goal": Door(Goal, "goals", goal_door),
    "no meaning": Door(NoMeaning, "goals", no_meaning_door),
    "plan for later": Door(KeepingPlan, "enough", keeping_door),
    "fear group": Door(FearGroup, "believed", fear_group_door),
    "page": Door(OwnPage, "page", page_door),
    "page again": Door(OwnPage, "page", page_again_door),
    "circumstances": Door(Circumstances, "me", circumstances_door),
}
