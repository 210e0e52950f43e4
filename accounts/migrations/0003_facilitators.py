from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_bounces"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="is_facilitator",
            field=models.BooleanField(default=False),
        ),
    ]
