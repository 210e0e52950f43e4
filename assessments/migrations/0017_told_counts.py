from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0016_scale_indexes")]

    operations = [
        # With a default in the database, the version of the service before this one can go on asking organisations.
        migrations.AddField(
            model_name="campaignorganisation",
            name="told",
            field=models.JSONField(
                blank=True,
                db_default=models.Value({}, models.JSONField()),
                default=dict,
                help_text="How many people had answered when whoever runs the round was last told.",
            ),
        ),
        migrations.AddField(
            model_name="campaignorganisation",
            name="told_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
