"""Which suggestion stands on a day; a cache, so there is nothing to fill in."""

import django.db.models.deletion
import undaunted.vault.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('practice', '0005_looked_at'),
        ('record', '0009_one_live_attempt'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AskOfDay',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('ahead', models.BooleanField()),
                ('made_at', models.DateTimeField()),
                ('safety', undaunted.vault.fields.SealedTextField(blank=True, default='', editable=True, max_length=4000)),
                ('reason', models.JSONField(default=dict)),
                ('instead', models.JSONField(default=dict)),
                ('shown', models.JSONField(default=list)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('suggestion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to='record.suggestion')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-made_at'], name='ask_of_day_person_made')],
            },
        ),
    ]
