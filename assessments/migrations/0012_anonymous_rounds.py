import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("assessments", "0011_dates_and_reminders"),
        ("organisations", "0003_area_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="campaign",
            name="privacy",
            field=models.CharField(
                choices=[("confidential", "Confidential"), ("anonymous", "Anonymous")],
                db_default="confidential",
                default="confidential",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=Q(privacy="confidential") | Q(mode="each"),
                name="only_single_people_are_anonymous",
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="link_hash",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Hash of the link by which somebody answered in an anonymous round.",
                max_length=64,
                null=True,
                unique=True,
            ),
        ),
        migrations.AlterField(
            model_name="assessment",
            name="person",
            field=models.ForeignKey(
                blank=True,
                help_text="Empty: the organisation's people answer together, or one person without their name.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assessments",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RemoveConstraint(
            model_name="assessment",
            name="one_shared_assessment_per_organisation",
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                condition=Q(person__isnull=True, link_hash__isnull=True),
                fields=["campaign", "organisation"],
                name="one_shared_assessment_per_organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(link_hash__isnull=True),
                name="an_anonymous_part_has_no_person",
            ),
        ),
        migrations.CreateModel(
            name="AnonymousLink",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="anonymous_links",
                        to="assessments.campaign",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anonymous_links",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["campaign", "organisation", "person"], name="one_anonymous_link_per_person"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="AnonymousEnvelope",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("link_hash", models.CharField(max_length=64, unique=True)),
                (
                    "has_sent",
                    models.BooleanField(default=False, help_text="Whether any of it has been sent."),
                ),
                ("contents", models.JSONField(default=dict)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anonymous_envelopes",
                        to="assessments.campaign",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
        ),
    ]
