from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("record", "0005_received_by_person")]

    operations = [
        migrations.RenameField("attempt", "kind", "origin"),
    ]
