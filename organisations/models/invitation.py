import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisations.enums import AreaRoleCode, InvitationState, MemberRole


class InvitationQuerySet(models.QuerySet):
    def open_at(self, moment: datetime):
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=moment)


class Invitation(models.Model):
    """A single-use link by which one address becomes a member of one organisation, or is given one role.

    It is for an organisation; or, with `area_role`, for an area, where `area` is empty for all of England; or, with
    `to_facilitate`, to run workshops.
    Only the hash of the link's secret is stored, and there is no link until the letter is written
    (services/mail_invitation.py). Used, withdrawn and out of date are three different ends.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField()
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="invitations",
    )
    partnership = models.ForeignKey(
        "organisations.Partnership",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="invitations",
        help_text="Set when a partner's contact is asked about this partnership.",
    )
    role = models.CharField(max_length=20, choices=MemberRole.choices, default=MemberRole.RESPONDENT)
    area = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="area_invitations",
    )
    area_role = models.CharField(max_length=20, choices=AreaRoleCode.choices, blank=True)
    to_facilitate = models.BooleanField(default=False)
    identity_verified = models.BooleanField(default=True)
    secret_hash = models.CharField(max_length=64, unique=True, null=True)
    letter_sent_at = models.DateTimeField(null=True, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations_sent"
    )
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="invitations_accepted",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, area__isnull=True, area_role="", to_facilitate=False)
                | (Q(organisation__isnull=True, to_facilitate=False) & ~Q(area_role=""))
                | Q(organisation__isnull=True, area__isnull=True, area_role="", to_facilitate=True),
                name="invitation_is_to_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(area_role="")
                | Q(area_role=AreaRoleCode.NATIONAL_VIEWER, area__isnull=True)
                | (~Q(area_role=AreaRoleCode.NATIONAL_VIEWER) & Q(area__isnull=False)),
                name="invitation_to_a_national_role_is_for_england",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} to {self.place}"

    @property
    def place(self) -> str:
        """The organisation or the area that it opens, by name; or what it is for."""
        if self.to_facilitate:
            return "workshops"
        if self.area_role:
            return self.area.name if self.area else "England"
        return str(self.organisation)

    def state(self, moment: datetime) -> InvitationState:
        if self.accepted_at is not None:
            return InvitationState.ACCEPTED
        if self.withdrawn_at is not None:
            return InvitationState.WITHDRAWN
        return InvitationState.OPEN if self.expires_at > moment else InvitationState.OUT_OF_DATE
