import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisations.enums import AreaRoleCode


class AreaRole(models.Model):
    """What a person may do for an area: a region or an ICB and everything in it, or all of England.

    It opens no organisation's answers or results: an area role reaches figures that passed disclosure control and
    what organisations released by name, and nothing else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="area_roles")
    area = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="area_roles",
        help_text="A region or an ICB; empty for all of England.",
    )
    role = models.CharField(max_length=20, choices=AreaRoleCode.choices)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["given_at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "area"], name="one_role_per_area"),
            # To a database two empty areas are two different ones.
            models.UniqueConstraint(
                fields=["person"], condition=Q(area__isnull=True), name="one_national_role"
            ),
            models.CheckConstraint(
                condition=Q(role=AreaRoleCode.NATIONAL_VIEWER, area__isnull=True)
                | (~Q(role=AreaRoleCode.NATIONAL_VIEWER) & Q(area__isnull=False)),
                name="national_role_is_for_all_of_england",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display().lower()}, {self.place}"

    @property
    def place(self) -> str:
        return self.area.name if self.area else "England"
