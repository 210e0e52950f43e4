from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0012_anonymous_rounds"),
    ]

    operations = [
        # With a default in the database, the version of the service before this one can go on writing answers.
        migrations.AddField(
            model_name="answer",
            name="carried",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="Taken over from an earlier round by “nothing has changed”, and not edited since.",
            ),
        ),
    ]
