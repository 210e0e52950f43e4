import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("assessments", "0010_readiness_checks"),
        ("organisations", "0003_area_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="campaign",
            name="area",
            field=models.ForeignKey(
                blank=True,
                help_text="The region or board that the round is for, and whose lead runs it; "
                "empty: the whole service.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="campaigns_for_area",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="campaignorganisation",
            name="extended_until",
            field=models.DateField(
                blank=True,
                help_text="The organisation's own last day, where it was given longer than the round.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="response",
            name="is_late",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Sent after the round had closed, by an organisation that was given longer.",
            ),
        ),
        migrations.CreateModel(
            name="ReminderDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminder_days",
                        to="assessments.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["on"],
                "constraints": [
                    models.UniqueConstraint(fields=["campaign", "on"], name="reminder_day_planned_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderSettings",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="reminder_settings",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("last_at", models.DateTimeField(blank=True, null=True)),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={"verbose_name_plural": "reminder settings"},
        ),
        migrations.CreateModel(
            name="RoundReminder",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("sent_on", models.DateField(help_text="The day, by the clock in London.")),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="assessments.campaign",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="round_reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["sent_on"],
                "constraints": [
                    models.UniqueConstraint(fields=["person", "sent_on"], name="one_round_reminder_a_day")
                ],
            },
        ),
    ]
