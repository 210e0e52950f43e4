from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0004_area_invitations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="invitation",
            name="invitation_is_to_one_thing",
        ),
        migrations.AddField(
            model_name="invitation",
            name="to_facilitate",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("area__isnull", True),
                        ("area_role", ""),
                        ("organisation__isnull", False),
                        ("to_facilitate", False),
                    ),
                    models.Q(
                        ("organisation__isnull", True),
                        ("to_facilitate", False),
                        models.Q(("area_role", ""), _negated=True),
                    ),
                    models.Q(
                        ("area__isnull", True),
                        ("area_role", ""),
                        ("organisation__isnull", True),
                        ("to_facilitate", True),
                    ),
                    _connector="OR",
                ),
                name="invitation_is_to_one_thing",
            ),
        ),
    ]
