"""How many queries each page takes: one number, the same with one and with three rows of everything it lists.

The numbers are literal on purpose: one more query is a decision, made here. Who looks at a page is the trust's
manager, or the administrator where only they may. Pages without rows of a database behind them are left out.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.architecture.access_table import ROWS
from tests.architecture.access_world import ABOUT_SHARED, state_of_workshop
from tests.architecture.addresses import addresses
from tests.architecture.grown_world import grow

pytestmark = pytest.mark.django_db

QUERIES = {
    "organisations:facilitators": 4,
    "organisations:give_facilitator_role": 2,
    "organisations:withdraw_facilitator_role": 3,
    "workshops:add_step": 3,
    "workshops:confirm_room_action": 5,
    "workshops:count_hands": 7,
    "workshops:create_workshop": 5,
    "workshops:delete_workshop": 3,
    "workshops:device_list": 7,
    "workshops:download_record": 25,
    "workshops:edit_idea": 5,
    "workshops:edit_step": 4,
    "workshops:edit_workshop": 3,
    "workshops:hand_over": 4,
    "workshops:prepare_workshop": 6,
    "workshops:print_workshop": 6,
    "workshops:propose_agenda": 8,
    "workshops:record_agreed": 7,
    "workshops:record_csv": 21,
    "workshops:record_csv_metadata": 3,
    "workshops:record_file": 25,
    "workshops:remove_step": 4,
    "workshops:run_state": 14,
    "workshops:run_workshop": 14,
    "workshops:screen": 10,
    "workshops:screen_state": 10,
    "workshops:set_prompt": 6,
    "workshops:sort_ideas": 6,
    "workshops:workshop_groups": 4,
    "workshops:workshop_list": 7,
    "workshops:workshop_record": 21,
    "workshops:write_decision": 3,
    "workshops:write_note": 3,
    "workshops:write_room_action": 9,
    "organisations:area_people": 4,
    "organisations:give_area_role": 4,
    "organisations:withdraw_area_role": 3,
    "assessments:release_to_area": 34,
    "dashboards:released": 17,
    "dashboards:released_csv": 14,
    "dashboards:released_csv_metadata": 9,
    "dashboards:released_result": 7,
    "dashboards:circle_list": 5,
    "dashboards:create_circle": 3,
    "dashboards:circle": 12,
    "dashboards:add_circle_member": 5,
    "dashboards:write_comment": 10,
    "dashboards:lever_list": 11,
    "dashboards:area_levers": 17,
    "dashboards:record_lever": 12,
    "dashboards:lever": 10,
    "dashboards:edit_lever": 11,
    "dashboards:withdraw_lever": 9,
    "dashboards:create_programme": 10,
    "dashboards:programme": 15,
    "dashboards:edit_programme": 15,
    "dashboards:organisation_levers": 10,
    "dashboards:dispute_lever": 9,
    "dashboards:edit_comment": 5,
    "dashboards:network": 17,
    "dashboards:network_csv": 15,
    "dashboards:network_csv_metadata": 9,
    "dashboards:peers": 25,
    "dashboards:learn_from": 11,
    "dashboards:make_offer": 4,
    "dashboards:make_wish": 4,
    "dashboards:request_contact": 7,
    "dashboards:contact_request": 6,
    "dashboards:register_learning_partnership": 4,
    "dashboards:area": 13,
    "dashboards:area_codebook": 2,
    "dashboards:area_list": 7,
    "dashboards:area_organisation": 12,
    "dashboards:area_organisations": 15,
    "dashboards:area_organisations_csv": 13,
    "dashboards:area_organisations_metadata": 9,
    "dashboards:area_panel": 12,
    "dashboards:area_panel_csv": 9,
    "dashboards:area_panel_metadata": 9,
    "assessments:about_you": 4,
    "assessments:add_action": 10,
    "assessments:add_organisation_action": 8,
    "assessments:add_organisations": 6,
    "assessments:agree_sheet": 12,
    "assessments:anonymous_check": 5,
    "assessments:anonymous_page": 5,
    "assessments:anonymous_start": 5,
    "assessments:answer_page": 6,
    "assessments:assign_sections": 9,
    "assessments:ask_listed_organisations": 3,
    "assessments:campaign": 15,
    "assessments:campaign_list": 4,
    "assessments:check_answers": 6,
    "assessments:choose_partnerships": 8,
    "assessments:role_tags": 4,
    "assessments:components": 2,
    "assessments:psychometrics": 4,
    "assessments:psychometrics_file": 3,
    "assessments:create_content_round": 4,
    "assessments:content_round": 5,
    "assessments:invite_experts": 3,
    "assessments:expert_start": 5,
    "assessments:rate_relevance": 5,
    "assessments:create_campaign": 4,
    "assessments:edit_action": 6,
    "assessments:edit_campaign": 3,
    "assessments:extend_organisation": 4,
    "assessments:reminders": 11,
    "assessments:download_export": 10,
    "assessments:export": 9,
    "assessments:explain_organisation": 11,
    "assessments:explain_partnership": 12,
    "assessments:home": 25,
    "assessments:invite_partner": 7,
    "assessments:organisation_file": 17,
    "assessments:organisation_report": 26,
    "assessments:partnership_file": 23,
    "assessments:partnership_report": 39,
    "assessments:organisation_plan": 8,
    "assessments:organisation_result": 21,
    "assessments:partnership_result": 26,
    "assessments:partnership_moves": 23,
    "assessments:partnership_movement": 40,
    "assessments:partnership_obstacles": 26,
    "assessments:partnership_mechanisms": 28,
    "assessments:partnership_what_if": 34,
    "assessments:decline_suggestion": 25,
    "assessments:mechanisms_tried": 3,
    "assessments:partnership_gap": 30,
    "assessments:organisation_roles": 16,
    "assessments:partnership_roles": 30,
    "assessments:plan": 11,
    "assessments:plan_calendar": 6,
    "assessments:plan_workbook": 6,
    "assessments:release_result": 30,
    "assessments:readiness": 22,
    "assessments:prepare_readiness_check": 11,
    "assessments:readiness_page": 5,
    "assessments:finish_readiness_check": 5,
    "assessments:organisation_portfolio": 22,
    "assessments:reopen_response": 4,
    "assessments:report_on_action": 4,
    "assessments:response_version": 5,
    "assessments:submit_agreed_sheet": 7,
    "assessments:submitted": 12,
    "assessments:task_list": 17,
    "organisations:change_role": 4,
    "organisations:create_organisation": 3,
    "organisations:create_partnership": 4,
    "organisations:edit_partnership": 4,
    "organisations:end_partnership": 4,
    "organisations:invite_people": 5,
    "organisations:organisation": 13,
    "organisations:organisation_list": 4,
    "organisations:partnership": 9,
    "organisations:people": 7,
    "organisations:record_succession": 3,
    "organisations:remove_member": 4,
}

# Looked at by somebody with a role for a region.
AREA_READERS = "dashboards:"
# Of an organisation's own people, though they are about what an area says.
OF_ORGANISATIONS = {"dashboards:organisation_levers", "dashboards:dispute_lever"}
# And these by the manager: an area role opens none of them.
LEARNING = {
    "dashboards:peers",
    "dashboards:learn_from",
    "dashboards:make_offer",
    "dashboards:make_wish",
    "dashboards:request_contact",
    "dashboards:contact_request",
    "dashboards:register_learning_partnership",
}
ADMINISTRATORS = {
    "organisations:facilitators",
    "organisations:give_facilitator_role",
    "organisations:withdraw_facilitator_role",
    "organisations:area_people",
    "organisations:give_area_role",
    "organisations:withdraw_area_role",
    "organisations:create_organisation",
    "organisations:record_succession",
    "assessments:ask_listed_organisations",
    "assessments:extend_organisation",
    "assessments:create_campaign",
    "assessments:edit_campaign",
    "assessments:add_organisations",
    "assessments:components",
    "assessments:role_tags",
    "assessments:psychometrics",
    "assessments:psychometrics_file",
    "assessments:create_content_round",
    "assessments:content_round",
    "assessments:invite_experts",
}
LISTS = [
    "organisations:facilitators",
    "workshops:device_list",
    "workshops:hand_over",
    "workshops:prepare_workshop",
    "workshops:print_workshop",
    "workshops:record_csv",
    "workshops:run_state",
    "workshops:run_workshop",
    "workshops:workshop_list",
    "workshops:workshop_record",
    "dashboards:area_levers",
    "dashboards:lever",
    "dashboards:organisation_levers",
    "dashboards:released",
    "dashboards:released_csv",
    "dashboards:circle_list",
    "dashboards:circle",
    "dashboards:learn_from",
    "organisations:area_people",
    "dashboards:area",
    "dashboards:area_list",
    "dashboards:area_organisation",
    "dashboards:area_organisations",
    "assessments:content_round",
    "assessments:psychometrics",
    "assessments:assign_sections",
    "assessments:campaign",
    "assessments:campaign_list",
    "assessments:choose_partnerships",
    "assessments:home",
    "assessments:organisation_file",
    "assessments:organisation_plan",
    "assessments:organisation_report",
    "assessments:organisation_result",
    "assessments:plan",
    "assessments:plan_calendar",
    "assessments:plan_workbook",
    "assessments:task_list",
    "organisations:organisation",
    "organisations:people",
]
ABOUT_SENT = {"assessments:submitted", "assessments:reopen_response", "assessments:response_version"}
# Public, for machines, or about one's own account only: nothing is listed.
LEFT_OUT = ("account_", "assessments:start", "assessments:method", "assessments:accessibility")
LEFT_OUT += ("assessments:privacy", "assessments:taster", "organisations:accept_invitation")
LEFT_OUT += ("assessments:blank_form", "assessments:hand_scoring", "assessments:version_changes")
LEFT_OUT += ("assessments:stop_reminders", "assessments:take_anonymous_link")
# From a seat: test_workshop_participant.py and the benchmarks count those.
LEFT_OUT += ("workshops:join", "workshops:take_part", "workshops:room_state", "workshops:take_over")
LEFT_OUT += ("livez", "readyz", "assessments:mechanism_list")


def pages() -> set[str]:
    """Every address that the access table opens to somebody by GET, but for those left out."""
    opened = {row.name for row in ROWS if row.method == "GET"}
    return {name for name in opened if not name.startswith(LEFT_OUT)}


@pytest.fixture(params=[1, 3], ids=["one row", "three rows"])
def world(request):
    return grow(request.param)


def test_every_page_takes_its_number_of_queries(world, client):
    found = {name: queries(client, world, name) for name in sorted(pages())}
    assert {
        name: (number, QUERIES.get(name)) for name, number in found.items() if number != QUERIES.get(name)
    } == {}


def test_every_page_has_a_number():
    assert set(QUERIES) == pages()


def test_pages_that_list_things_do_grow(client, db):
    """Otherwise one number for one and for three rows would say nothing."""
    shown = {
        rows: {name: size(client, world, name) for name in LISTS}
        for rows, world in ((rows, grow(rows)) for rows in (1, 3))
    }
    assert [name for name in LISTS if shown[3][name] <= shown[1][name]] == []


def queries(client, world, name: str) -> int | str:
    sign_in(client, world, name)
    # The first page of a visit writes the session.
    client.get("/privacy/")
    with CaptureQueriesContext(connection) as caught:
        answer = look(client, world, name)
    return len(caught) if answer.status_code == 200 else f"status {answer.status_code}"


def size(client, world, name: str) -> int:
    sign_in(client, world, name)
    return len(look(client, world, name).content)


def sign_in(client, world, name: str) -> None:
    if name.startswith(AREA_READERS) and name not in LEARNING | OF_ORGANISATIONS:
        client.force_login(world.area_reader)
        return
    client.force_login(world.administrator if name in ADMINISTRATORS else world.manager)


def look(client, world, name: str):
    keys = world.keys
    if name in ABOUT_SENT:
        keys = keys | {"response_id": keys["sent_response_id"]}
    if name.startswith("workshops:"):
        keys = keys | keys["workshops"][state_of_workshop(name)]
    if name in ABOUT_SHARED:
        keys = keys | keys["shared"]
    if name == "dashboards:register_learning_partnership":
        keys = keys | {"contact_request_id": keys["accepted"]}
    if name == "assessments:explain_partnership":
        keys = keys | {"code": "formality"}
    address = reverse(name, kwargs={key: keys[key] for key in addresses()[name]})
    return client.get(address)
