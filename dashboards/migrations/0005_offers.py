from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("dashboards", "0004_levers_and_programmes"),
    ]

    operations = []
