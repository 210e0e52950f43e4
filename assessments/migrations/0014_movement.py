from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0013_carried_answers"),
    ]

    operations = [
        migrations.CreateModel(
            name="MechanismMovement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mechanism", models.PositiveSmallIntegerField(unique=True)),
                ("figures", models.JSONField()),
                ("published", models.JSONField()),
                ("engine_version", models.CharField(max_length=20)),
                ("computed_at", models.DateTimeField()),
            ],
            options={"ordering": ["mechanism"]},
        ),
    ]
