# The population fit moved to `learning`; its table stays.

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0001_initial'),
        ('record', '0002_improved_asks'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel(
                    name='PopulationFit',
                ),
            ],
        ),
    ]
