from django.db import migrations, models


def letters_have_left(apps, schema_editor):
    """Until now a letter left with its invitation."""
    apps.get_model("organisations", "Invitation").objects.update(letter_sent_at=models.F("invited_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="letter_sent_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="invitation",
            name="secret_hash",
            field=models.CharField(max_length=64, null=True, unique=True),
        ),
        migrations.RunPython(letters_have_left, migrations.RunPython.noop),
    ]
