from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("dashboards", "0002_area_releases"),
    ]

    operations = []
