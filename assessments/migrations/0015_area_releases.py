import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0014_movement"),
        ("organisations", "0004_area_invitations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AreaRelease",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("snapshot", models.JSONField()),
                ("sheets", models.JSONField()),
                ("released_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="released_here",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="area_releases",
                        to="assessments.campaign",
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="released_here",
                        to="organisations.circle",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="area_releases",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="area_releases",
                        to="organisations.partnership",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["released_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("area__isnull", False), ("circle__isnull", True)),
                            models.Q(("area__isnull", True), ("circle__isnull", False)),
                            _connector="OR",
                        ),
                        name="released_to_an_area_or_a_circle",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("area__isnull", False), ("withdrawn_at__isnull", True)),
                        fields=("campaign", "partnership", "organisation", "area"),
                        name="one_release_at_a_time_to_an_area",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("circle__isnull", False), ("withdrawn_at__isnull", True)),
                        fields=("campaign", "partnership", "organisation", "circle"),
                        name="one_release_at_a_time_to_a_circle",
                    ),
                ],
            },
        ),
    ]
