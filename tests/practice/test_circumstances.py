"""What a person told of themselves, as suggestions, pages and the door see it."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import NOON, commits, is_well, logs, practises
from tests.practice.considering import gate_of
from undaunted.asks.fitted import fit_for, library_fits, personal_context_of
from undaunted.asks.shown import ask_of, candidates
from undaunted.engine.choosing.personal_context import PersonalContext
from undaunted.engine.taxonomy import Circumstance, Counterpart, Outcome, Source
from undaunted.learning.priors import current_priors
from undaunted.learning.state import learned_state, rebuild
from undaunted.library.reading import open_library
from undaunted.people.describing import Description, describe
from undaunted.people.models import Person
from undaunted.practice.asking.committing import Commitment, commit_to
from undaunted.practice.asking.stops import STOPS, Stopped
from undaunted.practice.choosing.passing import pass_on
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record.models import OwnAsk
from undaunted.record.recording import ForecastGiven
from undaunted.wellbeing.pacing import assessment_of

pytestmark = pytest.mark.django_db
C = Circumstance
MOST_QUERIES = 29
MOST_DRAWN = 52  # three others are drawn anew, beside what stands


def tells(person: Person, *words: Circumstance, directness: int | None = None) -> None:
    row_of = Description(true_for_me=tuple(words), directness=directness)
    describe(person, row_of, 0)


def an_ask_that(**has: object) -> str:
    """The key of a small ask of the library with these."""
    asks = open_library().asks.values()
    return next(
        a.id
        for a in asks
        if a.stakes <= 2 and not a.not_for and all(getattr(a, n) == v for n, v in has.items())
    )


def test_nobody_told_anything_and_nothing_is_changed_or_guessed(ana: Person) -> None:
    ana.country, ana.time_zone = "Japan", "Asia/Tokyo"
    ana.save()
    assert personal_context_of(ana) == PersonalContext()
    plain = candidates((), current_priors())
    assert candidates((), current_priors(), personal_context_of(ana)).candidates == plain.candidates
    assert offer_for(ana, NOON).personal_context == PersonalContext()


def test_what_was_told_leaves_asks_out_of_suggestions_for_weeks(ana: Person) -> None:
    tells(ana, C.LITTLE_MONEY, C.ONLY_DAYTIME, C.DEPENDS_ON_THEM)
    holds_it = {Counterpart.LANDLORD, Counterpart.BOSS, Counterpart.OFFICIAL}
    for day in range(15):
        offer = offer_for(ana, NOON + timedelta(days=day))
        for ask in (open_library().asks[key] for key in offer.keys if key):
            assert ask.money == 0
            assert ask.when.hours != "evening"
            assert ask.counterpart not in holds_it
    assert gate_of(ana, an_ask_that(money=1)) == "circumstances"


def test_a_choice_keeps_the_ratings_as_they_are_for_this_person(ana: Person) -> None:
    tells(ana, C.HIERARCHY, C.WORD_GETS_ROUND)
    personal_context = personal_context_of(ana)
    pool = candidates((), current_priors(), personal_context)
    library = open_library().asks
    asks = [one for one in pool.candidates if not one.step]
    changed = [one for one in asks if one.stakes > library[one.key].stakes]
    assert len(changed) > 50
    before = {one.key: one.fear_mean - library[one.ask_key].fear.mean for one in pool.candidates}
    assert set(before.values()) == {0.0, 10.0}
    alone = [one for one in pool.candidates if one.step in ("picture", "write", "say_alone")]
    assert {one.stakes for one in alone} == {0}


def test_told_again_what_still_fits_stands_and_what_does_not_is_replaced(ana: Person) -> None:
    before = offer_for(ana, NOON).keys[0] or ""
    describe(ana, Description(domains_wanted=("work",)), 0)
    assert offer_for(ana, NOON).keys[0] == before
    describe(ana, Description(domains_no_go=(open_library().asks[before].domain,)), 1)
    offer = offer_for(ana, NOON)
    assert offer.keys[0] not in {before, None}
    assert (offer.instead.key, offer.instead.code) == (before, "no_go")


def test_everything_is_fitted_once_for_each_set_of_answers(ana: Person) -> None:
    tells(ana, C.NO_PHONE_CALLS, C.HEARING)
    personal_context = personal_context_of(ana)
    version = open_library().version
    assert library_fits(version, personal_context) is library_fits(
        version, personal_context_of(ana)
    )


def begins(person: Person, key: str, source: Source = Source.BROWSED) -> None:
    step = Commitment(ask_of(person, key), source, ForecastGiven(fear=40, chance_yes=0.3))
    commit_to(person, uuid.uuid4(), step, NOON)


def test_the_door_counts_the_stakes_that_hold_for_this_person(ana: Person) -> None:
    key = next(
        a.id
        for a in open_library().asks.values()
        if a.stakes == 2 and a.relationship == 2 and a.fear.mean < 30 and a.cost_to_other < 2
    )
    tells(ana, C.WORD_GETS_ROUND)
    with pytest.raises(Stopped) as refused:
        begins(ana, key)
    assert refused.value.stop == STOPS["stakes"]


def test_the_page_of_an_ask_that_is_too_big_says_which_words_made_it_so(
    ana: Person, browser_of_ana: Client
) -> None:
    tells(ana, C.DEPENDS_ON_THEM)
    text = browser_of_ana.get("/ask/the-same-rent-one-more-year/").content.decode()
    assert "A bigger step than fits now" in text
    assert "it counts as a bigger step, because you said “My home, income or visa" in text
    assert "Change what you told" in text


def test_without_it_the_same_door_is_open(ana: Person) -> None:
    key = next(
        a.id
        for a in open_library().asks.values()
        if a.stakes == 2 and a.relationship == 2 and a.fear.mean < 30 and a.cost_to_other < 2
    )
    begins(ana, key)


def test_an_own_ask_to_a_landlord_counts_as_bigger_and_is_never_suggested(ana: Person) -> None:
    tells(ana, C.DEPENDS_ON_THEM)
    own = OwnAsk.objects.create(
        person=ana,
        received_at=NOON,
        title="A lower rent",
        domain="money",
        counterpart="landlord",
        channel="email",
        relationship=3,
        consequence=3,
        fear_rated=30,
    )
    shown = ask_of(ana, f"own:{own.pk}", personal_context_of(ana))
    assert shown.stakes == 4
    assert "My home, income or visa" in shown.changed[0]
    assert "never suggested" in shown.left_out
    assert gate_of(ana, shown.key) in ("stakes", "circumstances")


def test_big_asks_begun_count_by_the_stakes_that_hold_for_this_person(ana: Person) -> None:
    key = next(a.id for a in open_library().asks.values() if a.stakes == 2 and a.relationship == 2)
    logs(commits(ana, key), Outcome.NO)
    assert max(learned_state(ana)[1].pool.column("stakes")) == 2
    tells(ana, C.WORD_GETS_ROUND)
    assert max(learned_state(ana)[1].pool.column("stakes")) == 3
    assert rebuild(ana) == learned_state(ana)[0]


def test_not_here_is_a_whole_answer_and_no_avoidance(ana: Person) -> None:
    is_well(ana)
    practises(ana, 4)
    state, history = learned_state(ana)
    before = assessment_of(ana, history, state.fear.settings, NOON)
    for key in list(open_library().asks)[:5]:
        pass_on(ana, uuid.uuid4(), key, "not_here", NOON)
    assert learned_state(ana)[1] == history
    assert assessment_of(ana, history, state.fear.settings, NOON) == before


def test_a_page_says_what_changed_and_why_with_the_other_way_first(
    ana: Person, browser_of_ana: Client
) -> None:
    key = an_ask_that(channel="phone")
    ask = open_library().asks[key]
    plain = browser_of_ana.get(reverse("ask", args=[key])).content.decode()
    assert "Changed for you" not in plain
    tells(ana, C.NO_PHONE_CALLS)
    text = browser_of_ana.get(reverse("ask", args=[key])).content.decode()
    assert "Changed for you: in writing, because you said “No phone calls”." in text
    assert f'href="{reverse("me")}#circumstances"' in text
    assert "not here" in text
    written = str(ask.variants.written).replace("'", "&#x27;")
    assert text.index(written) < text.index("As it was written")
    assert str(round(ask.fear.mean)) + " points" not in text


def test_today_the_library_and_the_pocket_say_it_too(ana: Person, browser_of_ana: Client) -> None:
    tells(ana, directness=1)
    said = "less directly, because you said “asking is indirect where I live”"
    assert said in browser_of_ana.get("/library/").content.decode()
    browsed = browser_of_ana.get("/").content.decode()
    shown = [
        ask_of(ana, k, personal_context_of(ana)) for k in offer_for(ana, timezone.now()).keys if k
    ]
    assert all(each.title.replace("'", "&#x27;") in browsed for each in shown)
    assert any(each.changed for each in shown) == ("Changed for you" in browsed)
    attempt = commits(ana, an_indirect_ask(), timezone.now())
    ask = ask_of(ana, attempt.ask_key, personal_context_of(ana))
    assert ask.way
    pocket = browser_of_ana.get(reverse("attempt", args=[attempt.pk])).content.decode()
    assert ask.way.replace("'", "&#x27;") in pocket


def an_indirect_ask() -> str:
    asks = open_library().asks.values()
    return next(a.id for a in asks if a.variants.indirect and a.stakes <= 2)


def test_what_is_left_out_is_gone_from_the_library_and_opens_by_ones_own_choice(
    ana: Person, browser_of_ana: Client
) -> None:
    key = an_ask_that(money=1)
    title = open_library().asks[key].title
    assert title in browser_of_ana.get("/library/", {"words": title}, follow=True).content.decode()
    tells(ana, C.LITTLE_MONEY)
    assert (
        f'href="/ask/{key}/"'
        not in browser_of_ana.get("/library/", {"words": title}, follow=True).content.decode()
    )
    text = browser_of_ana.get(reverse("ask", args=[key])).content.decode()
    assert "You said “Money is short”, so this one is never suggested." in text


def test_pages_ask_no_more_for_what_was_told(ana: Person, browser_of_ana: Client) -> None:
    key = an_ask_that(channel="phone")
    practises(ana, 2)
    is_well(ana, timezone.now())
    paths = ("/", "/?more=1", f"/ask/{key}/", "/library/", "/me/", f"/library/{key}/")
    few = {path: questions(browser_of_ana, path) for path in paths}
    tells(ana, *C, directness=1)
    many = {path: questions(browser_of_ana, path) for path in paths}
    assert many == few
    assert many.pop("/?more=1") <= MOST_DRAWN
    assert max(many.values()) <= MOST_QUERIES, many


def questions(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


@pytest.mark.parametrize("word", [*C])
def test_every_circumstance_changes_some_ask_of_the_library(word: Circumstance) -> None:
    """Nobody is asked for what changes nothing."""
    personal_context = PersonalContext(frozenset({word}))
    fits = [fit_for(ask.candidate(), personal_context) for ask in open_library().asks.values()]
    assert any(fit.changes or fit.closed or fit.fear_more for fit in fits)
    assert sum(1 for fit in fits if fit.closed) < len(fits) / 2
