from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0010_readiness_checks"),
        ("organisations", "0003_area_roles"),
    ]

    operations = []
