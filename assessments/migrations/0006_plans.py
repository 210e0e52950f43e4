import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("assessments", "0005_releases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("text", models.CharField(max_length=300, verbose_name="What will be done")),
                ("mechanism", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("condition", models.CharField(blank=True, max_length=10)),
                (
                    "owner_name",
                    models.CharField(
                        blank=True,
                        help_text="Who takes it on, where that person has no account here.",
                        max_length=120,
                    ),
                ),
                ("due_on", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Not started"),
                            ("in_progress", "In progress"),
                            ("done", "Done"),
                            ("dropped", "Dropped"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                (
                    "review_note",
                    models.TextField(blank=True, max_length=1000, verbose_name="What came of it"),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("shared_with_partner", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="assessments.campaign",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions_created",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="organisations.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "created_at"],
            },
        ),
        migrations.CreateModel(
            name="ActionReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("soon", "Due soon"), ("overdue", "Overdue")], max_length=20),
                ),
                ("due_on", models.DateField()),
                (
                    "letter_on",
                    models.DateField(help_text="The day of the letter, which lists everything of that day."),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="assessments.action",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on__isnull", False), ("status__in", ("done", "dropped"))),
                    models.Q(
                        models.Q(("status__in", ("done", "dropped")), _negated=True),
                        ("closed_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="action_closed_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("owner__isnull", True), ("owner_name", ""), _connector="OR"),
                name="action_has_one_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("partnership__isnull", False), ("shared_with_partner", False), _connector="OR"
                ),
                name="only_a_partnerships_action_is_shared",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionreminder",
            constraint=models.UniqueConstraint(
                fields=("action", "kind", "due_on"), name="reminded_once_of_each_date"
            ),
        ),
    ]
