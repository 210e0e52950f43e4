import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0014_movement"),
        ("organisations", "0003_area_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                ("published_at", models.DateTimeField()),
                (
                    "final",
                    models.BooleanField(default=False, help_text="After the round closed for everybody."),
                ),
                ("engine_version", models.CharField(max_length=20)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="batches",
                        to="assessments.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["campaign", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=["campaign", "number"], name="batches_are_numbered")
                ],
            },
        ),
        migrations.CreateModel(
            name="BatchShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("marks", models.JSONField(default=list)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shares",
                        to="dashboards.batch",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["batch", "organisation"], name="one_share_in_each_batch")
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        help_text="“england”, or the area's code in small letters.", max_length=40
                    ),
                ),
                ("boundaries", models.DateField()),
                ("kind", models.CharField(blank=True, max_length=40)),
                (
                    "organisations",
                    models.JSONField(default=list, help_text="Ids of the organisations it was counted over."),
                ),
                (
                    "counted_in",
                    models.PositiveIntegerField(help_text="The number of the batch that it was counted for."),
                ),
                ("has_figures", models.BooleanField(default=False)),
                ("content", models.JSONField()),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publications",
                        to="dashboards.batch",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["area", "kind", "boundaries"], name="publications_of_an_area")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["batch", "area", "boundaries", "kind"], name="one_publication_for_each_group"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rollup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("numbers", models.JSONField()),
                ("people", models.PositiveIntegerField(help_text="Who sent at least one sheet.")),
                ("fingerprint", models.CharField(max_length=80)),
                ("computed_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rollups",
                        to="assessments.campaign",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rollups",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["campaign", "organisation"], name="one_rollup_for_each_organisation"
                    )
                ],
            },
        ),
    ]
