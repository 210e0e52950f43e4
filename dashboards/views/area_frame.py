"""What every page of an area starts from: the area, and which round, boundaries and kind its address names."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from dashboards.enums import Panel
from dashboards.forms.choose_figures import ChooseFiguresForm
from dashboards.models import Batch, Publication
from dashboards.presenters.area_choice import Choice, choose, chosen_batch
from dashboards.presenters.area_page import offered, present_area_page
from dashboards.selectors.area_figures import publication_of, published_groups, published_rounds
from dashboards.selectors.area_places import AreaPlace, find_area
from dashboards.selectors.commentary import Commentary, comments_on
from dashboards.selectors.kinds import kinds_to_choose


@dataclass(frozen=True)
class AreaFrame:
    """`publication` is None where nothing is published of the area, or not of the kind that was chosen."""

    place: AreaPlace
    batches: tuple[Batch, ...]
    choice: Choice | None
    publication: Publication | None
    context: dict[str, Any]

    def comments_of(self, user, panel: Panel) -> Commentary | None:
        """What was written about the panel in the round that is shown."""
        campaign = self.choice.batch.campaign if self.choice else None
        return comments_on(user, self.place.area.code, panel, campaign)

    @property
    def since(self) -> str:
        """The name of the round with which this one is compared."""
        if self.publication is None:
            return ""
        since = str(self.publication.content["change"].get("since") or "")
        titles = {str(batch.campaign_id): batch.campaign.title for batch in self.batches}
        return titles.get(since, "the last round") if since else ""


def area_frame(request: HttpRequest, area_code: str, panel: Panel | None = None) -> AreaFrame:
    """404 where the reader may not see the area. Whatever else the address says, there is a page."""
    place = find_area(request.user, area_code.lower(), timezone.localdate())
    if place is None:
        raise Http404("There is no such area, or you have no role for it.")
    code = place.area.code
    batches = tuple(published_rounds(place.visible, code))
    choice, form = _choice(request, place, batches)
    publication = None
    if choice and not choice.refused:
        publication = publication_of(place.visible, code, choice.batch, choice.boundaries, choice.kind)
    context = {
        "page": present_area_page(place, choice, panel, publication),
        "choose": form,
        "reads_areas": True,
        "instrument": choice.batch.campaign.instrument.definition if choice else None,
    }
    return AreaFrame(place, batches, choice, publication, context)


def _choice(request: HttpRequest, place: AreaPlace, batches: tuple[Batch, ...]):
    if not batches:
        return None, None
    code = place.area.code
    batch, remarks = chosen_batch(batches, request.GET)
    groups = published_groups(place.visible, code, batch)
    kinds = kinds_to_choose(place)
    choice = choose(batch, groups, kinds, request.GET, remarks)
    form = ChooseFiguresForm(**offered(batches, choice, groups, kinds))
    return choice, form
