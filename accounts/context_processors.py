from django.conf import settings

from accounts.enums import DemonstrationAccount


def service(request):
    """What every page's frame needs."""
    return {
        "service_name": settings.SERVICE_NAME,
        "contact_email": settings.CONTACT_EMAIL,
        "demonstration": settings.DEMONSTRATION,
        "demonstration_accounts": DemonstrationAccount.choices if settings.DEMONSTRATION else [],
    }
