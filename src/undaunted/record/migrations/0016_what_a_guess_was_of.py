"""Guesses say what they are the chance of. Those of before never said that a counter-offer is not a
yes, whatever the kind of ask."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0015_moved_and_followed_up")]

    operations = [
        migrations.AddField(
            model_name="forecast",
            name="question",
            field=models.CharField(blank=True, default="yes_loose", max_length=10),
        ),
        migrations.AlterField(
            model_name="forecast",
            name="question",
            field=models.CharField(blank=True, default="yes", max_length=10),
        ),
    ]
