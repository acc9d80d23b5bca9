# These models moved to rooms of their own; their tables stay.

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0001_initial'),
        ('programmes', '0001_initial'),
        ('shelf', '0001_initial'),
        ('practice', '0003_saved'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(
                    model_name='enrolmentstep',
                    name='enrolment',
                ),
                migrations.RemoveField(
                    model_name='enrolmentstep',
                    name='person',
                ),
                migrations.RemoveField(
                    model_name='learned',
                    name='person',
                ),
                migrations.RemoveField(
                    model_name='saved',
                    name='person',
                ),
                migrations.DeleteModel(
                    name='Enrolment',
                ),
                migrations.DeleteModel(
                    name='EnrolmentStep',
                ),
                migrations.DeleteModel(
                    name='Learned',
                ),
                migrations.DeleteModel(
                    name='Saved',
                ),
            ],
        ),
    ]
