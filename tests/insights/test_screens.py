import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOON
from tests.counting import calls
from tests.insights.builders import hears_unasked, tells
from undaunted.engine.taxonomy import Outcome
from undaunted.people.models import Person
from undaunted.record.models import Attempt

SCREENS = ("/insights/", "/book/")
MOST_QUERIES = 24
LONGER = 2.3  # times the work that twice the attempts may cost
KINDS = [Outcome.NO, Outcome.YES, Outcome.PARTLY, Outcome.GHOSTED, Outcome.NOT_ASKED, Outcome.NO]


def queries(client: Client, screen: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(screen).status_code == 200
    return len(seen)


@pytest.mark.parametrize("screen", SCREENS)
def test_an_empty_page_says_what_will_be_there_and_leads_to_today(
    screen: str, browser_of_ana: Client
) -> None:
    page = browser_of_ana.get(screen).content.decode()
    assert 'class="button button-strong" href="/"' in page
    assert '<svg class="chart' not in page
    assert '<svg class="stamp' not in page


@pytest.mark.parametrize("screen", SCREENS)
def test_sixty_attempts_need_no_more_queries_than_one(
    screen: str, ana: Person, browser_of_ana: Client
) -> None:
    tells(ana, [Outcome.NO])
    browser_of_ana.get(screen)  # learns what is not learned yet, as every verb does
    one = queries(browser_of_ana, screen)
    tells(ana, KINDS * 10)
    browser_of_ana.get(screen)
    assert queries(browser_of_ana, screen) == one <= MOST_QUERIES


@pytest.mark.usefixtures("noon")
def test_insights_begin_with_the_mechanisms_and_every_chart_has_its_table(
    ana: Person, browser_of_ana: Client
) -> None:
    tells(ana, KINDS * 4)
    page = browser_of_ana.get("/insights/").content.decode()
    assert "What 20 asks have shown you" in page
    names = re.findall(r'class="finding-name">([^<]+)<', page)
    assert names == ["Fear", "Hard thoughts", "Asking"]
    assert page.count('<svg class="chart-picture') == page.count("<table>") == 9
    assert page.count('class="finding-number"') == 5
    assert "8 more changed asks" in page
    assert "style=" not in page


@pytest.mark.parametrize("asks", [1, 4])
def test_with_few_asks_there_is_one_calm_card_and_no_chart(
    ana: Person, browser_of_ana: Client, asks: int
) -> None:
    tells(ana, [Outcome.NO] * asks)
    page = browser_of_ana.get("/insights/").content.decode()
    assert ("1 ask so far" if asks == 1 else "4 asks so far") in page
    assert page.count("What will be here") == 1
    assert '<svg class="chart-picture' not in page


def test_the_book_shows_24_pages_newest_first(ana: Person, browser_of_ana: Client) -> None:
    tells(ana, [Outcome.NO] * 25)
    first = browser_of_ana.get("/book/").content.decode()
    assert first.count('<svg class="stamp ') == 24
    assert first.index("No. 25<") < first.index("No. 2<")
    assert "No. 1<" not in first
    second = browser_of_ana.get("/book/?page=2").content.decode()
    assert second.count('<svg class="stamp ') == 1
    assert "No. 1<" in second


def test_a_page_of_the_book_leads_to_its_entry(ana: Person, browser_of_ana: Client) -> None:
    (attempt,) = tells(ana, [Outcome.YES], keys=("which-of-two-hats",))
    page = browser_of_ana.get("/book/").content.decode()
    assert f'href="/journal/{attempt.pk}/"' in page
    assert "A yes<" in page


def test_a_no_that_came_unasked_has_a_page_without_a_number(
    ana: Person, browser_of_ana: Client
) -> None:
    hears_unasked(ana)
    page = browser_of_ana.get("/book/").content.decode()
    assert "Came unasked<" in page
    assert "No. 1<" not in page


def test_what_lies_in_the_bin_is_shown_nowhere(ana: Person, browser_of_ana: Client) -> None:
    tells(ana, [Outcome.NO])
    Attempt.objects.update(removed_at=NOON + timedelta(days=1))
    for screen in SCREENS:
        assert "button-strong" in browser_of_ana.get(screen).content.decode()


@pytest.mark.parametrize("screen", SCREENS)
def test_twice_the_attempts_are_at_most_about_twice_the_work(
    screen: str, ana: Person, browser_of_ana: Client
) -> None:
    worked = []
    for _ in range(2):
        tells(ana, [KINDS[n % len(KINDS)] for n in range(300)])
        worked.append(calls(lambda: browser_of_ana.get(screen)))
        assert queries(browser_of_ana, screen) <= MOST_QUERIES
    assert worked[1] <= LONGER * worked[0]
