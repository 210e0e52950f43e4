"""What leaves a request, and what is done by the clock: ids in, one service call."""

from uuid import UUID

from dashboards.services import roll_up as rolling
from jobs.registry import task


@task("dashboards.roll_up")
def roll_up(*, campaign_id: str, organisation_id: str) -> None:
    rolling.roll_up_by_id(campaign_id=UUID(campaign_id), organisation_id=UUID(organisation_id))
