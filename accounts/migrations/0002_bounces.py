import uuid

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bounce",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("address", models.EmailField(max_length=254)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        help_text="As in RFC 3463: 5.1.1 is an unknown address.",
                        max_length=20,
                    ),
                ),
                ("noticed_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["noticed_at"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("address"), name="one_bounce_per_address"
                    )
                ],
            },
        ),
    ]
