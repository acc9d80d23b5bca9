"""Says of every row with own words when they were looked at.

The rows of before count as looked at when they came in: until now the program looked at every form
right after it was saved. Rows that were imported came with their finds from a program that looked.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F
from django.db.migrations.state import StateApps


def looked_at_when_received(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for name in ("SafetyPlan",):
        rows = apps.get_model("wellbeing", name)._default_manager.using(editor.connection.alias)
        rows.update(looked_at=F("received_at"))


def leave_as_it_is(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The column goes; nothing else is to be undone."""


class Migration(migrations.Migration):
    dependencies = [
        ("wellbeing", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="safetyplan",
            name="looked_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunPython(looked_at_when_received, leave_as_it_is),
    ]
