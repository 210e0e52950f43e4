from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0015_area_releases")]

    operations = [
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(condition=models.Q(carried=True), fields=["response"], name="carried_answers"),
        ),
    ]
