import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


class Circle(models.Model):
    """A few people, by name, to whom an organisation may release a result: a programme board, a learning group.

    It opens nothing by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    purpose = models.CharField(max_length=500)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("dashboards:circle", args=[self.pk])


class CircleMember(models.Model):
    """A person's time in a circle. Whoever left and comes back has another row: what was released in between was not
    released to them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="circles")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["joined_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "person"], condition=Q(left_at__isnull=True), name="in_a_circle_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.circle}"
