"""Learn and Evidence: lessons in order, notes that lead to claims, a register to look through."""

import re
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import practises
from undaunted.library.kinds.register import Claim
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.shelf.claims import STRENGTH, VERIFIED, ShownClaim, shown_claims
from undaunted.shelf.screens.evidence import A_PAGE
from undaunted.shelf.screens.learn import PARTS

pytestmark = pytest.mark.django_db
LESSONS, CLAIMS = open_library().lessons, open_library().evidence
FIRST, LAST = next(iter(LESSONS)), tuple(LESSONS)[-1]
PAGES = ("/learn/", f"/learn/{FIRST}/", "/evidence/", f"/evidence/{CLAIMS[0].id}/")
MOST_QUERIES = 2


def body(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def listed(client: Client, query: str) -> list[str]:
    """The ids of the claims on a page of the register."""
    page = body(client, f"/evidence/{query}").split('id="found"')[1]
    return re.findall(r'<h2><a href="/evidence/([a-z0-9-]+)/"', page)


def expected(**wanted: str) -> list[str]:
    return [c.id for c in CLAIMS if all(getattr(c, name) == w for name, w in wanted.items())]


def test_learn_lists_every_lesson_in_reading_order_under_its_part(browser_of_ana: Client) -> None:
    page = body(browser_of_ana, "/learn/")
    titles = re.findall(r'<h3><a href="/learn/([a-z0-9-]+)/"', page)
    assert titles == list(LESSONS)
    assert re.findall(r'<h2 id="part-([a-z]+)"', page) == list(PARTS)


def test_a_door_on_more_leads_to_learn(browser_of_ana: Client) -> None:
    assert f'href="{reverse("learn")}"' in body(browser_of_ana, "/library/")


@pytest.mark.parametrize("key", LESSONS)
def test_every_lesson_is_shown_whole_with_its_notes(browser_of_ana: Client, key: str) -> None:
    page, lesson = body(browser_of_ana, f"/learn/{key}/"), LESSONS[key]
    assert page.count('class="reading"') == len(lesson.sections)
    numbers = re.findall(r'<li id="note-(\d+)"', page)
    assert numbers == [str(n) for n in range(1, len(lesson.claims) + 1)]
    assert re.findall(r'<p><a href="/evidence/([a-z0-9-]+)/"', page) == list(lesson.claims)
    assert set(re.findall(r'href="#note-(\d+)"', page)) == set(numbers)
    assert set(re.findall(r'href="#(part-\d+)"', page)) <= set(re.findall(r'id="(part-\d+)"', page))


def test_each_lesson_leads_to_the_next_and_the_last_to_the_register(browser_of_ana: Client) -> None:
    for key, following in pairwise(LESSONS):
        page = body(browser_of_ana, f"/learn/{key}/").split('class="stack next"')[1]
        assert f'href="/learn/{following}/"' in page.split("</nav>")[0]
    page = body(browser_of_ana, f"/learn/{LAST}/").split('class="stack next"')[1]
    assert 'href="/evidence/"' in page.split("</nav>")[0]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_every_claim_has_a_page_that_names_the_lessons_using_it(
    browser_of_ana: Client, claim: Claim
) -> None:
    page = body(browser_of_ana, reverse("claim", args=[claim.id]))
    assert str(VERIFIED[claim.verified]) in page
    assert str(STRENGTH[claim.strength]) in page
    assert ("What is right" in page) == (claim.verified == "wrong_in_source_article")
    users = [key for key, lesson in LESSONS.items() if claim.id in lesson.claims]
    assert re.findall(r'<h3><a href="/learn/([a-z0-9-]+)/"', page) == users


@pytest.mark.parametrize(
    "path", ["/learn/no-such-lesson/", "/evidence/no-such-claim/", "/learn/a.b/"]
)
def test_what_is_not_there_is_not_found(browser_of_ana: Client, path: str) -> None:
    assert browser_of_ana.get(path).status_code == 404


def test_the_register_comes_a_page_at_a_time_and_leaves_nothing_out(browser_of_ana: Client) -> None:
    pages = -(-len(CLAIMS) // A_PAGE)
    shown = [listed(browser_of_ana, f"?page={n}") for n in range(1, pages + 1)]
    assert [len(ids) for ids in shown[:-1]] == [A_PAGE] * (pages - 1)
    assert [each for ids in shown for each in ids] == [claim.id for claim in CLAIMS]


@pytest.mark.parametrize("page", ["0", "999", "x", ""])
def test_a_page_that_is_not_there_is_one_that_is(browser_of_ana: Client, page: str) -> None:
    assert listed(browser_of_ana, f"?page={page}")


@pytest.mark.parametrize("strength", STRENGTH)
def test_the_register_is_filtered_by_strength(browser_of_ana: Client, strength: str) -> None:
    assert listed(browser_of_ana, f"?strength={strength}") == expected(strength=strength)[:A_PAGE]


@pytest.mark.parametrize("verified", VERIFIED)
def test_the_register_is_filtered_by_what_was_checked(
    browser_of_ana: Client, verified: str
) -> None:
    assert listed(browser_of_ana, f"?verified={verified}") == expected(verified=verified)[:A_PAGE]


def test_both_filters_hold_together_and_stay_on_the_next_page(browser_of_ana: Client) -> None:
    both = "strength=review&verified=yes"
    assert listed(browser_of_ana, f"?{both}") == expected(strength="review", verified="yes")
    assert "?verified=yes&amp;page=2" in body(browser_of_ana, "/evidence/?verified=yes")


def test_a_filter_that_fits_nothing_says_so_and_an_unknown_one_is_left_out(
    browser_of_ana: Client,
) -> None:
    empty = "/evidence/?strength=clinical_records&verified=no"
    assert "Nothing in the register is both" in body(browser_of_ana, empty)
    assert len(listed(browser_of_ana, "?strength=magic")) == A_PAGE


def test_what_is_our_own_is_said_to_be_checked_by_nobody_else() -> None:
    def means(shown: ShownClaim) -> str:
        return str(shown.verified_means)

    assert "our own" in means(shown_claims()["circumstances-not-culture"])
    assert "Not yet checked by us" in means(shown_claims()["kindness-can-sting"])


@pytest.mark.parametrize("path", PAGES)
def test_pages_ask_next_to_nothing_and_run_only_our_code(
    ana: Person, browser_of_ana: Client, path: str
) -> None:
    counts = []
    for attempts in (1, 30):
        practises(ana, attempts)
        with CaptureQueriesContext(connection) as asked:
            page = body(browser_of_ana, path)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST_QUERIES
    assert " style=" not in page
    assert "<style" not in page


@pytest.mark.parametrize("path", PAGES)
def test_nothing_can_be_sent_there(browser_of_ana: Client, path: str) -> None:
    assert browser_of_ana.post(path).status_code == 405
