from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOON, commits, logs
from tests.insights.builders import hears_unasked, tells
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.book_of_no import MILESTONES, Milestone, book_of, milestone_of, points_of
from undaunted.people.models import Person
from undaunted.record.models import Answer, Attempt, Forecast, Reflection
from undaunted.record.questions import AttemptRecord


def told(outcome: Outcome, chance: float, peak: int | None) -> AttemptRecord:
    """An attempt in memory only."""
    return AttemptRecord(
        Attempt(committed_at=NOON, ask_key="name-of-that-plant"),
        Forecast(fear=50, chance_yes=chance),
        Answer(outcome=outcome.value, asked_at=NOON, fear_peak=peak),
        Reflection(reflected_at=NOON),
        None,
        (),
    )


attempts = st.lists(
    st.builds(
        told,
        st.sampled_from(Outcome),
        st.floats(0, 1),
        st.none() | st.integers(0, 100),
    ),
    max_size=12,
)


def names(person: Person) -> list[str]:
    return [name for name, _told in book_of(person).entries]


def test_noes_are_numbered_in_the_order_they_came(ana: Person) -> None:
    tells(ana, [Outcome.NO, Outcome.YES, Outcome.NO, Outcome.PARTLY, Outcome.NO])
    assert names(ana) == ["No. 1", "A yes", "No. 2", "Almost", "No. 3"]


def test_what_is_no_refusal_is_named(ana: Person) -> None:
    tells(ana, [Outcome.GHOSTED, Outcome.NOT_ASKED])
    hears_unasked(ana)
    assert names(ana) == ["Silence", "Not this time", "Came unasked"]


def test_an_attempt_not_looked_back_on_has_no_page(ana: Person) -> None:
    logs(commits(ana))
    commits(ana, "which-of-two-hats")
    assert names(ana) == []


def test_points_say_fear_met_and_guesses_near_what_came() -> None:
    assert points_of([told(Outcome.NO, 0.0, 60)]).courage == 6
    assert points_of([told(Outcome.NO, 0.0, 60)]).honesty == 10
    assert points_of([told(Outcome.YES, 0.5, 60)]).honesty == 8
    assert points_of([told(Outcome.YES, 0.0, None)]) == points_of([])


@given(attempts)
def test_a_new_page_never_takes_a_point_away(pages: list[AttemptRecord]) -> None:
    sums = [points_of(pages[:n]) for n in range(len(pages) + 1)]
    assert [p.courage for p in sums] == sorted(p.courage for p in sums)
    assert [p.honesty for p in sums] == sorted(p.honesty for p in sums)


def test_milestones_follow_the_number_of_pages_alone(ana: Person) -> None:
    assert milestone_of(0) == Milestone(0, 1)
    assert milestone_of(29) == Milestone(10, 30)
    assert milestone_of(100) == Milestone(MILESTONES[-1], None)
    for place, outcomes in enumerate(permutations([Outcome.YES, Outcome.NO, Outcome.PARTLY])):
        somebody = Person.objects.create(label=f"somebody-{place}")
        tells(somebody, list(outcomes))
        book = book_of(somebody)
        assert book.milestone == Milestone(3, 10)
        assert book.points.courage == 15
