import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0002_ticks"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="campaign",
            name="mode",
            field=models.CharField(
                choices=[("each", "Each person answers"), ("shared", "One shared answer")],
                default="each",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="assessment",
            name="person",
            field=models.ForeignKey(
                blank=True,
                help_text="Empty: the organisation's people answer together.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assessments",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", True)),
                fields=("campaign", "organisation"),
                name="one_shared_assessment_per_organisation",
            ),
        ),
        migrations.AddField(
            model_name="response",
            name="agreed_by",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="How many people agreed it; empty for one person's own answers.",
                null=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_by__isnull", True),
                    models.Q(models.Q(("status", "draft"), _negated=True), ("agreed_by__gte", 1)),
                    _connector="OR",
                ),
                name="only_a_sent_response_is_agreed",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="saved_by",
            field=models.ForeignKey(
                blank=True,
                help_text="Who of several wrote it last; empty on a person's own sheet.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="assessments.response",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("response", "person"), name="agreed_once")],
            },
        ),
        migrations.CreateModel(
            name="SectionAssignment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("section", models.CharField(max_length=40)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="section_assignments",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: a section of the sheet about the organisation itself.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="section_assignments",
                        to="organisations.partnership",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="section_assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "partnership", "section", "person"),
                        name="section_assigned_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("partnership__isnull", True)),
                        fields=("assessment", "section", "person"),
                        name="own_section_assigned_once",
                    ),
                ],
            },
        ),
    ]
