"""Five places on every page, and the one that somebody is in is marked."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from tests.web.test_every_page import NO_ADDRESS, PAGE, ROUTES, address, lives, named
from undaunted.people.models import Person
from undaunted.web.navigation_places import ME, NOWHERE, PLACES, NavigationPlace, place_of

NAV = re.compile(r'<nav class="places".*?</nav>', re.DOTALL)
MARKED = re.compile(r'<a href="([^"]+)"\s+aria-current="(page|true)"')


def belonging(place: NavigationPlace) -> list[str]:
    return [*place.routes, *({place.route} | {tab.route for tab in place.tabs})]


def test_every_address_belongs_to_one_place_or_to_none_on_purpose() -> None:
    told = [route for place in (*PLACES, ME) for route in belonging(place)] + list(NOWHERE)
    assert sorted(told) == sorted(named(get_resolver().url_patterns))


@pytest.mark.django_db
def test_the_place_one_is_in_is_marked_on_every_page(ana: Person, browser_of_ana: Client) -> None:
    lives(ana)
    looked_at = 0
    for name, route in ROUTES.items():
        body = browser_of_ana.get(address(name, ana)).content.decode(errors="ignore")
        bar = NAV.search(body)
        if route.status != PAGE or bar is None:
            continue
        place, looked_at = place_of(name), looked_at + 1
        on_bar = place if place in PLACES else None
        how = "page" if on_bar and on_bar.route == name else "true"
        assert MARKED.findall(bar[0]) == ([(reverse(on_bar.route), how)] if on_bar else []), name
    assert looked_at > 40


@pytest.mark.django_db
def test_an_address_that_is_not_there_marks_no_place(browser_of_ana: Client) -> None:
    body = browser_of_ana.get(NO_ADDRESS).content.decode()
    assert "aria-current" not in body


@pytest.mark.django_db
@pytest.mark.parametrize("place", [one for one in PLACES if one.tabs], ids=lambda one: one.route)
def test_tabs_stand_on_each_page_of_a_place_and_mark_it(
    ana: Person, browser_of_ana: Client, place: NavigationPlace
) -> None:
    for tab in place.tabs:
        body = browser_of_ana.get(reverse(tab.route)).content.decode()
        tabs = body.partition('<nav class="tabs"')[2].partition("</nav>")[0]
        assert tabs.count("aria-current") == 1
        assert f'href="{reverse(tab.route)}" aria-current="page"' in tabs
        assert all(f'href="{reverse(other.route)}"' in tabs for other in place.tabs)


@pytest.mark.django_db
def test_an_older_link_to_more_leads_to_me(browser_of_ana: Client) -> None:
    answer = browser_of_ana.get(reverse("more"), follow=True)
    assert answer.redirect_chain == [(reverse("me"), 302)]
    assert "What this is, and what it is not" in answer.content.decode()
