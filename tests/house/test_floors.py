"""The rules of the house that a machine can hold: floors, facts, forms, strings, sizes' cousins."""

import ast
import re
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from undaunted.people.access import PersonalQuerySet
from undaunted.people.models import Person
from undaunted.record.facts import Fact

SOURCE = Path("src/undaunted")


def floors() -> tuple[str, ...]:
    """The floors as `.importlinter` has them, the lowest first."""
    told = ConfigParser()
    told.read(".importlinter")
    return tuple(reversed(told["importlinter:contract:floors"]["layers"].split()))


FLOORS = floors()  # from the bottom
PURE = ("engine", "library", "drawing", "lab")
OURS = [model for model in apps.get_models() if model.__module__.startswith("undaunted.")]
PYTHON = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
SCRIPTS = sorted(SOURCE.rglob("static/**/*.js"))
NAMES = {"un", "daunted", "Undaunted"}
ALONE = {"readable.html"}  # leaves in the export, where no stylesheet of ours goes along
OUTSIDE = re.compile(r"https?://(?!localhost|127\.0\.0\.1|www\.w3\.org/)[a-z]")


def floor_of(model: type[models.Model]) -> int:
    return FLOORS.index(model.__module__.split(".")[1])


def personal(model: type[models.Model]) -> bool:
    return any(
        isinstance(field, models.ForeignKey) and field.related_model is Person
        for field in model._meta.concrete_fields
    )


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_foreign_keys_go_down_or_stay_on_their_floor(model: type[models.Model]) -> None:
    for field in model._meta.concrete_fields:
        target = field.related_model
        if isinstance(target, type) and target in OURS:
            assert floor_of(target) <= floor_of(model), f"{model.__name__}.{field.name} goes up"


@pytest.mark.parametrize("model", [m for m in OURS if personal(m)], ids=lambda m: m.__name__)
def test_personal_rows_are_reached_through_of(model: type[models.Model]) -> None:
    assert isinstance(model._default_manager.all(), PersonalQuerySet)


@pytest.mark.parametrize(
    "model", [m for m in OURS if issubclass(m, Fact)], ids=lambda m: m.__name__
)
def test_facts_carry_a_clients_uuid_and_when_they_were_received(model: type[models.Model]) -> None:
    assert isinstance(model._meta.pk, models.UUIDField)
    assert not model._meta.get_field("received_at").null


def test_screens_reach_personal_rows_through_of_only() -> None:
    bare = re.compile(r"\.objects\.(filter|get|all|exclude|first|last|count|create|update)\(")
    found = [
        f"{path}: {line.strip()}"
        for path in PYTHON
        if "screens" in path.parts
        for line in path.read_text().splitlines()
        if bare.search(line)
    ]
    assert found == []


def test_engine_library_drawing_and_lab_know_no_django() -> None:
    for path in PYTHON:
        if path.relative_to(SOURCE).parts[0] in PURE:
            for node in ast.walk(ast.parse(path.read_text())):
                names = imported(node)
                assert not any(name.split(".")[0] == "django" for name in names), path


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def test_the_engine_has_no_clock_no_files_and_no_hidden_randomness() -> None:
    forbidden = {"time", "datetime", "random", "os", "pathlib", "io", "socket", "subprocess"}
    for path in (SOURCE / "engine").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            assert not {name.split(".")[0] for name in imported(node)} & forbidden, path
        assert "np.random.seed" not in path.read_text()


def test_there_are_no_signals_and_no_rooms_called_utils() -> None:
    for path in PYTHON:
        assert "django.dispatch" not in path.read_text(), path
        assert "models.signals" not in path.read_text(), path
        assert path.stem not in {"utils", "helpers", "services", "manager", "core", "process"}, path


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_template_runs_nothing_inline_and_says_nothing_untranslated(path: Path) -> None:
    text = path.read_text()
    assert "<style" not in text or path.name in ALONE
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"\son[a-z]+=", text)
    assert not re.search(r"<script(?![^>]*src=)", text)
    assert not OUTSIDE.search(text)
    assert untranslated(text) == []


def untranslated(text: str) -> list[str]:
    """Words a person would read that stand outside translate and blocktranslate."""
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.S)
    text = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", text, flags=re.S)
    text = re.sub(r"{% block layout %}\w*{% endblock %}", "", text).replace("· Undaunted", "")
    text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", text, flags=re.S)
    attributes = re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*[A-Za-z]{2}[^"]*)"', text)
    nodes = re.split(r"<[^>]*>", text)
    words = [node.strip() for node in nodes if re.search(r"[A-Za-z]{2}", node)]
    return [word for word in words if word not in NAMES] + attributes


def test_the_check_for_untranslated_words_finds_them() -> None:
    assert untranslated("<p>Hello</p>") == ["Hello"]
    assert untranslated('<p aria-label="Hello">{% translate "Hi" %}</p>') == ["Hello"]
    assert untranslated("<p>{{ name }} {% translate 'Hi' %}</p>") == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_every_form_that_sends_carries_its_token(path: Path) -> None:
    for form in re.findall(r"<form[^>]*>.{0,400}", path.read_text(), flags=re.S):
        if 'method="post"' in form:
            assert "csrf_token" in form, path


def test_nothing_of_ours_names_an_outside_host() -> None:
    for path in (*SCRIPTS, *SOURCE.rglob("static/**/*.css"), *PYTHON):
        assert not OUTSIDE.search(path.read_text()), path


def test_no_mark_of_unfinished_work_is_left() -> None:
    unfinished = re.compile(
        r"\b(TODO|FIXME|XXX|raise NotImplementedError|lorem ipsum)\b", re.IGNORECASE
    )
    for path in (*PYTHON, *TEMPLATES, *SCRIPTS):
        assert not unfinished.search(path.read_text()), path


def test_shaming_and_draining_words_are_in_no_text_of_ours() -> None:
    shaming = re.compile(
        r"(lost your streak|don't break|you failed|last chance|only today|crush it|loser)",
        re.IGNORECASE,
    )
    for path in TEMPLATES:
        assert not shaming.search(path.read_text()), path


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


NAMED = re.compile(r"""(?:include|extends|static) ["'](?:components/)?([a-z]+)/""")


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_template_takes_parts_and_styles_from_its_own_room_or_one_below(path: Path) -> None:
    for room in NAMED.findall(path.read_text()):
        if room in FLOORS:
            assert FLOORS.index(room) <= FLOORS.index(room_of(path)), f"{path} takes from {room}"


def test_screens_are_reached_from_address_tables_and_their_own_folder_only() -> None:
    for path in PYTHON:
        here = ".".join(("undaunted", *path.relative_to(SOURCE).parent.parts))
        for node in ast.walk(ast.parse(path.read_text())):
            for name in imported(node):
                if ".screens" in name and path.name != "urls.py":
                    assert here.endswith("screens"), path
                    assert name.startswith(here + "."), path


def test_nothing_is_reached_around_the_floors() -> None:
    for path in PYTHON:
        assert "apps.get_model(" not in path.read_text(), path
