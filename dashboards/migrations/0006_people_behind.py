from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dashboards", "0005_offers")]

    operations = [
        # With a default in the database, the version of the service before this one can go on publishing.
        migrations.AddField(
            model_name="batchshare",
            name="people",
            field=models.JSONField(db_default=models.Value({}, models.JSONField()), default=dict),
        ),
    ]
