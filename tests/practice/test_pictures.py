"""What happened: the title of every picture says what came, alike in both directions."""

import pytest

from tests.cast import commits, logs, reflects
from undaunted.drawing.belief import RatingChange
from undaunted.drawing.chart import Chart
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.one_ask.pictures import belief_title, chance_picture, fear_picture
from undaunted.people.models import Person
from undaunted.record.models import Attempt
from undaunted.record.questions import attempt_record_of


def there(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


def answered(person: Person, outcome: Outcome = Outcome.NO, peak: int = 50) -> Attempt:
    attempt = commits(person, fear=50, chance=0.3)
    logs(attempt, outcome, peak=peak)
    reflects(attempt)
    return attempt


@pytest.mark.parametrize(
    ("peak", "title"),
    [
        (20, "Fear peaked 30 points below your guess"),
        (80, "Fear peaked 30 points above your guess"),
        (55, "Fear about as high as you guessed"),
    ],
)
def test_fear_is_titled_by_guess_and_peak(ana: Person, peak: int, title: str) -> None:
    told = attempt_record_of(ana, answered(ana, peak=peak).pk)
    assert there(fear_picture(told)).title == title


@pytest.mark.parametrize(
    ("outcome", "end"),
    [
        (Outcome.YES, "a yes came"),
        (Outcome.PARTLY, "part of it came"),
        (Outcome.NO, "a no came"),
    ],
)
def test_the_chance_is_titled_by_what_came(ana: Person, outcome: Outcome, end: str) -> None:
    title = there(chance_picture(attempt_record_of(ana, answered(ana, outcome).pk))).title
    assert title == f"You gave a yes 30\u00a0%, and {end}"


def test_beliefs_are_titled_by_how_many_moved_and_never_by_the_direction() -> None:
    down, up, still = (
        RatingChange("a", 70, 40),
        RatingChange("b", 40, 70),
        RatingChange("c", 40, 45),
    )
    assert belief_title([down, still]) == belief_title([up, still])
    assert belief_title([down, still]) == "1 of 2 beliefs moved clearly"
    assert belief_title([still]) == "What you believe stayed about the same"
