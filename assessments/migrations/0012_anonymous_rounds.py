from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0011_dates_and_reminders"),
    ]

    operations = []
