# The tables are those `practice` made; only the room changes.

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('practice', '0003_saved'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='Enrolment',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('received_at', models.DateTimeField(db_index=True)),
                        ('programme', models.CharField(max_length=60)),
                        ('version', models.PositiveIntegerField()),
                        ('joined_at', models.DateTimeField()),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'db_table': 'practice_enrolment',
                        'ordering': ['joined_at', 'received_at'],
                    },
                ),
                migrations.CreateModel(
                    name='EnrolmentStep',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('received_at', models.DateTimeField(db_index=True)),
                        ('kind', models.CharField(choices=[('pause', 'Pause'), ('resume', 'Resume'), ('leave', 'Leave'), ('finish', 'Finish')], max_length=6)),
                        ('at', models.DateTimeField()),
                        ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='programmes.enrolment')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'db_table': 'practice_enrolmentstep',
                        'ordering': ['at', 'received_at'],
                    },
                ),
                migrations.AddIndex(
                    model_name='enrolment',
                    index=models.Index(fields=['person', '-joined_at'], name='enrolment_person_when'),
                ),
                migrations.AddConstraint(
                    model_name='enrolmentstep',
                    constraint=models.UniqueConstraint(condition=models.Q(('kind', 'finish')), fields=('enrolment',), name='enrolment_finished_once'),
                ),
            ],
        ),
    ]
