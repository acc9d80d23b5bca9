"""What was learned step by step is what is learned anew, and costs the same however long the past."""

import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cast import NOON, commits, logs, looks_again, reflects
from tests.long_past import lives
from undaunted.asks.fitted import history_fitted, personal_context_of
from undaunted.engine import learned
from undaunted.engine.choosing.personal_context import PersonalContext
from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.priors import Priors
from undaunted.engine.safety.stopping import expected_after
from undaunted.engine.taxonomy import Outcome
from undaunted.learning import pages as learned_pages
from undaunted.learning import state as learning
from undaunted.learning.models import Learned, LearnedPage
from undaunted.learning.priors import current_priors, keep_fit
from undaunted.learning.state import learned_state
from undaunted.library.reading import open_library
from undaunted.people.describing import Description, circumstances_of, describe
from undaunted.people.models import Person
from undaunted.record.amending import correct, empty_bin, remove, restore
from undaunted.record.history import facts_of, history_of
from undaunted.record.models import Answer, Attempt, FollowUp, Reflection

pytestmark = pytest.mark.django_db
KEYS = tuple(open_library().asks)[:40]
OTHER = Priors(fear=FearSettings(person_sd=9.0))
LONG = 400
Act = tuple[str, int, int]
ACTS = ("ask", "ask", "ask", "wait", "old", "correct", "reflect", "again", "bin", "restore")
RARE = ("empty", "describe", "fit", "engine", "library", "damage", "learn")


def from_scratch(person: Person) -> tuple[learned.LearnedState, Any]:
    """The same by the plain way: every fact read, every ask learned in order."""
    priors = current_priors()
    history = history_fitted(history_of(person, priors), personal_context_of(person))
    return learned.learn_many(learned.start(priors), history), history


def assert_equal_to_rebuilt(person: Person) -> None:
    state, history = learned_state(person)
    anew, past = from_scratch(person)
    assert state == anew
    assert history == past
    assert history.after == expected_after(past, anew.fear.settings)


class Life:
    """Facts of one person in an order that hypothesis chooses."""

    def __init__(self, person: Person, patch: pytest.MonkeyPatch) -> None:
        self.person, self.patch, self.now = person, patch, NOON

    def one(self, place: int) -> Attempt | None:
        rows = Attempt.objects.of(self.person).order_by("committed_at", "pk")
        return rows[place % rows.count()] if rows.exists() else None

    def answered(self, place: int) -> Answer | None:
        rows = Answer.objects.of(self.person).current().order_by("asked_at", "pk")
        rows = rows.filter(attempt__removed_at__isnull=True).exclude(outcome="waiting")
        return rows[place % rows.count()] if rows.exists() else None

    def act(self, what: str, place: int, figure: int) -> None:
        self.now += timedelta(hours=1 + place % 30)
        getattr(self, f"does_{what}")(place, figure)

    def does_ask(self, place: int, figure: int) -> None:
        attempt = commits(self.person, KEYS[place % len(KEYS)], self.now, fear=figure)
        logs(attempt, (Outcome.NO, Outcome.YES, Outcome.NOT_ASKED)[place % 3], peak=figure)

    def does_wait(self, place: int, figure: int) -> None:
        attempt = commits(self.person, KEYS[place % len(KEYS)], self.now, fear=figure)
        logs(attempt, Outcome.WAITING, peak=figure)
        if place % 2:
            logs(attempt, Outcome.PARTLY, self.now + timedelta(hours=1), peak=figure)

    def does_old(self, place: int, figure: int) -> None:
        """A fact that came from elsewhere: it was received and made long ago."""
        at = self.now - timedelta(days=1 + place * 3)
        logs(commits(self.person, KEYS[figure % len(KEYS)], at), peak=figure)

    def does_correct(self, place: int, figure: int) -> None:
        answer = self.answered(place)
        if answer is not None:
            correct(answer, uuid.uuid4(), self.now, fear_peak=figure, outcome="yes")

    def does_reflect(self, place: int, _figure: int) -> None:
        answer = self.answered(place)
        if answer and not Reflection.objects.filter(attempt=answer.attempt).exists():
            reflects(answer.attempt, self.now)

    def does_again(self, place: int, _figure: int) -> None:
        answer = self.answered(place)
        if answer and not FollowUp.objects.filter(attempt=answer.attempt).exists():
            looks_again(answer.attempt)

    def does_bin(self, place: int, _figure: int) -> None:
        attempt = self.one(place)
        if attempt is not None:
            remove(self.person, attempt.pk, self.now)

    def does_restore(self, place: int, _figure: int) -> None:
        binned = Attempt.objects.of(self.person).filter(removed_at__isnull=False).order_by("pk")
        if binned.exists():
            restore(self.person, binned[place % binned.count()].pk)

    def does_empty(self, _place: int, _figure: int) -> None:
        empty_bin(self.person, self.now + timedelta(days=31))

    def does_describe(self, place: int, _figure: int) -> None:
        told = ("hierarchy_matters",) if place % 2 else ()
        revision = circumstances_of(self.person).revision
        describe(self.person, Description(true_for_me=told), revision)

    def does_fit(self, _place: int, _figure: int) -> None:
        keep_fit(OTHER, 9, 99, self.now)

    def does_engine(self, place: int, _figure: int) -> None:
        self.patch.setattr(learning, "ENGINE_VERSION", f"made-up-{place % 3}")

    def does_library(self, place: int, _figure: int) -> None:
        """A library of another version, in which one ask is no more."""
        whole = open_library()
        left = {key: ask for key, ask in whole.asks.items() if key != KEYS[place % len(KEYS)]}
        other = type(whole)(
            **{name: getattr(whole, name) for name in whole.__slots__ if name not in ("asks",)}
            | {"asks": left, "version": f"made-up-{place}"}
        )
        for module in ("record.history", "asks.shown", "asks.fitted", "learning.state"):
            self.patch.setattr(f"undaunted.{module}.open_library", lambda: other)

    def does_damage(self, place: int, figure: int) -> None:
        rows = LearnedPage.objects.of(self.person)
        if place % 3 == 0:
            rows.update(records=b"\0" * figure)
        elif place % 3 == 1:
            Learned.objects.of(self.person).update(state=b"x" * figure, facts=b"{}")
        else:
            rows.filter(number=0).delete()

    def does_learn(self, _place: int, _figure: int) -> None:
        learned_state(self.person)


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages so small that a short life has many, and states are let go."""
    monkeypatch.setattr(learned_pages, "PAGE", 3)
    monkeypatch.setattr(learning, "PAGE", 3)
    monkeypatch.setattr(learned_pages, "DENSE", 2)


@given(
    st.lists(
        st.tuples(st.sampled_from(ACTS + RARE), st.integers(0, 60), st.integers(0, 100)),
        min_size=4,
        max_size=30,
    ),
    st.integers(1, 5),
)
@settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_in_any_order_of_facts_what_was_learned_is_what_is_learned_anew(
    small_pages: None, acts: list[Act], often: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        life = Life(Person.objects.create(label=f"made-up-{uuid.uuid4()}"), patch)
        for place, (what, which, figure) in enumerate(acts):
            life.act(what, which, figure)
            if place % often == 0:
                learned_state(life.person)
        assert_equal_to_rebuilt(life.person)
        assert_equal_to_rebuilt(life.person)


def test_a_long_past_in_pages_is_the_same_past(ana: Person) -> None:
    lives(ana, LONG, NOON)
    assert_equal_to_rebuilt(ana)
    kept = LearnedPage.objects.of(ana)
    assert kept.count() == -(-LONG // learned_pages.PAGE)
    assert set(kept.filter(state__isnull=False).values_list("number", flat=True)) == set(
        learned_pages.kept_pages(kept.count())
    )


def test_states_are_kept_densely_for_the_last_pages_and_never_many() -> None:
    for pages in (1, 2, 17, 64, 500, 5_000):
        kept = learned_pages.kept_pages(pages)
        assert kept == sorted(set(kept))
        assert set(range(max(pages - learned_pages.DENSE + 1, 1), pages)) <= set(kept)
        assert len(kept) <= learned_pages.DENSE * (2 + pages.bit_length())


def test_a_page_no_longer_kept_is_never_asked_for_again() -> None:
    """Else a state would have to come back that was let go."""
    for pages in range(2, 300):
        later = set(learned_pages.kept_pages(pages + 1))
        assert later - {pages} <= set(learned_pages.kept_pages(pages))


def newest(person: Person) -> Attempt:
    return Attempt.objects.of(person).order_by("-committed_at")[0]


def logs_one(person: Person) -> None:
    logs(commits(person, at=NOON))


def reflects_on_it(person: Person) -> None:
    reflects(newest(person))


def corrects_yesterday(person: Person) -> None:
    corrects(person, NOON - timedelta(days=1, hours=8))


def corrects_a_month_ago(person: Person) -> None:
    corrects(person, NOON - timedelta(days=30))


def corrects(person: Person, before: datetime) -> None:
    rows = Answer.objects.of(person).filter(asked_at__lte=before, replaced_by=None)
    correct(rows.order_by("-asked_at")[0], uuid.uuid4(), NOON, fear_peak=77)


def gets_an_older_one(person: Person) -> None:
    lives(person, 1, NOON - timedelta(days=25, minutes=7))


def follows_up(person: Person) -> None:
    later = FollowUp.objects.filter(person=person).values("attempt")
    rows = Attempt.objects.of(person).exclude(pk__in=later)
    looks_again(rows.order_by("-committed_at")[3])


def bins_one(person: Person) -> None:
    row = Attempt.objects.of(person).order_by("-committed_at")[20]
    remove(person, row.pk, NOON)


def nothing(person: Person) -> None:
    assert person.pk


CHANGES = (
    nothing,
    logs_one,
    reflects_on_it,
    corrects_yesterday,
    corrects_a_month_ago,
    gets_an_older_one,
    follows_up,
    bins_one,
)


class Work:
    """What learning took: asks learned, facts read, questions to the database."""

    def __init__(self, person: Person, patch: pytest.MonkeyPatch) -> None:
        self.learned, self.read = 0, 0
        one, facts = learned.learn_one, facts_of

        def counted(*told: Any) -> learned.LearnedState:
            self.learned += 1
            return one(*told)

        def read(*told: Any) -> Iterator[Any]:
            for fact in facts(*told):
                self.read += 1
                yield fact

        patch.setattr(learned, "learn_one", counted)
        patch.setattr(learning, "facts_of", read)
        with CaptureQueriesContext(connection) as asked:
            learned_state(person)
        self.questions = len(asked)


def work_after(person: Person, attempts: int, change: Callable[[Person], None]) -> Work:
    lives(person, attempts, NOON)
    logs(commits(person, at=NOON - timedelta(hours=2)))
    learned_state(person)
    change(person)
    with pytest.MonkeyPatch.context() as patch:
        work = Work(person, patch)
    assert_equal_to_rebuilt(person)
    return work


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_last_month_costs_as_much_however_long_the_past(
    ana: Person, cleo: Person, change: Callable[[Person], None]
) -> None:
    short, long = work_after(ana, 100, change), work_after(cleo, 700, change)
    assert long.questions <= short.questions + 1
    assert long.read == short.read <= 160
    month = 30 * 2 + 10
    assert long.learned <= month + 2 * learned_pages.PAGE
    if change in (nothing, logs_one):
        assert long.learned == short.learned <= 1


def test_what_was_purged_from_the_bin_costs_no_learning(ana: Person) -> None:
    gone, *_rest = lives(ana, 100, NOON)
    remove(ana, gone, NOON - timedelta(days=31))
    learned_state(ana)
    assert empty_bin(ana, NOON) == 1
    with pytest.MonkeyPatch.context() as patch:
        assert Work(ana, patch).learned == 0
    assert_equal_to_rebuilt(ana)


def test_the_basis_names_all_that_a_state_hangs_on(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [
        learning.basis_of(Priors(), PersonalContext()),
        learning.basis_of(OTHER, PersonalContext()),
        learning.basis_of(Priors(), PersonalContext(directness=2)),
        learning.basis_of(
            Priors(), PersonalContext(circumstances=frozenset({"hierarchy_matters"}))
        ),
    ]
    monkeypatch.setattr(learning, "ENGINE_VERSION", "made-up")
    told.append(learning.basis_of(Priors(), PersonalContext()))
    assert len(set(told)) == len(told)


def test_learning_of_one_person_touches_nothing_of_another(ana: Person, cleo: Person) -> None:
    lives(ana, 40, NOON)
    lives(cleo, 40, NOON)
    learned_state(cleo)
    kept = list(LearnedPage.objects.of(cleo).values_list("pk", "records", "state"))
    learned_state(ana)
    corrects_yesterday(ana)
    learning.rebuild(ana)
    assert list(LearnedPage.objects.of(cleo).values_list("pk", "records", "state")) == kept
