# The tables are those `practice` and `record` made; only the room changes.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('practice', '0003_saved'),
        ('record', '0002_improved_asks'),
        ('people', '0002_true_for_me'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='Learned',
                    fields=[
                        ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to=settings.AUTH_USER_MODEL)),
                        ('engine_version', models.CharField(max_length=20)),
                        ('facts', models.CharField(max_length=64)),
                        ('state', models.JSONField()),
                    ],
                    options={
                        'db_table': 'practice_learned',
                    },
                ),
                migrations.CreateModel(
                    name='PopulationFit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('made_at', models.DateTimeField()),
                        ('engine_version', models.CharField(max_length=20)),
                        ('people', models.PositiveIntegerField()),
                        ('attempts', models.PositiveIntegerField()),
                        ('priors', models.JSONField()),
                    ],
                    options={
                        'db_table': 'record_populationfit',
                        'indexes': [models.Index(fields=['engine_version', '-id'], name='fit_newest')],
                    },
                ),
            ],
        ),
    ]
