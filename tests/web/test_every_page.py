"""Every address of the product, from the URL table: a new one without an entry here is refused.

What a page says is tested beside its room; here is what must hold for all of them.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.cast import commits, is_well, logs, practises, reflects
from tests.clock import Hour
from tests.leaving.everything import practise
from undaunted.engine.taxonomy import Outcome
from undaunted.people.models import Person
from undaunted.practice.models import Rung
from undaunted.record.models import Attempt, ExerciseDone, OwnPage, Round, UnaskedNo
from undaunted.wellbeing.models import MeasureTaken, Noticed

pytestmark = pytest.mark.django_db
CSP = "Content-Security-Policy"
MOST_QUERIES = 29  # late in the evening; by day two fewer
MOST_DRAWN = 52  # three others are drawn anew, beside what stands
NO_ADDRESS = "/nothing-here/"
Arguments = Callable[[Person], list[object]]
POST_ONLY, PAGE, REDIRECT = 405, 200, 302


def nothing(_: Person) -> list[object]:
    return []


def plain(*said: object) -> Arguments:
    """The same for everybody: a key of the library."""
    return lambda _: list(said)


def attempt_at(key: str) -> Callable[[Person], Attempt]:
    return lambda person: Attempt.objects.filter(person=person, ask_key=key).latest("committed_at")


OPEN, NO_ANSWER, ANSWERED = "name-of-that-plant", "share-a-table", "just-the-lid"
WHOLE = "look-on-the-shelf"  # planned, answered, looked back on


def of(key: str, *more: object) -> Arguments:
    return lambda person: [attempt_at(key)(person).pk, *more]


def done(person: Person) -> list[object]:
    return [ExerciseDone.objects.get(person=person).pk]


def page_of_one(person: Person) -> list[object]:
    return [OwnPage.objects.get(person=person, replaces=None, removed_at=None).pk]


def left_out(person: Person) -> list[object]:
    return [UnaskedNo.objects.get(person=person, replaces=None).attempt_id]


def of_round(person: Person) -> list[object]:
    return [Round.objects.get(person=person).pk]


@dataclass(frozen=True, slots=True)
class Route:
    """How to make the arguments of an address from somebody's rows, and what GET answers."""

    arguments: Arguments = nothing
    status: int = PAGE
    also: tuple[str, ...] = ()  # query strings that make it another page


ASK, EXERCISE = plain(OPEN), plain("evidence-sheet")
ROUTES: dict[str, Route] = {
    "today": Route(also=("?more=1",)),
    "pass-ask": Route(status=POST_ONLY),
    "lift-pass": Route(status=POST_ONLY),
    "own-ask": Route(),
    "ask": Route(plain("which-of-two-hats")),
    "rehearse": Route(plain("which-of-two-hats")),
    "rehearse-own": Route(),
    "attempt-rehearse": Route(of(OPEN)),
    "here": Route(of(OPEN)),
    "smaller-form": Route(of(OPEN)),
    "prepare": Route(plain("walk-next-week")),
    "attempt": Route(of(OPEN)),
    "attempt-calendar": Route(of(WHOLE)),
    "log": Route(of(OPEN)),
    "waiting": Route(of(NO_ANSWER)),
    "reflect": Route(of(ANSWERED)),
    "what-happened": Route(of(WHOLE)),
    "because-of-who": Route(of(ANSWERED)),
    "managed": Route(of(WHOLE), status=POST_ONLY),
    "skills-used": Route(of(WHOLE), status=POST_ONLY),
    "follow-up": Route(of(WHOLE, "week")),
    "attempt-move": Route(of(OPEN), status=POST_ONLY),
    "waiting-list": Route(),
    "already": Route(),
    "ask-already": Route(plain("which-of-two-hats")),
    "unsought": Route(),
    "round-own": Route(also=("?calls=20",)),
    "ask-round": Route(plain("which-of-two-hats")),
    "round": Route(of_round),
    "round-end": Route(of_round),
    "round-result": Route(of_round, REDIRECT),  # while it is under way
    "round-let-go": Route(of_round, POST_ONLY),
    "kindness": Route(left_out),
    "received": Route(),
    "draft": Route(plain("log"), POST_ONLY),
    "demo": Route(status=404),  # only in a demo
    "breathe": Route(),
    "ladder": Route(),
    "ladder-add": Route(status=404),  # only with an ask to add
    "ladder-order": Route(status=POST_ONLY),
    "ladder-change": Route(
        lambda person: [Rung.objects.filter(person=person).earliest("pk").pk], POST_ONLY
    ),
    "journal": Route(also=("?found=0", "?page=2")),
    "journal-exercises": Route(),
    "journal-entry": Route(of(WHOLE)),
    "journal-edit": Route(of(WHOLE)),
    "page-new": Route(),
    "own-page": Route(page_of_one),
    "own-page-edit": Route(page_of_one),
    "bin": Route(),
    "bin-move": Route(lambda person: ["page", *page_of_one(person)], POST_ONLY),
    "pasted": Route(),
    "library": Route(also=("?domain=service", "?sought=nonsense", "?show=saved", "?fun=on")),
    "deck-pdf": Route(),
    "ask-card": Route(ASK),
    "ask-mark": Route(ASK, POST_ONLY),
    "programmes": Route(),
    "programme": Route(plain("first-ten")),
    "programme-deck-pdf": Route(plain("first-ten"), also=("?part=1",)),
    "programme-step": Route(plain("first-ten"), POST_ONLY),
    "programme-finished": Route(plain("first-ten"), REDIRECT),
    "programme-wall": Route(plain("first-ten"), REDIRECT),  # it has none
    "programme-telling": Route(plain("thirty-noes"), REDIRECT),  # never begun
    "exercise-list": Route(),
    "exercise": Route(EXERCISE),
    "exercise-done": Route(done),
    "exercise-pdf": Route(EXERCISE),
    "exercise-done-pdf": Route(done),
    "week-pdf": Route(),
    "learn": Route(),
    "lesson": Route(plain("after-a-loss")),
    "stories": Route(),
    "story": Route(plain("rings-of-dough")),
    "evidence": Route(),
    "claim": Route(plain("untested-as-a-whole")),
    "insights": Route(),
    "book-of-no": Route(),
    "help-now": Route(),
    "help-away": Route(status=POST_ONLY),
    "this-device": Route(),
    "finding-care": Route(),
    "safety-plan": Route(),
    "screening": Route(),
    "screening-done": Route(),
    "measure": Route(plain("phq-9")),
    "check-in": Route(),
    "checked-in": Route(status=REDIRECT),  # on a heavy day only
    "heavy-day": Route(status=POST_ONLY),
    "measure-taken": Route(
        lambda person: [MeasureTaken.objects.filter(person=person).latest("taken_at").pk]
    ),
    "wellbeing": Route(),
    "wellbeing-why": Route(),
    "support": Route(status=POST_ONLY),
    "misread": Route(lambda person: [Noticed.objects.get(person=person).pk], POST_ONLY),
    "more": Route(status=REDIRECT),
    "me": Route(),
    "life-part": Route(status=POST_ONLY),
    "zone": Route(status=POST_ONLY),
    "here-for": Route(),
    "names": Route(),
    "goals": Route(also=("?again=1",)),
    "left-open": Route(status=POST_ONLY),
    "enough": Route(),
    "working": Route(),
    "pace-under-18": Route(status=REDIRECT),  # only for who is in it
    "pace-care-first": Route(status=REDIRECT),
    "pace-supported": Route(status=REDIRECT),
    "believed": Route(also=("?show=assumptions",)),
    "me-export": Route(status=POST_ONLY),
    "me-import": Route(status=REDIRECT),
    "me-delete": Route(),
    "me-deleted": Route(status=REDIRECT),
    "worker": Route(),
    "notes": Route(),
    "offline": Route(),
}
NEUTRAL = "/notes/"  # nobody's page: it names nothing of ours


def named(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of all addresses, through every `include`."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from named(one.url_patterns)
        else:
            yield str(one.name)


def test_every_address_has_an_entry() -> None:
    names = list(named(get_resolver().url_patterns))
    missing = sorted(set(names) - set(ROUTES))
    assert not missing, (
        f"No test knows the address {missing}: add it to ROUTES in {Path(__file__).name}, with "
        "how its arguments are made of a person's rows and what GET answers."
    )
    assert sorted(set(ROUTES) - set(names)) == []
    assert len(names) == len(set(names))


def lives(person: Person, secret: str = "") -> None:
    """Two days ago they did everything once; some asks are left open, waiting, not looked back on."""
    then = timezone.now() - timedelta(days=2)
    practise(person, then)
    is_well(person, then + timedelta(hours=7))
    commits(person, OPEN, then, feared=secret)
    logs(commits(person, NO_ANSWER, then), Outcome.WAITING, words=secret)
    logs(commits(person, ANSWERED, then), words=secret)
    person.time_zone = ""
    person.save(update_fields=["time_zone"])


def address(name: str, person: Person) -> str:
    return reverse(name, args=ROUTES[name].arguments(person))


def addresses(person: Person) -> dict[str, int]:
    """Every address that GET may be sent to, with its status."""
    found = {NO_ADDRESS: 404}
    for name, route in ROUTES.items():
        path = address(name, person)
        found |= {path: route.status} | {f"{path}{query}": route.status for query in route.also}
    return found


@pytest.fixture
def quiet() -> Client:
    """A browser that shows what went wrong as a page, as a real one does."""
    return Client(raise_request_exception=False)


def test_every_page_opens_and_every_other_address_says_why_not(ana: Person, quiet: Client) -> None:
    lives(ana)
    expected = addresses(ana)
    assert {path: quiet.get(path).status_code for path in expected} == expected


def test_every_page_opens_for_somebody_new(ana: Person, quiet: Client) -> None:
    of_nobody = {name: route for name, route in ROUTES.items() if not personal(name)}
    assert len(of_nobody) > len(ROUTES) / 2
    for name in of_nobody:
        assert quiet.get(address(name, ana)).status_code < 500, name


def personal(name: str) -> bool:
    """Whether the address names a row of a person by its id."""
    return "pk" in get_resolver().reverse_dict.getlist(name)[0][0][0][1]


def test_every_page_opens_at_any_hour_in_another_zone(
    ana: Person, quiet: Client, any_hour: Hour
) -> None:
    lives(ana)
    ana.time_zone = any_hour.zone
    ana.save(update_fields=["time_zone"])
    expected = addresses(ana)
    assert {path: quiet.get(path).status_code for path in expected} == expected


def test_what_was_sent_without_anything_in_it_is_refused_or_changes_nothing_of_note(
    ana: Person, quiet: Client
) -> None:
    lives(ana)
    for name in ROUTES:
        path = address(name, ana)
        assert quiet.post(path).status_code < 500, name
        if quiet.get(path).status_code == POST_ONLY:
            assert "nothing to see at this address" in quiet.get(path).content.decode()


def test_pages_ask_as_much_of_the_database_with_many_rows_as_with_few(
    ana: Person, browser_of_ana: Client
) -> None:
    lives(ana)
    whole_asks(ana, 2)
    practises(ana, 1, key=ANSWERED)
    paths = [path for path, status in addresses(ana).items() if status == PAGE]
    few = {path: questions(browser_of_ana, path) for path in paths}
    whole_asks(ana, 30)
    practises(ana, 270, key=ANSWERED)
    many = {path: questions(browser_of_ana, path) for path in paths}
    assert {path: (few[path], many[path]) for path in paths if many[path] > few[path]} == {}
    assert many.pop("/?more=1") <= MOST_DRAWN
    assert max(many.values()) <= MOST_QUERIES, many


def whole_asks(person: Person, times: int) -> None:
    """As many of the last days, at most two a day, so that windows of days are full too."""
    for number in range(times):
        at = timezone.now() - timedelta(days=3 + number // 2, hours=number % 2)
        attempt = commits(person, "a-word-for-the-dictionary", at)
        logs(attempt)
        reflects(attempt)


def questions(client: Client, path: str) -> int:
    """Queries of the second visit: the first of a day may choose and store the suggestion."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def test_getting_a_page_twice_changes_nothing(ana: Person, browser_of_ana: Client) -> None:
    lives(ana)
    paths = addresses(ana)
    for path in paths:
        browser_of_ana.get(path)
    before = rows()
    for path in paths:
        browser_of_ana.get(path)
    assert rows() == before


def rows() -> dict[str, int]:
    return {m._meta.label: m._base_manager.count() for m in apps.get_models() if m._meta.managed}


def test_every_answer_runs_only_our_code_and_is_kept_by_nobody(
    ana: Person, quiet: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On every status there is, that of our own faults too."""
    lives(ana)
    seen = set()
    for path in addresses(ana):
        for answer in (quiet.get(path), quiet.post(path)):
            seen.add(answer.status_code)
            require_guarded(answer.headers, path)
    monkeypatch.setattr("undaunted.web.errors.STATUS", ())
    monkeypatch.setattr("undaunted.insights.screens.insights.readings_of", broken)
    fault = quiet.get("/insights/")
    require_guarded(fault.headers, "a fault of ours")
    assert "Something broke on our side" in fault.content.decode()
    assert seen | {fault.status_code} >= {200, 302, 404, 405, 409, 422, 500}


def broken(*_: object) -> None:
    raise RuntimeError("as a fault of ours would")


def require_guarded(headers: Mapping[str, str], path: str) -> None:
    policy = headers[CSP]
    assert "default-src 'none'" in policy, path
    assert "script-src 'self'" in policy, path
    assert "unsafe" not in policy, path
    assert "frame-ancestors 'none'" in policy, path
    assert headers["X-Content-Type-Options"] == "nosniff", path
    assert headers["X-Frame-Options"] == "DENY", path
    assert headers["Referrer-Policy"] == "same-origin", path
    kept = {"no-cache", "no-store"} if path == reverse("worker") else {"no-store"}
    assert headers["Cache-Control"] in kept, path


ALOUD = ("rehearse", "rehearse-own", "attempt-rehearse")


def test_the_microphone_is_allowed_where_one_says_it_aloud_and_nowhere_else(
    ana: Person, quiet: Client
) -> None:
    lives(ana)
    aloud = {address(name, ana) for name in ALOUD}
    for path in addresses(ana):
        for answer in (quiet.get(path), quiet.post(path)):
            here = path in aloud and answer.status_code == PAGE
            allowed, policy = answer.headers["Permissions-Policy"], answer.headers[CSP]
            assert ("microphone=(self)" in allowed) is here, path
            assert ("microphone=()" in allowed) is not here, path
            assert {"camera=()", "geolocation=()"} <= set(allowed.split(", ")), path
            assert ("media-src blob:" in policy) is here, path
            assert ("connect-src 'none'" in policy) is here, path


def test_a_static_file_is_what_it_says_it_is() -> None:
    (Path(settings.STATIC_ROOT) / "one.css").write_text("p { margin: 0 }")
    answer = Client().get("/static/one.css")
    assert (answer.status_code, answer.headers["Content-Type"].split(";")[0]) == (200, "text/css")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_page_carries_code_or_style_in_itself_and_help_now_is_on_each(
    ana: Person, quiet: Client
) -> None:
    lives(ana)
    pages = 0
    for path in addresses(ana):
        for answer in (quiet.get(path), quiet.post(path)):
            body = answer.content
            if not body or not answer.headers.get("Content-Type", "").startswith("text/html"):
                continue
            pages += 1
            page = body.decode()
            assert (f'href="{reverse("help-now")}"' in page) is (
                path != NEUTRAL or answer.status_code != PAGE
            ), path
            assert "<style" not in page, path
            assert " style=" not in page, path
            assert " onclick=" not in page, path
    assert pages > len(ROUTES)


def test_a_strangers_rows_are_not_there(ana: Person, cleo: Person, quiet: Client) -> None:
    lives(ana)
    lives(cleo, "Cleo's secret")
    for path in addresses(ana):
        assert b"secret" not in quiet.get(path).content, path
    before = [list(model.objects.filter(person=cleo).values()) for model in (Attempt, Rung)]
    hers = [name for name in ROUTES if personal(name)]
    assert len(hers) > 12
    for name in hers:
        path = address(name, cleo)
        got = POST_ONLY if ROUTES[name].status == POST_ONLY else 404
        assert quiet.get(path).status_code == got, path
        sent = quiet.post(path, {"do": "rate", "fear": "1", "fact": str(uuid.uuid4())})
        assert sent.status_code in (404, 405), path
    assert before == [list(model.objects.filter(person=cleo).values()) for model in (Attempt, Rung)]
