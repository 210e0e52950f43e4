import uuid

from django.db import models
from django.db.models.functions import Lower


class Bounce(models.Model):
    """An address that a mail server refused for good: nothing is sent there by itself until somebody has looked.

    Of the server's words only its status code is kept; the rest may quote the letter.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address = models.EmailField()
    status = models.CharField(
        max_length=20, blank=True, help_text="As in RFC 3463: 5.1.1 is an unknown address."
    )
    noticed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["noticed_at"]
        constraints = [models.UniqueConstraint(Lower("address"), name="one_bounce_per_address")]

    def __str__(self) -> str:
        return f"{self.address} ({self.status or 'no code'})"
