import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("assessments", "0009_content_validity"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReadinessCheck",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("formality", models.CharField(max_length=20)),
                ("origin", models.CharField(max_length=20)),
                ("agreed_by", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "shared_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="From when this side lets its partners read its reasons.",
                        null=True,
                    ),
                ),
                (
                    "filled_by",
                    models.ForeignKey(
                        help_text="Whom a lead asked to fill it in; leads can fill it in too.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readiness_checks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.instrument",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readiness_checks",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readiness_checks",
                        to="organisations.partnership",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "organisation"), name="one_readiness_check_per_side"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("shared_at__isnull", True), ("finished_at__isnull", False), _connector="OR"
                        ),
                        name="only_a_finished_check_is_shared",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at__isnull", True), ("agreed_by__gte", 1), _connector="OR"
                        ),
                        name="somebody_agrees_a_check",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadinessAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.CharField(max_length=10)),
                ("given", models.CharField(max_length=2)),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="assessments.readinesscheck",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("sheet", "item"), name="one_answer_per_readiness_item"),
                    models.CheckConstraint(
                        condition=models.Q(("given__in", ("1", "2", "3", "4", "5", "DK", "NA"))),
                        name="possible_readiness_answer",
                    ),
                ],
            },
        ),
    ]
