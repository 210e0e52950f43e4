from datetime import datetime, timedelta

from django.db import transaction

from accounts.enums import DemonstrationAccount
from accounts.models import User
from accounts.services.record_event import record_event
from assessments.demonstration.world import demonstration_id
from dashboards.enums import LeverKind
from dashboards.models import Lever, LeverDispute, Programme

# In days before the moment: between the third round and the fourth, and between the fourth and the open one.
FIRST, SECOND = timedelta(days=230), timedelta(days=90)
LEVERS = (
    (
        "visits",
        FIRST,
        LeverKind.FUNDING,
        "Money for visits",
        "Every trust and care provider could claim the cost of two visits to another organisation.",
        ["POL", "POL2"],
    ),
    (
        "connector",
        SECOND,
        LeverKind.INTERMEDIARY,
        "A connector in the regional office",
        "One person in the regional office knows who works on what, and brings people together on request.",
        ["INT", "INT1"],
    ),
)
DISPUTED = "We heard of this money only after the time for claiming it had passed."


@transaction.atomic
def load_demonstration_levers(*, area_code: str, moment: datetime) -> int:
    """A programme of the invented region, two levers, and what one trust disputes. Gives how many levers."""
    lead = User.objects.get(email=DemonstrationAccount.REGIONAL_LEAD.email)
    programme = Programme.objects.create(
        pk=demonstration_id("programme", "records"), area_code=area_code, created_by=lead
    )
    programme.versions.create(
        number=1,
        name="Shared records programme",
        purpose="Organisations that share records also share what they learn about using them.",
        starts_on=(moment - FIRST).date(),
        intended={"POL": 4, "MAN": 2, "INT": 4},
        verbs=["DT", "DE"],
        written_by=lead,
    )
    for key, ago, kind, title, text, linked in LEVERS:
        lever = Lever.objects.create(pk=demonstration_id("lever", key), area_code=area_code, recorded_by=lead)
        lever.versions.create(
            number=1,
            kind=kind,
            title=title,
            text=text,
            happened_on=(moment - ago).date(),
            linked=linked,
            programme=programme,
            written_by=lead,
        )
    LeverDispute.objects.create(
        lever_id=demonstration_id("lever", "visits"),
        organisation_id=demonstration_id("organisation", "northmoor"),
        text=DISPUTED,
        sent_by=User.objects.get(email=DemonstrationAccount.MANAGER.email),
    )
    record_event(by=None, action="demonstration_levers_loaded", subject=programme, levers=len(LEVERS))
    return len(LEVERS)
