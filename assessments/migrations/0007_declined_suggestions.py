import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("assessments", "0006_plans"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeclinedSuggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mechanism", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(max_length=300)),
                ("declined_at", models.DateTimeField(auto_now_add=True)),
                (
                    "declined_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declined_suggestions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declined_suggestions",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declined_suggestions",
                        to="organisations.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["declined_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "partnership", "mechanism"), name="mechanism_declined_once"
                    )
                ],
            },
        ),
    ]
