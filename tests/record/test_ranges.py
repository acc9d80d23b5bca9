"""A number's range stands on its column; forms, import and the database agree with it."""

from collections.abc import Iterator

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from undaunted.leaving.columns import Column
from undaunted.me.forms import WEEK_GOALS, PracticeForm
from undaunted.people.models import Circumstances, Person
from undaunted.people.ranges import ChanceColumn, NumberRange, WholeColumn, range_of
from undaunted.practice.after import forms as after
from undaunted.practice.after import later_forms
from undaunted.practice.asking import forms as asking
from undaunted.record.forms import ScaleField, WordsField
from undaunted.record.models import (
    Answer,
    FollowUp,
    Forecast,
    OwnAsk,
    Plan,
    Preparation,
    Reflection,
)
from undaunted.wellbeing import forms as wellbeing
from undaunted.wellbeing.models import CheckIn, SafetyPlan

OURS = [model for model in apps.get_models() if model.__module__.startswith("undaunted.")]
NUMBERS = (models.PositiveSmallIntegerField, models.FloatField)
RANGED = [
    (model, column)
    for model in OURS
    for column in model._meta.concrete_fields
    if isinstance(column, WholeColumn | ChanceColumn)
]
WRITES = [
    (asking.ForecastForm, Forecast),
    (asking.AttemptPlanForm, Plan),
    (after.LogForm, Answer),
    (after.ReflectForm, Reflection),
    (asking.PrepareForm, Preparation),
    (later_forms.WeekLaterForm, FollowUp),
    (asking.ChangedAskForm, OwnAsk),
    (after.UnsoughtForm, Answer),
    (wellbeing.CheckInForm, CheckIn),
    (wellbeing.SafetyPlanForm, SafetyPlan),
    (PracticeForm, Circumstances),
]
Bounds = dict[str, object]


def test_every_small_number_says_its_range() -> None:
    bare = [
        f"{model.__name__}.{column.name}"
        for model in OURS
        for column in model._meta.concrete_fields
        if isinstance(column, NUMBERS) and not isinstance(column, WholeColumn | ChanceColumn)
    ]
    assert bare == []
    assert len(RANGED) > 20


@pytest.mark.parametrize(("model", "column"), RANGED, ids=str)
def test_a_column_takes_its_ends_and_nothing_beyond(
    model: type[models.Model], column: Column
) -> None:
    allowed = range_of(column)
    for value in (allowed.least, allowed.most):
        column.run_validators(value)
    for value in (allowed.least - 1, allowed.most + 1):
        with pytest.raises(ValidationError):
            column.run_validators(value)


@pytest.mark.parametrize(("model", "column"), RANGED, ids=str)
def test_a_migration_sees_a_plain_column_and_a_clone_keeps_the_range(
    model: type[models.Model], column: Column
) -> None:
    path, kwargs = column.deconstruct()[1], column.deconstruct()[3]
    assert path.startswith("django.db.models.")
    assert "within" not in kwargs
    assert range_of(column.clone()) == range_of(column)


def constraints() -> Iterator[tuple[type[models.Model], models.CheckConstraint]]:
    for model in OURS:
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.CheckConstraint):
                yield model, constraint


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "constraint"), list(constraints()), ids=str)
def test_the_database_refuses_what_the_column_does(
    model: type[models.Model], constraint: models.CheckConstraint
) -> None:
    ranges: dict[str, NumberRange] = {c.name: range_of(c) for m, c in RANGED if m is model}
    ends: Bounds = {name: allowed.most for name, allowed in ranges.items()}
    condition = constraint.condition
    assert isinstance(condition, models.Q)
    assert condition.check(ends)
    named = {name for name in ranges if f"'{name}__" in str(condition)}
    assert named
    for name in named:
        assert not condition.check({**ends, name: ranges[name].most + 1}), name


@pytest.mark.parametrize(("form", "model"), WRITES, ids=str)
def test_a_form_takes_what_its_column_holds(
    form: type[forms.Form], model: type[models.Model]
) -> None:
    columns = {column.name: column for column in model._meta.concrete_fields}
    shared = {name: field for name, field in form.base_fields.items() if name in columns}
    assert shared
    for name, field in shared.items():
        if isinstance(field, WordsField):
            assert field.max_length == columns[name].max_length, name
        if isinstance(field, ScaleField):
            least, most = field.clean(field.min_value), field.clean(field.max_value)
            assert NumberRange(least, most) == range_of(columns[name]), name


def test_the_goal_of_a_week_is_offered_from_end_to_end() -> None:
    allowed = range_of(Person._meta.get_field("week_goal"))
    days = [value for value, _label in WEEK_GOALS]
    assert (days[0], days[-1], len(days)) == (allowed.least, allowed.most, allowed.most)
