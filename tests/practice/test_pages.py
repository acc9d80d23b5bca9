"""What is special to some pages; what holds for all of them is in tests/web/test_every_page.py."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOON, practises
from undaunted.learning.state import learned_state
from undaunted.people.models import Person

pytestmark = pytest.mark.django_db


def test_the_first_look_of_a_day_chooses_with_a_constant_number_of_questions(
    ana: Person, browser_of_ana: Client
) -> None:
    counts = []
    for days, attempts in enumerate((1, 2, 40)):
        practises(ana, attempts)
        learned_state(ana)  # as every verb does
        with (
            time_machine.travel(NOON + timedelta(days=days), tick=False),
            CaptureQueriesContext(connection) as asked,
        ):
            browser_of_ana.get("/")
        counts.append(len(asked))
    assert counts[1] == counts[2]


@pytest.mark.parametrize("path", ["/breathe/", "/waiting/", "/help/"])
def test_the_first_page_sets_the_token_of_forms_whether_it_has_one_or_not(
    browser_of_ana: Client, path: str
) -> None:
    assert "csrftoken" in browser_of_ana.get(path).cookies


def test_other_hosts_and_forged_forms_are_refused(browser_of_ana: Client) -> None:
    assert browser_of_ana.get("/", headers={"host": "undaunted.example"}).status_code == 400
    forger = Client(enforce_csrf_checks=True)
    assert forger.post("/pass/", {"key": "x"}).status_code == 403
