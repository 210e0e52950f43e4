from django.conf import settings
from django.db import models


class Agreement(models.Model):
    """One of the people who agreed a sheet that was sent for their side together.

    Their names are for those who work on the sheet. Results say how many they were (`Response.agreed_by`).
    """

    response = models.ForeignKey("assessments.Response", on_delete=models.CASCADE, related_name="agreements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="agreements")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "person"], name="agreed_once")]

    def __str__(self) -> str:
        return f"{self.person} agreed {self.response}"
