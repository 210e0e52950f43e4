from django.db.models import TextChoices

DEMONSTRATION_DOMAIN = "demonstration.example"


class DemonstrationAccount(TextChoices):
    """The people whom a visitor to the demonstration can sign in as; the value is the first part of their address."""

    MANAGER = "manager", "Manager of a hospital trust"
    COLLEAGUE = "colleague", "Colleague at the same trust"
    OTHER_MANAGER = "other-manager", "Manager of another trust"
    ADMINISTRATOR = "administrator", "Administrator of the service"
    REGIONAL_VIEWER = "regional-viewer", "Regional viewer (policymaker)"
    REGIONAL_LEAD = "regional-lead", "Regional lead"
    NATIONAL_VIEWER = "national-viewer", "National viewer"
    FACILITATOR = "facilitator", "Workshop facilitator"

    @property
    def email(self) -> str:
        return f"{self.value}@{DEMONSTRATION_DOMAIN}"
