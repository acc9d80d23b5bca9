"""Which skills of an ask were used: shown before, one tap after, counted in Insights."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import NOON, commits, logs, reflects
from undaunted.engine.taxonomy import Outcome, Skill
from undaunted.insights.skills import skill_lines
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.record.models import Attempt, SkillsUsed
from undaunted.record.practising import skills_used_of, uses_skills

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def done(person: Person) -> Attempt:
    attempt = commits(person)
    logs(attempt, Outcome.NO)
    reflects(attempt)
    return attempt


def taps(browser: Client, attempt: Attempt, *skills: str, fact: uuid.UUID | None = None) -> int:
    sent = {"fact": str(fact or uuid.uuid4()), "skills": skills}
    return browser.post(reverse("skills-used", args=[attempt.pk]), sent).status_code


def test_an_ask_says_before_what_it_practises(ana: Person, browser_of_ana: Client) -> None:
    page = browser_of_ana.get("/library/borrow-a-pen/").content.decode()
    assert "Practises:" in page


def test_a_tap_keeps_it_another_corrects_it_and_none_is_an_answer(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = done(ana)
    first = open_library().asks[attempt.ask_key].skills[0]
    assert (
        "Which of these did you use?"
        in browser_of_ana.get(reverse("what-happened", args=[attempt.pk])).content.decode()
    )
    assert taps(browser_of_ana, attempt, first.value) == 302
    assert skills_used_of(attempt).skills == [first.value]  # type: ignore[union-attr]
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        assert taps(browser_of_ana, attempt) == 302
    assert skills_used_of(attempt).skills == []  # type: ignore[union-attr]
    assert SkillsUsed.objects.of(ana).count() == 2


def test_none_needed_is_a_tap_of_its_own_and_the_newest_of_two_counts(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = done(ana)
    first = open_library().asks[attempt.ask_key].skills[0].value
    sent = ((first,), (first, "none"), (first, "none"))
    kept = []
    for minute, chips in enumerate(sent):
        with time_machine.travel(NOON + timedelta(minutes=minute), tick=False):
            assert taps(browser_of_ana, attempt, *chips) == 302
        kept.append(skills_used_of(attempt).skills)  # type: ignore[union-attr]
    assert kept == [[first], [], [first]]
    page = browser_of_ana.get(reverse("what-happened", args=[attempt.pk])).content.decode()
    assert "None needed" in page


def test_the_same_tap_sent_twice_is_one_fact(ana: Person, browser_of_ana: Client) -> None:
    attempt, fact = done(ana), uuid.uuid4()
    first = open_library().asks[attempt.ask_key].skills[0]
    for _time in range(2):
        taps(browser_of_ana, attempt, first.value, fact=fact)
    assert SkillsUsed.objects.of(ana).count() == 1


def test_a_skill_that_the_ask_does_not_practise_is_not_kept(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = done(ana)
    other = next(s for s in Skill if s not in open_library().asks[attempt.ask_key].skills)
    taps(browser_of_ana, attempt, other.value)
    assert not SkillsUsed.objects.of(ana).exists()


def test_insights_count_asks_by_what_was_told_last(ana: Person, browser_of_ana: Client) -> None:
    assert skill_lines(ana) == ()
    one, two = done(ana), done(ana)
    for attempt in (one, two):
        uses_skills(attempt, uuid.uuid4(), [Skill.OPEN, Skill.EXIT], NOON)
    uses_skills(two, uuid.uuid4(), [Skill.OPEN], NOON + timedelta(minutes=1))
    assert [(line.name, line.asks) for line in skill_lines(ana)] == [
        ("Opening", 2),
        ("Leaving well", 1),
    ]
    assert "A count, not a score." in browser_of_ana.get("/insights/").content.decode()
