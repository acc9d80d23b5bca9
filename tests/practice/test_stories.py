"""Stories on screen: all of them, and one with the asks that come near to it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from undaunted.library.kinds.story import stories_by_ask
from undaunted.library.reading import open_library

pytestmark = pytest.mark.django_db
STORIES = open_library().stories


def body(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_story_stands_on_its_shelf(browser_of_ana: Client) -> None:
    titles = re.findall(r'<h2><a href="/stories/([a-z0-9-]+)/"', body(browser_of_ana, "/stories/"))
    assert titles == list(STORIES)
    assert f'href="{reverse("stories")}"' in body(browser_of_ana, "/learn/")


@pytest.mark.parametrize("key", STORIES)
def test_a_story_names_its_sources_and_leads_to_asks(browser_of_ana: Client, key: str) -> None:
    page, story = body(browser_of_ana, f"/stories/{key}/"), STORIES[key]
    assert re.findall(r'<h3><a href="/library/([a-z0-9-]+)/"', page) == list(story.asks)
    assert page.count('rel="noreferrer"') == sum(bool(source.web) for source in story.sources)


def test_a_story_that_is_not_there_is_not_found(browser_of_ana: Client) -> None:
    assert browser_of_ana.get("/stories/no-such-story/").status_code == 404


def test_a_story_asks_the_database_for_little(browser_of_ana: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        body(browser_of_ana, f"/stories/{next(iter(STORIES))}/")
    assert len(asked) <= 3


def test_an_ask_leads_to_the_stories_that_come_near_to_it(browser_of_ana: Client) -> None:
    key, story = next((ask, one) for one in STORIES.values() for ask in one.asks)
    assert f'href="/stories/{story.id}/"' in body(browser_of_ana, f"/library/{key}/")
    without = next(ask for ask in open_library().asks if ask not in stories_by_ask(STORIES))
    assert "stories-near" not in body(browser_of_ana, f"/library/{without}/")
