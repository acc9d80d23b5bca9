from undaunted.leaving.columns import columns_of
from undaunted.leaving.inventory import (
    DERIVED,
    EXPORTED,
    PERSON_SETTINGS,
    personal_models,
    targets_of,
)
from undaunted.leaving.shape import kind_of
from undaunted.people.access import PersonalQuerySet
from undaunted.people.models import Person

# What the person's own row holds that is not theirs to take along: it names this installation.
OF_THE_INSTALLATION = {"id", "label", "password", "last_login", "words_left"}


def test_every_table_with_a_persons_data_is_exported_or_said_to_be_derived() -> None:
    listed = [t.model for t in EXPORTED] + [d.model for d in DERIVED]

    assert sorted(m._meta.label for m in personal_models()) == sorted(m._meta.label for m in listed)


def test_every_derived_table_says_why_it_is_left_out() -> None:
    assert all(len(derived.reason) > 20 for derived in DERIVED)


def test_every_setting_of_the_person_is_exported() -> None:
    columns = {field.name for field in Person._meta.concrete_fields}

    assert columns == {*PERSON_SETTINGS, *OF_THE_INSTALLATION}


def test_every_exported_column_has_a_shape_the_import_checks() -> None:
    for table in EXPORTED:
        for column in columns_of(table.model):
            assert kind_of(column) is not None, f"{table.name}.{column.name}"


def test_every_personal_table_has_the_one_door_to_its_rows() -> None:
    for model in personal_models():
        assert isinstance(model._default_manager.get_queryset(), PersonalQuerySet), model


def test_a_table_comes_after_those_it_points_to() -> None:
    seen: set[object] = {Person}
    for table in EXPORTED:
        assert set(targets_of(table.model)) - {table.model} <= seen, table.name
        seen.add(table.model)
