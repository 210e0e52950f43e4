"""Where each person places a partnership, round by round: so that the same people's own changes can be counted.

Nothing else needs to know who said what, and nothing of it is kept or shown: callers hand pairs of numbers to the
engine. Answers of an anonymous round have no person, so nobody is in two rounds by them.
"""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from assessments.enums import ResponseStatus
from assessments.models import Answer, Campaign, Response
from assessments.selectors.answers import Reply
from models_engine import Answer as EngineAnswer
from models_engine import scores_on
from organisations.models import Organisation, Partnership

# By person: their numbers, by measure.
Places = dict[UUID, dict[str, float]]


def own_places(
    campaigns: Sequence[Campaign],
    organisation: Organisation,
    partnership: Partnership,
    measures: Sequence[str],
) -> dict[UUID, Places]:
    """By round. Two queries, which read the answers to the statements of these measures alone."""
    sent = Response.objects.filter(
        assessment__campaign__in=campaigns,
        assessment__organisation=organisation,
        assessment__person__isnull=False,
        partnership=partnership,
        status=ResponseStatus.SUBMITTED,
    )
    columns = ("pk", "assessment__campaign_id", "assessment__person_id")
    whose = {response: (campaign, person) for response, campaign, person in sent.values_list(*columns)}
    rows: dict[UUID, dict[UUID, dict[str, EngineAnswer]]] = defaultdict(lambda: defaultdict(dict))
    asked = {code for campaign in campaigns for code in _items(campaign, measures)}
    answers = Answer.objects.filter(response__in=whose.keys(), question__in=asked)
    for response, *reply in answers.values_list("response_id", *Reply._fields):
        campaign, person = whose[response]
        given = Reply(*reply)
        rows[campaign][person][given.question] = given.engine_answer
    return {campaign.pk: _places(campaign, rows[campaign.pk], measures) for campaign in campaigns}


def _places(campaign: Campaign, rows: dict[UUID, dict[str, EngineAnswer]], measures: Sequence[str]) -> Places:
    found: Places = {person: {} for person in rows}
    instrument = campaign.instrument.definition
    for measure in measures:
        codes = _items(campaign, [measure])
        answers = [{code: row.get(code) for code in codes} for row in rows.values()]
        for person, score in zip(rows, scores_on(instrument, measure, answers) if rows else (), strict=True):
            if score is not None:
                found[person][measure] = score
    return found


def _items(campaign: Campaign, measures: Sequence[str]) -> list[str]:
    instrument = campaign.instrument.definition
    return [
        code
        for measure in measures
        for component in instrument.measure(measure).components
        for code in component.items
    ]
