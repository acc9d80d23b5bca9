"""Every page: it opens, it asks a constant number of questions, it carries the right headers."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import commits, is_well, logs, looks_again, practises, reflects
from undaunted.engine.taxonomy import Outcome
from undaunted.people.models import Person

pytestmark = pytest.mark.django_db
MOST_QUERIES = 17
PAGES = (
    "/",
    "/?more=1",
    "/ask/name-of-that-plant/",
    "/ask/own/",
    "/unsought/",
    "/ladder/",
    "/journal/",
    "/journal/?words=plant",
    "/journal/?outcome=no",
    "/library/",
    "/library/?domain=service",
    "/library/?words=plnat",
    "/library/?show=saved",
    "/library/share-a-table/",
    "/insights/",
    "/book/",
    "/more/",
    "/me/",
    "/help/",
    "/plan/",
    "/questions/",
    "/questions/done/",
    "/measures/phq-9/",
    "/check-in/",
    "/wellbeing/",
    "/wellbeing/why/",
    "/breathe/",
)


def questions(client: Client, path: str) -> int:
    """Queries of the second visit: the first of a day may choose and store the suggestion."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def test_pages_ask_as_much_with_a_thousand_attempts_as_with_one(
    ana: Person, browser_of_ana: Client
) -> None:
    whole = practises(ana, 1)[0]
    looks_again(whole)
    is_well(ana, timezone.now())
    paths = (
        *PAGES,
        *(reverse(name, args=[whole.pk]) for name in ("what-happened", "journal-entry")),
    )
    few = {path: questions(browser_of_ana, path) for path in paths}
    practises(ana, 999)
    many = {path: questions(browser_of_ana, path) for path in paths}
    assert many == few
    assert max(many.values()) <= MOST_QUERIES, many


def test_the_first_look_of_a_day_chooses_with_a_constant_number_of_questions(
    ana: Person, browser_of_ana: Client
) -> None:
    counts = []
    practises(ana, 1)
    browser_of_ana.get("/?more=1")
    for attempts in (2, 40):
        practises(ana, attempts)
        with CaptureQueriesContext(connection) as asked:
            browser_of_ana.get("/?more=1")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_getting_a_page_twice_changes_nothing(ana: Person, browser_of_ana: Client) -> None:
    practises(ana, 2)
    for path in PAGES:
        browser_of_ana.get(path)
    before = rows()
    for path in PAGES:
        browser_of_ana.get(path)
    assert rows() == before


def rows() -> dict[str, int]:
    from django.apps import apps

    return {m._meta.label: m._base_manager.count() for m in apps.get_models() if m._meta.managed}


@pytest.mark.parametrize("path", [*PAGES, "/nothing-here/"])
def test_every_answer_runs_only_our_code(browser_of_ana: Client, path: str) -> None:
    answer = browser_of_ana.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    body = answer.content.decode()
    assert "<style" not in body
    assert " style=" not in body
    assert " onclick=" not in body


@pytest.mark.parametrize("path", [*PAGES, "/nothing-here/"])
def test_help_now_stands_on_every_page(browser_of_ana: Client, path: str) -> None:
    assert reverse("help-now") in browser_of_ana.get(path).content.decode()


def test_a_strangers_rows_never_show(ana: Person, cleo: Person, browser_of_ana: Client) -> None:
    hers = commits(cleo, feared="Cleo's secret fear")
    logs(hers, Outcome.NO, words="Cleo's secret words")
    reflects(hers, words="Cleo's secret thought")
    for path in PAGES:
        assert "Cleo" not in browser_of_ana.get(path).content.decode()
    for name in ("attempt", "log", "reflect", "what-happened", "journal-entry", "journal-edit"):
        assert browser_of_ana.get(reverse(name, args=[hers.pk])).status_code == 404
    for name in ("log", "reflect", "journal-remove", "journal-restore", "ladder-change"):
        assert browser_of_ana.post(
            reverse(name, args=[hers.pk]), {"do": "rate", "fear": 1}
        ).status_code in (404, 422)
    hers.refresh_from_db()
    assert hers.removed_at is None


def test_other_hosts_and_forged_forms_are_refused(browser_of_ana: Client) -> None:
    assert browser_of_ana.get("/", headers={"host": "undaunted.example"}).status_code == 400
    forger = Client(enforce_csrf_checks=True)
    assert forger.post("/pass/", {"key": "x"}).status_code == 403
