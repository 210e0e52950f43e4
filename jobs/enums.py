from django.db import models


class JobState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    DONE = "done", "Done"
    PARKED = "parked", "Parked after too many tries"
