from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="ticks",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Codes of what was ticked, spaces between, in the instrument's order.",
                max_length=200,
            ),
        ),
        migrations.AlterField(
            model_name="answer",
            name="kind",
            field=models.CharField(
                choices=[
                    ("value", "Answered"),
                    ("dont_know", "Don't know"),
                    ("not_applicable", "Does not apply"),
                    ("choice", "Chosen"),
                    ("ticks", "Ticked"),
                    ("none", "No answer yet"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="answer",
            name="question",
            field=models.CharField(help_text="Item code, or the code of another question.", max_length=10),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "ticks"), models.Q(("ticks", ""), _negated=True)),
                    models.Q(models.Q(("kind", "ticks"), _negated=True), ("ticks", "")),
                    _connector="OR",
                ),
                name="only_ticks_have_ticks",
            ),
        ),
    ]
