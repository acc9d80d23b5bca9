"""Says of every row with own words when they were looked at.

The rows of before count as looked at when they came in: until now the program looked at every form
right after it was saved. Rows that were imported came with their finds from a program that looked.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.functions import Now
from django.db.migrations.state import StateApps


def looked_at_before(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """These rows do not say when they came in, so it is now."""
    rows = apps.get_model("people", "Circumstances")._default_manager
    rows.using(editor.connection.alias).update(looked_at=Now())


def leave_as_it_is(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The column goes; nothing else is to be undone."""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_true_for_me"),
    ]

    operations = [
        migrations.AddField(
            model_name="circumstances",
            name="looked_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="words_left",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(looked_at_before, leave_as_it_is),
    ]
