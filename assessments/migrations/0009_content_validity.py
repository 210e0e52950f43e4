import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0008_exports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PsychometricReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("engine_version", models.CharField(max_length=20)),
                ("instrument_hash", models.CharField(max_length=64)),
                (
                    "people",
                    models.PositiveIntegerField(help_text="Who sent at least one sheet; each counts once."),
                ),
                ("organisations", models.PositiveIntegerField()),
                ("numbers", models.JSONField()),
                ("computed_at", models.DateTimeField()),
                (
                    "instrument",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="psychometric_report",
                        to="assessments.instrument",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContentRound",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("title", models.CharField(max_length=120)),
                ("closes_on", models.DateField(help_text="The last day on which experts can rate.")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="content_rounds",
                        to="assessments.instrument",
                    ),
                ),
            ],
            options={"ordering": ["-created_at"]},
        ),
        migrations.CreateModel(
            name="ContentExpert",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("email", models.EmailField(max_length=254)),
                ("secret_hash", models.CharField(max_length=64, null=True, unique=True)),
                (
                    "asked_at",
                    models.DateTimeField(
                        help_text="When the letter was asked for; a new letter has a new time."
                    ),
                ),
                ("letter_sent_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="experts",
                        to="assessments.contentround",
                    ),
                ),
            ],
            options={
                "ordering": ["email"],
                "constraints": [
                    models.UniqueConstraint(fields=["round", "email"], name="one_expert_per_address")
                ],
            },
        ),
        migrations.CreateModel(
            name="ContentRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.CharField(max_length=10)),
                ("relevance", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("comment", models.TextField(blank=True)),
                (
                    "expert",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ratings",
                        to="assessments.contentexpert",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["expert", "item"], name="one_rating_per_item"),
                    models.CheckConstraint(
                        condition=models.Q(relevance__isnull=True)
                        | models.Q(relevance__gte=1, relevance__lte=4),
                        name="relevance_from_1_to_4",
                    ),
                ],
            },
        ),
    ]
