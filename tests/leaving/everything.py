"""A person with rows in every table, written by the verbs that write them in real life."""

import uuid
from datetime import UTC, date, datetime, timedelta

from undaunted.engine.taxonomy import Pace, Presumes, Skill, Thoughts
from undaunted.engine.values import Decision
from undaunted.insights.grouping_fears import put_together
from undaunted.journal.writing_pages import WordsOfPage, rewrite_page, write_page
from undaunted.learning.models import Learned, LearnedPage
from undaunted.library.reading import open_library
from undaunted.me.goals.having_enough import keep_for_later, turn_to
from undaunted.me.goals.naming_goals import let_go_of, name_goal, say_no_means, stand_again
from undaunted.me.goals.telling_working import leave_open, tell_working
from undaunted.people.describing import Description, LookAndTime, decline_zone, describe, set_up
from undaunted.people.drafting import keep
from undaunted.people.models import Person
from undaunted.people.telling_life import NEVER, YES, tell_life
from undaunted.practice.after.telling_received import AskedOfMe, tell_received
from undaunted.practice.choosing.passing import pass_on
from undaunted.practice.ladder.laddering import add_rung, repeat
from undaunted.practice.models import AskOfDay, Pass, RungRepeat
from undaunted.programmes.enrolling import join, pause
from undaunted.record import recording
from undaunted.record.amending import correct
from undaunted.record.approaching import approach
from undaunted.record.binned import take_away
from undaunted.record.managing import manages
from undaunted.record.models import (
    Answer,
    Approach,
    Attempt,
    Chapter,
    ExerciseDone,
    FollowUp,
    LeftOpen,
    OwnAsk,
    Plan,
    Preparation,
    Reflection,
    RequestReceived,
    RoundAnswer,
    SamePerson,
    Suggestion,
    UnaskedNo,
    WorkingAnswer,
)
from undaunted.record.pages import put_away
from undaunted.record.practising import uses_skills
from undaunted.record.recording import AskRef, ForecastGiven
from undaunted.record.rounds import make_round, tally
from undaunted.record.same_person import tell_same_person
from undaunted.record.telling_own import LeftOut, tell_left_out
from undaunted.record.unasked import correct_unasked
from undaunted.shelf.saving import save_ask, unsave_ask
from undaunted.wellbeing.checking_in import check_in
from undaunted.wellbeing.measuring import instrument, take
from undaunted.wellbeing.noticing import keep as keep_words
from undaunted.wellbeing.pacing import choose_pace, keep_decisions
from undaunted.wellbeing.planning import keep_plan
from undaunted.wellbeing.screening import ScreeningAnswers, screen

WORDS = "Zwölf Äpfel & <b>ein</b> Kaffee ☕ مرحبا"


def practise(person: Person, now: datetime) -> None:
    """Rows in every table; asks of the library and own ones, answered, corrected, reflected on."""
    tell(person)
    choose_pace(person, uuid.uuid4(), Pace.GENTLE, now)
    says_how_one_is(person, now)
    asked = library_ask(person, now)
    own = own_ask(person, now + timedelta(hours=1))
    recording.unsought(
        *unsought_no(person, now + timedelta(hours=2)),
    )
    asked_of(person, now + timedelta(hours=2))
    reflected = look_back(person, asked, now + timedelta(hours=3))
    with_care(person, asked, now)
    correct(reflected, uuid.uuid4(), now + timedelta(hours=4), felt=f"Lighter. {WORDS}")
    climb(person, own, now + timedelta(hours=5))
    pass_on(person, uuid.uuid4(), "card-on-the-board", Pass.Reason.NOT_HERE, now)
    for key in ("walk-next-week", "share-a-table"):
        save_ask(person, uuid.uuid4(), key, now)
    unsave_ask(person, "share-a-table", now + timedelta(hours=1))
    keep(person, "log", {"words": [WORDS]}, now)
    AskOfDay.objects.create(
        id=uuid.uuid4(),
        person=person,
        suggestion=Suggestion.objects.of(person).latest("made_at"),
        day=now.date(),
        ahead=False,
        made_at=now,
        reason={"code": "variety", "args": []},
    )
    Learned.objects.create(person=person, engine_version="1", facts=b"x", state=b"x")
    LearnedPage.objects.create(person=person, number=0, records=b"x")
    take_part(person, now + timedelta(hours=6))
    practises_for(person, asked, now + timedelta(hours=7))
    writes(person, asked, now + timedelta(hours=8))
    person.refresh_from_db()


def says_how_one_is(person: Person, now: datetime) -> None:
    screen(person, uuid.uuid4(), ScreeningAnswers(1, 1, Thoughts.PASSING, frozenset()), now)
    take(person, uuid.uuid4(), instrument("phq-2"), {"interest": 1, "down": 2}, now)
    check_in(person, uuid.uuid4(), 64, now)
    keep_plan(person, uuid.uuid4(), {"what_helps": WORDS}, now)
    decision = Decision(True, "safety-3:rest", (("days_running", 3),), "none")
    keep_decisions(person, [decision], uuid.uuid4(), now)


def practises_for(person: Person, asked: Attempt, now: datetime) -> None:
    """Goals with where one stands, what a no means, the plan for later, and fears put together."""
    goal, gone = uuid.uuid4(), uuid.uuid4()
    name_goal(person, goal, WORDS, 3, now)
    name_goal(person, gone, "Another", 0, now)
    stand_again(person, uuid.uuid4(), {goal: 5}, now)
    let_go_of(person, uuid.uuid4(), gone, now)
    say_no_means(person, uuid.uuid4(), WORDS, now)
    tell_working(person, uuid.uuid4(), WorkingAnswer.Answer.SOMEWHAT, now)
    leave_open(person, uuid.uuid4(), LeftOpen.Question.GOALS, now)
    keep_for_later(person, uuid.uuid4(), {"signs": WORDS, "who": "Sam"}, now)
    turn_to(person, uuid.uuid4(), Chapter.Kind.ENOUGH, now)
    turn_to(person, uuid.uuid4(), Chapter.Kind.AGAIN, now + timedelta(minutes=1))
    put_together(person, uuid.uuid4(), [asked.pk], WORDS, now)
    same_person(person, now)


def same_person(person: Person, now: datetime) -> None:
    one, other = (recording.party(person, name, now).pk for name in ("José", "Jose"))
    tell_same_person(person, uuid.uuid4(), (one, other), SamePerson.Verdict.ONE, now)


def writes(person: Person, asked: Attempt, now: datetime) -> None:
    """A page about an ask, written anew; one of an exercise; one that lies in the bin."""
    page = write_page(person, WordsOfPage(uuid.uuid4(), WORDS, attempt_id=asked.pk, mood=40), now)
    rewrite_page(person, page.row.pk, uuid.uuid4(), f"{WORDS} {WORDS}", now + timedelta(minutes=1))
    gone = write_page(person, WordsOfPage(uuid.uuid4(), WORDS, prompt="what-happened"), now)
    put_away(person, gone.row.pk, now)
    take_away(person, RequestReceived, RequestReceived.objects.of(person).latest("told_at").pk, now)


def with_care(person: Person, asked: Attempt, now: datetime) -> None:
    """The thought for the other, a sheet, and an exercise."""
    recording.care_check(asked, recording.Care("yes", "no", "once"), now)
    recording.preparation(
        Preparation(
            person=person, ask_key="walk-next-week", received_at=now, prepared_at=now, worst=WORDS
        )
    )
    recording.append(
        ExerciseDone(
            person=person,
            received_at=now,
            done_at=now,
            exercise="evidence-sheet",
            version=1,
            attempt=asked,
            answers='{"claim": "' + WORDS + '"}',
            belief_before=0.8,
            belief_after=0.4,
        )
    )


def tell(person: Person) -> None:
    told = Description(
        domains_wanted=("service", "work"),
        domains_no_go=("dating",),
        not_for=("driving",),
        true_for_me=("no_phone_calls", "word_gets_round"),
        directness=2,
        values_chosen=("courage", "play"),
        value_own_words=WORDS,
    )
    describe(person, told, 0)
    parts = {Presumes.JOB: YES, Presumes.FRIENDS: YES, Presumes.PARTNER: NEVER}
    tell_life(person, parts, "south", datetime(2026, 5, 4, tzinfo=UTC))
    look = LookAndTime("dark", 3, "Europe/Madrid", "sunday", "12", "mdy")
    set_up(person, look, datetime(2026, 5, 4, tzinfo=UTC))
    decline_zone(person, "Asia/Tokyo")


def library_ask(person: Person, now: datetime) -> Attempt:
    offered = recording.suggestion(
        Suggestion(
            person=person,
            received_at=now,
            made_at=now,
            day=date(2026, 5, 4),
            policy_version="1",
            library_version="1",
            choice={"seed": 7, "suggestion": {"key": "look-on-the-shelf", "probability": 0.25}},
        )
    )
    whom = recording.party(person, f"The baker {WORDS}", now)
    expected = ForecastGiven(
        fear=60,
        chance_yes=0.35,
        feared_text=WORDS,
        feared_chance=0.7,
        hope="A nod",
        no_cost=40,
        leave_out=("over_apologising", "alcohol"),
        value="courage",
        willingness=7,
    )
    asked = recording.commit(
        person,
        uuid.uuid4(),
        AskRef("look-on-the-shelf", 1),
        expected,
        now,
        suggestion_id=offered.pk,
        party_id=whom.pk,
    )
    recording.plan(
        Plan(person=person, attempt=asked, received_at=now, planned_at=now, opening_line=WORDS)
    )
    approach(Approach(person=person, attempt=asked, received_at=now, way="breath", stood_at=now))
    recording.answer(answer_to(asked, now, "waiting"))
    recording.answer(answer_to(asked, now, "partly"))
    return asked


def own_ask(person: Person, now: datetime) -> OwnAsk:
    own = recording.own_ask(
        OwnAsk(
            person=person,
            received_at=now,
            title="Ask for the window seat",
            where="The train",
            opening_line="Would you swap?",
            domain="everyday",
            counterpart="passer_by",
            channel="face_to_face",
            relationship=1,
            consequence=1,
            fear_rated=35,
        )
    )
    expected = ForecastGiven(fear=30, chance_yes=0.5)
    ref = AskRef(f"own:{own.pk}", 1, own.pk)
    asked = recording.commit(person, uuid.uuid4(), ref, expected, now)
    tell_left_out(own, LeftOut(can_refuse="unsure"), now)
    make_round(asked, 5, 2, now)
    for number, outcome in enumerate(("yes", "ghosted", "no"), start=1):
        call = {"round_id": asked.pk, "number": number, "outcome": outcome}
        tally(RoundAnswer(person=person, received_at=now, **call), now)
    return own


def an_own_ask_never_begun(person: Person, line: str, now: datetime) -> OwnAsk:
    return recording.own_ask(
        OwnAsk(person=person, received_at=now, title="Ask for the recipe", opening_line=line)
    )


def unsought_no(person: Person, now: datetime) -> tuple[Attempt, Answer]:
    came = Attempt(person=person, received_at=now, committed_at=now, origin=Attempt.Origin.UNSOUGHT)
    return came, answer_to(came, now, "no")


def asked_of(person: Person, now: datetime) -> None:
    """What a no was that came unasked, and what somebody else asked of the person."""
    came, answer = unsought_no(person, now)
    about = UnaskedNo(
        id=came.pk,
        person=person,
        attempt=came,
        received_at=now,
        kind="left_out",
        who="friend",
        touched=["belonging", "worth"],
    )
    recording.unsought(came, answer, about)
    correct_unasked(came, uuid.uuid4(), "left_out", "relative", ("control",), now)
    tell_received(person, AskedOfMe(uuid.uuid4(), "yes_reluctantly", "colleague", WORDS), now)


def answer_to(attempt: Attempt, now: datetime, outcome: str) -> Answer:
    return Answer(
        person=attempt.person,
        attempt=attempt,
        received_at=now,
        asked_at=now,
        logged_at=now,
        outcome=outcome,
        fear_peak=55,
        fear_now=10,
        chance_yes_next=0.6,
        words=WORDS,
        how_they_were="at_ease",
        safety_used=["joking_it_away"],
    )


def look_back(person: Person, asked: Attempt, now: datetime) -> Reflection:
    """A look back with words that are noticed, and a follow-up."""
    row = Reflection(
        person=person,
        attempt=asked,
        received_at=now,
        reflected_at=now,
        hoped="A yes",
        happened=WORDS,
        assumption="This proves I'm worthless.",
        belief_now=0.2,
        acted_on_value="partly",
    )
    seen = keep_words(person, row, recording.reflect, now).row
    recording.follow_up(
        FollowUp(
            person=person,
            attempt=asked,
            received_at=now,
            answered_at=now,
            when=FollowUp.When.DAY,
            fear_now=5,
            stays=WORDS,
            cost=["tie", "them"],
        )
    )
    manages(asked, uuid.uuid4(), 7, now)
    uses_skills(asked, uuid.uuid4(), [Skill.OPEN], now)
    return seen


def climb(person: Person, own: OwnAsk, now: datetime) -> None:
    add_rung(person, uuid.uuid4(), AskRef("walk-next-week", 1), 40, now)
    rung = add_rung(person, uuid.uuid4(), AskRef(f"own:{own.pk}", 1, own.pk), 50, now)
    repeat(RungRepeat(person=person, rung=rung, context=WORDS, done_at=now, received_at=now))


def take_part(person: Person, now: datetime) -> None:
    programme = open_library().programmes["first-ten"]
    begun = join(person, uuid.uuid4(), programme, none_holds=True, now=now)
    pause(person, begun.pk, uuid.uuid4(), now + timedelta(hours=1))
