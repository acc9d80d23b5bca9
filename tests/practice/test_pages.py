"""What is special to some pages; what holds for all of them is in tests/web/test_every_page.py."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import practises
from undaunted.learning.state import learned_state
from undaunted.people.models import Person

pytestmark = pytest.mark.django_db


def test_the_first_look_of_a_day_chooses_with_a_constant_number_of_questions(
    ana: Person, browser_of_ana: Client
) -> None:
    counts = []
    practises(ana, 1)
    browser_of_ana.get("/?more=1")
    for attempts in (2, 40):
        practises(ana, attempts)
        learned_state(ana)  # as every verb does
        with CaptureQueriesContext(connection) as asked:
            browser_of_ana.get("/?more=1")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_other_hosts_and_forged_forms_are_refused(browser_of_ana: Client) -> None:
    assert browser_of_ana.get("/", headers={"host": "undaunted.example"}).status_code == 400
    forger = Client(enforce_csrf_checks=True)
    assert forger.post("/pass/", {"key": "x"}).status_code == 403
