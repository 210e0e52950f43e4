from django.db import models


class PsychometricReport(models.Model):
    """How well one version of the questionnaire works, over everybody who sent it: only what may be shown.

    Kept, so that the page says when and from how many people it was worked out, and does not move with every
    answer that comes in.
    """

    instrument = models.OneToOneField(
        "assessments.Instrument", on_delete=models.CASCADE, related_name="psychometric_report"
    )
    engine_version = models.CharField(max_length=20)
    instrument_hash = models.CharField(max_length=64)
    people = models.PositiveIntegerField(help_text="Who sent at least one sheet; each counts once.")
    organisations = models.PositiveIntegerField()
    numbers = models.JSONField()
    computed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.instrument}, {self.people} people"
