import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A cache in another form: what it held is learned again when it is next asked for."""

    dependencies = [
        ("people", "0002_true_for_me"),
        ("learning", "0001_initial"),
    ]

    operations = [
        migrations.RemoveField("learned", "facts"),
        migrations.RemoveField("learned", "state"),
        migrations.AlterField("learned", "engine_version", models.CharField(max_length=40)),
        migrations.AddField("learned", "basis", models.CharField(max_length=64, default="")),
        migrations.AddField("learned", "facts", models.BinaryField(default=bytes)),
        migrations.AddField("learned", "asks", models.PositiveIntegerField(default=0)),
        migrations.AddField("learned", "state", models.BinaryField(default=bytes)),
        migrations.CreateModel(
            name="LearnedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("records", models.BinaryField()),
                ("basis", models.CharField(default="", max_length=64)),
                ("state", models.BinaryField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "number"), name="learned_page_once")
                ],
            },
        ),
    ]
