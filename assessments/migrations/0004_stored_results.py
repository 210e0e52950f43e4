import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0003_shared_answers"), ("organisations", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Result",
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
                    "fingerprint",
                    models.CharField(help_text="Which sent answers it was counted from.", max_length=80),
                ),
                ("respondents", models.PositiveIntegerField()),
                ("numbers", models.JSONField()),
                ("computed_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="assessments.campaign",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the result of the organisation itself.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="organisations.partnership",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "organisation", "partnership"), name="one_result_per_partnership"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("partnership__isnull", True)),
                        fields=("campaign", "organisation"),
                        name="one_own_result",
                    ),
                ]
            },
        ),
    ]
