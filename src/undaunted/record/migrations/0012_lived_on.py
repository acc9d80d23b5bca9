from django.db import migrations, models


class Migration(migrations.Migration):
    """Every fact of a day gets that day and its zone; the next migration fills them."""

    dependencies = [("record", "0011_untold_of_own_asks")]

    operations = [
        migrations.AddField("attempt", "lived_on", models.DateField(null=True)),
        migrations.AddField("attempt", "zone", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("attempt", "zone_assumed", models.BooleanField(default=False)),
        migrations.AddField("answer", "lived_on", models.DateField(null=True)),
        migrations.AddField("answer", "zone", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("answer", "zone_assumed", models.BooleanField(default=False)),
        migrations.AddField("reflection", "lived_on", models.DateField(null=True)),
        migrations.AddField("reflection", "zone", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("reflection", "zone_assumed", models.BooleanField(default=False)),
        migrations.AddField("followup", "lived_on", models.DateField(null=True)),
        migrations.AddField("followup", "zone", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("followup", "zone_assumed", models.BooleanField(default=False)),
        migrations.AddField("exercisedone", "lived_on", models.DateField(null=True)),
        migrations.AddField("exercisedone", "zone", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("exercisedone", "zone_assumed", models.BooleanField(default=False)),
    ]
