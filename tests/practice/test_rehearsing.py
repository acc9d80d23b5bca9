"""Saying it aloud before asking: the line, no form, and nothing kept."""

import uuid

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import commits, logs
from undaunted.people.models import Person
from undaunted.practice.asking.planning import Planned, plan
from undaunted.practice.asking.writing_own_ask import DRAFT
from undaunted.record.models import OwnAsk

pytestmark = pytest.mark.django_db
PEN, LINE = "borrow-a-pen", "Could I borrow your pen for a second?"


def rows() -> int:
    return sum(m._base_manager.count() for m in apps.get_models() if m._meta.managed)


def page_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_the_line_stands_there_with_what_to_do_and_no_form_to_send(browser_of_ana: Client) -> None:
    path = reverse("rehearse", args=[PEN])
    page_of(browser_of_ana, path)
    before = rows()
    page = page_of(browser_of_ana, path)
    assert LINE in page
    assert "say it three times" in page
    assert "<form" not in page
    assert f'href="{reverse("ask", args=[PEN])}"' in page
    assert rows() == before
    assert browser_of_ana.post(path).status_code == 405
    assert rows() == before


def test_what_records_is_hidden_until_scripts_show_it(browser_of_ana: Client) -> None:
    page = page_of(browser_of_ana, reverse("rehearse", args=[PEN]))
    for shown_by_scripts in ('class="rehearse-clock" data-clock hidden', "data-timer hidden"):
        assert shown_by_scripts in page


@pytest.mark.parametrize("key", [PEN, f"{PEN}%23say_alone", f"{PEN}%23say_to_somebody"])
def test_it_is_offered_before_an_ask_or_a_said_step_is_locked(
    browser_of_ana: Client, key: str
) -> None:
    assert f"/ask/{key}/rehearse/" in page_of(browser_of_ana, f"/ask/{key}/")


@pytest.mark.parametrize("step", ["picture", "write", "look_on"])
def test_it_is_not_offered_before_a_step_in_which_nothing_is_said(
    browser_of_ana: Client, step: str
) -> None:
    assert "/rehearse/" not in page_of(browser_of_ana, f"/ask/{PEN}%23{step}/")


def test_an_own_ask_is_said_as_far_as_it_was_typed(browser_of_ana: Client) -> None:
    assert reverse("rehearse-own") in page_of(browser_of_ana, reverse("own-ask"))
    assert "in words of your own" in page_of(browser_of_ana, reverse("rehearse-own"))
    typed = {"title": "Ask for the window seat", "opening_line": "Would you swap seats?"}
    browser_of_ana.post(reverse("draft", args=[DRAFT]), typed)
    assert "Would you swap seats?" in page_of(browser_of_ana, reverse("rehearse-own"))


def test_an_ask_under_way_is_said_as_it_was_planned_until_it_is_logged(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = commits(ana, PEN, timezone.now())
    path = reverse("attempt-rehearse", args=[attempt.pk])
    assert path in page_of(browser_of_ana, reverse("attempt", args=[attempt.pk]))
    assert LINE in page_of(browser_of_ana, path)
    plan(attempt, Planned(uuid.uuid4(), opening_line="A pen, please?"), timezone.now())
    assert "A pen, please?" in page_of(browser_of_ana, path)
    logs(attempt)
    assert browser_of_ana.get(path).status_code == 302


def test_another_persons_own_ask_is_not_said(cleo: Person, browser_of_ana: Client) -> None:
    hers = OwnAsk.objects.create(person=cleo, received_at=timezone.now(), title="A secret")
    answer = Client(raise_request_exception=False).get(f"/ask/own:{hers.pk}/rehearse/")
    assert answer.status_code == 404
    assert "microphone=()" in answer.headers["Permissions-Policy"]
