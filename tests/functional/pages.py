"""Every page of the service with somebody of the demonstration who can open it: one line per address.

A new URL name without a line here fails test_every_page.py.
"""

from dataclasses import dataclass, field

from accounts.enums import DemonstrationAccount
from assessments.demonstration.world import demonstration_id
from dashboards.presenters.facts import MAKERS

MANAGER = DemonstrationAccount.MANAGER
COLLEAGUE = DemonstrationAccount.COLLEAGUE
OTHER_MANAGER = DemonstrationAccount.OTHER_MANAGER
ADMINISTRATOR = DemonstrationAccount.ADMINISTRATOR
REGIONAL_VIEWER = DemonstrationAccount.REGIONAL_VIEWER
REGIONAL_LEAD = DemonstrationAccount.REGIONAL_LEAD
FACILITATOR = DemonstrationAccount.FACILITATOR
NOBODY = None  # not signed in
OWNER = (
    "owner"  # the administrator with a password of their own; demonstration accounts are shared and have none
)

TRUST = demonstration_id("organisation", "northmoor")
PARTNERSHIP = demonstration_id("partnership", "shared-record")
SMALL_PARTNERSHIP = demonstration_id("partnership", "handover-times")
ENDED_PARTNERSHIP_OF_OTHERS = demonstration_id("partnership", "training-network")
CLOSED_ROUND = demonstration_id("campaign", "First round")
OPEN_ROUND = demonstration_id("campaign", "Fifth round")
COLLEAGUES_PLACE = demonstration_id("membership", COLLEAGUE.email)
OWN_PART = demonstration_id("assessment", "Fifth round", MANAGER.email)
OWN_CLOSED_PART = demonstration_id("assessment", "First round", MANAGER.email)
CLOSED_PANEL = demonstration_id("content_round", "Expert panel")
OPEN_PANEL = demonstration_id("content_round", "Second expert panel")
ACTION = demonstration_id("action", "who-maintains")
READINESS = demonstration_id("readiness", "northmoor", "shared-record")
READINESS_BEGUN = demonstration_id("readiness", "northmoor", "community-follower")
DRAFT = demonstration_id("response", OWN_PART, None)
# Of the open round, which asks with version 2 of the questionnaire.
OPEN = f"campaign={OPEN_ROUND}"
OTHER_NUMBERS = "O4=1&O6=5&F3=2&REC=2&GOV=4&region=informal-internal"
PARTNERSHIP_DRAFT = demonstration_id("response", OWN_PART, "shared-record")
FACILITATORS_ID = demonstration_id("person", FACILITATOR.email)
VIEWERS_ROLE = demonstration_id("area_role", REGIONAL_VIEWER.email)
CIRCLE = demonstration_id("circle", "Shared record board")
OFFERED = demonstration_id("learning_offer", "highfell")
WAITING_REQUEST = demonstration_id("contact_request", "highfell")
ACCEPTED_REQUEST = demonstration_id("contact_request", "kelder")
RELEASED_TO_REGION = demonstration_id("area_release", "Fourth round", "northmoor", "shared-record", "north")
LEVER = demonstration_id("lever", "visits")
PROGRAMME = demonstration_id("programme", "records")
SENT = demonstration_id("response", OWN_CLOSED_PART, None)

HELD = {"workshop_id": demonstration_id("workshop", "finished")}
READY = {"workshop_id": demonstration_id("workshop", "ready")}
READY_STEP = READY | {"step_id": demonstration_id("workshop", "step", "ready", 2)}
# Of no workshop: nobody's code.
NO_CODE = {"code": "ZZZZZZ"}

REGION = {"area_code": "demonstration-north"}
BOARD = {"area_code": "demonstration-highfell-icb"}
CLOSED_BOARD = {"area_code": "demonstration-moor"}


@dataclass(frozen=True)
class Visit:
    name: str
    who: str | None = MANAGER
    ids: dict = field(default_factory=dict)
    query: str = ""
    status: int = 200


VISITS = [
    Visit("assessments:start", NOBODY),
    Visit("assessments:start"),
    Visit("assessments:method", NOBODY),
    Visit("assessments:accessibility", NOBODY),
    Visit("assessments:privacy", NOBODY),
    Visit("assessments:blank_form", NOBODY, {"slug": "learning-ecosystem", "version": 2}),
    Visit("assessments:version_changes", NOBODY, {"slug": "learning-ecosystem", "version": 2}),
    Visit("assessments:hand_scoring", NOBODY, {"slug": "learning-ecosystem", "version": 2}),
    Visit("assessments:taster", NOBODY),
    Visit("assessments:taster_origin", NOBODY, query="a=554511"),
    Visit("assessments:taster_result", NOBODY, query="a=554511151124"),
    Visit("assessments:taster_result", NOBODY, query="a=5-----15----"[:14]),
    Visit("account_login", NOBODY),
    Visit("account_signup", NOBODY),
    Visit("account_inactive", NOBODY),
    Visit("account_reset_password", NOBODY),
    Visit("account_reset_password_done", NOBODY),
    Visit("account_reset_password_from_key", NOBODY, {"uidb36": "1", "key": "not-a-key"}),
    Visit("account_reset_password_from_key_done", NOBODY),
    Visit("account_confirm_email", NOBODY, {"key": "not-a-key"}),
    Visit("account_logout"),
    Visit("account_email", status=403),
    Visit("account_email", OWNER),
    Visit("account_reauthenticate", OWNER),
    Visit("account_change_password", OWNER),
    # Who has a password changes it instead.
    Visit("account_set_password", OWNER),
    Visit("organisations:accept_invitation", NOBODY, {"secret": "demonstration-open"}),
    Visit("organisations:accept_invitation", MANAGER, {"secret": "demonstration-open"}),
    Visit("organisations:accept_invitation", NOBODY, {"secret": "demonstration-late"}, status=410),
    Visit("organisations:accept_invitation", NOBODY, {"secret": "never-sent"}, status=404),
    Visit("assessments:home"),
    Visit("assessments:home", COLLEAGUE),
    Visit("assessments:home", OTHER_MANAGER),
    Visit("assessments:home", ADMINISTRATOR),
    Visit("organisations:organisation_list"),
    Visit("organisations:organisation_list", ADMINISTRATOR),
    Visit("organisations:create_organisation", ADMINISTRATOR),
    Visit("organisations:organisation", MANAGER, {"organisation_id": TRUST}),
    Visit("organisations:organisation", COLLEAGUE, {"organisation_id": TRUST}),
    Visit("organisations:organisation", ADMINISTRATOR, {"organisation_id": TRUST}),
    Visit("organisations:record_succession", ADMINISTRATOR, {"organisation_id": TRUST}),
    Visit("organisations:people", MANAGER, {"organisation_id": TRUST}),
    Visit("organisations:people", COLLEAGUE, {"organisation_id": TRUST}, status=403),
    Visit("organisations:people", OTHER_MANAGER, {"organisation_id": TRUST}, status=404),
    Visit("organisations:people", ADMINISTRATOR, {"organisation_id": TRUST}),
    Visit("organisations:invite_people", MANAGER, {"organisation_id": TRUST}),
    Visit("organisations:change_role", MANAGER, {"membership_id": COLLEAGUES_PLACE}),
    Visit("organisations:remove_member", MANAGER, {"membership_id": COLLEAGUES_PLACE}),
    Visit("organisations:create_partnership", MANAGER, {"organisation_id": TRUST}),
    Visit("organisations:partnership", MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("organisations:partnership", COLLEAGUE, {"partnership_id": PARTNERSHIP}),
    Visit("organisations:edit_partnership", MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("organisations:end_partnership", MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("assessments:campaign_list"),
    Visit("assessments:campaign_list", ADMINISTRATOR),
    Visit("assessments:create_campaign", ADMINISTRATOR),
    Visit("assessments:edit_campaign", ADMINISTRATOR, {"campaign_id": OPEN_ROUND}),
    Visit("assessments:add_organisations", ADMINISTRATOR, {"campaign_id": OPEN_ROUND}),
    Visit("assessments:ask_listed_organisations", ADMINISTRATOR, {"campaign_id": OPEN_ROUND}),
    Visit(
        "assessments:extend_organisation",
        ADMINISTRATOR,
        {"campaign_id": OPEN_ROUND, "organisation_id": TRUST},
    ),
    Visit("assessments:reminders", ADMINISTRATOR, {"campaign_id": OPEN_ROUND}),
    Visit("assessments:reminders", MANAGER, {"campaign_id": OPEN_ROUND}),
    Visit("assessments:stop_reminders", NOBODY, {"token": "never-sent"}, status=404),
    Visit("assessments:campaign", MANAGER, {"campaign_id": OPEN_ROUND}),
    Visit("assessments:campaign", COLLEAGUE, {"campaign_id": OPEN_ROUND}),
    Visit("assessments:campaign", ADMINISTRATOR, {"campaign_id": OPEN_ROUND}),
    Visit("assessments:campaign", MANAGER, {"campaign_id": CLOSED_ROUND}),
    Visit("assessments:agree_sheet", MANAGER, {"campaign_id": OPEN_ROUND, "organisation_id": TRUST}),
    Visit("assessments:choose_partnerships", MANAGER, {"campaign_id": OPEN_ROUND, "organisation_id": TRUST}),
    Visit(
        "assessments:invite_partner",
        MANAGER,
        {"campaign_id": OPEN_ROUND, "organisation_id": TRUST, "partnership_id": PARTNERSHIP},
    ),
    Visit("assessments:task_list", MANAGER, {"assessment_id": OWN_PART}),
    Visit("assessments:task_list", MANAGER, {"assessment_id": OWN_CLOSED_PART}),
    Visit("assessments:about_you", MANAGER, {"assessment_id": OWN_PART}),
    Visit("assessments:answer_page", MANAGER, {"response_id": DRAFT, "page": "supplier"}),
    Visit("assessments:answer_page", MANAGER, {"response_id": DRAFT, "page": "what-holds-you-back"}),
    Visit("assessments:answer_page", MANAGER, {"response_id": PARTNERSHIP_DRAFT, "page": "started"}),
    Visit("assessments:answer_page", MANAGER, {"response_id": PARTNERSHIP_DRAFT, "page": "would-go-on"}),
    Visit("assessments:check_answers", MANAGER, {"response_id": DRAFT}),
    Visit("assessments:check_answers", MANAGER, {"response_id": PARTNERSHIP_DRAFT}),
    Visit("assessments:check_answers", MANAGER, {"response_id": SENT}),
    Visit("assessments:submitted", MANAGER, {"response_id": SENT}),
    Visit("assessments:response_version", MANAGER, {"response_id": SENT}),
    Visit("assessments:organisation_result", MANAGER, {"organisation_id": TRUST}),
    Visit("assessments:organisation_result", COLLEAGUE, {"organisation_id": TRUST}),
    Visit("assessments:partnership_result", MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("assessments:partnership_result", OTHER_MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("assessments:partnership_result", MANAGER, {"partnership_id": SMALL_PARTNERSHIP}),
    Visit("assessments:partnership_moves", MANAGER, {"partnership_id": PARTNERSHIP}, OPEN),
    Visit("assessments:partnership_moves", OTHER_MANAGER, {"partnership_id": PARTNERSHIP}, OPEN),
    Visit("assessments:partnership_moves", MANAGER, {"partnership_id": SMALL_PARTNERSHIP}),
    Visit("assessments:partnership_movement", MANAGER, {"partnership_id": PARTNERSHIP}, OPEN),
    Visit("assessments:partnership_movement", OTHER_MANAGER, {"partnership_id": PARTNERSHIP}, OPEN),
    Visit("assessments:partnership_movement", MANAGER, {"partnership_id": SMALL_PARTNERSHIP}),
    Visit("assessments:partnership_gap", MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("assessments:partnership_gap", OTHER_MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("assessments:partnership_gap", MANAGER, {"partnership_id": SMALL_PARTNERSHIP}),
    Visit("assessments:release_result", MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("assessments:release_to_area", MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("assessments:release_to_area", MANAGER, {"partnership_id": SMALL_PARTNERSHIP}, status=409),
    Visit("assessments:organisation_roles", MANAGER, {"organisation_id": TRUST}),
    Visit("assessments:partnership_roles", MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("assessments:explain_organisation", MANAGER, {"organisation_id": TRUST, "code": "ROU"}),
    Visit("assessments:explain_partnership", MANAGER, {"partnership_id": PARTNERSHIP, "code": "GOV"}),
    Visit("assessments:explain_partnership", MANAGER, {"partnership_id": PARTNERSHIP, "code": "origin"}),
    Visit("assessments:organisation_plan", MANAGER, {"organisation_id": TRUST}),
    Visit("assessments:add_organisation_action", MANAGER, {"organisation_id": TRUST}),
    Visit("assessments:plan", MANAGER, {"organisation_id": TRUST, "partnership_id": PARTNERSHIP}),
    Visit("assessments:plan", COLLEAGUE, {"organisation_id": TRUST, "partnership_id": PARTNERSHIP}),
    Visit("assessments:add_action", MANAGER, {"organisation_id": TRUST, "partnership_id": PARTNERSHIP}),
    Visit("assessments:readiness", MANAGER, {"organisation_id": TRUST, "partnership_id": PARTNERSHIP}),
    Visit(
        "assessments:readiness", COLLEAGUE, {"organisation_id": TRUST, "partnership_id": SMALL_PARTNERSHIP}
    ),
    Visit(
        "assessments:prepare_readiness_check",
        MANAGER,
        {"organisation_id": TRUST, "partnership_id": SMALL_PARTNERSHIP},
    ),
    Visit("assessments:readiness_page", MANAGER, {"check_id": READINESS_BEGUN, "code": "ABS"}),
    Visit("assessments:readiness_page", MANAGER, {"check_id": READINESS, "code": "ABS"}),
    Visit("assessments:finish_readiness_check", MANAGER, {"check_id": READINESS_BEGUN}),
    Visit("assessments:finish_readiness_check", MANAGER, {"check_id": READINESS}),
    Visit("assessments:organisation_portfolio", MANAGER, {"organisation_id": TRUST}),
    Visit("assessments:organisation_portfolio", MANAGER, {"organisation_id": TRUST}, OPEN),
    Visit("assessments:organisation_portfolio", COLLEAGUE, {"organisation_id": TRUST}, OPEN),
    Visit("assessments:edit_action", MANAGER, {"action_id": ACTION}),
    Visit("assessments:report_on_action", MANAGER, {"action_id": ACTION}),
    Visit("assessments:partnership_obstacles", MANAGER, {"partnership_id": PARTNERSHIP}, OPEN),
    Visit("assessments:partnership_mechanisms", MANAGER, {"partnership_id": PARTNERSHIP}, OPEN),
    Visit("assessments:partnership_what_if", MANAGER, {"partnership_id": PARTNERSHIP}, OPEN),
    Visit("assessments:partnership_report", MANAGER, {"partnership_id": PARTNERSHIP}, OPEN),
    Visit("assessments:partnership_report", MANAGER, {"partnership_id": SMALL_PARTNERSHIP}),
    Visit("assessments:organisation_report", MANAGER, {"organisation_id": TRUST}),
    Visit("assessments:export", MANAGER, {"export_id": TRUST}, status=404),
    Visit(
        "assessments:partnership_what_if", MANAGER, {"partnership_id": PARTNERSHIP}, f"{OPEN}&{OTHER_NUMBERS}"
    ),
    Visit("assessments:partnership_what_if", MANAGER, {"partnership_id": PARTNERSHIP}, f"{OPEN}&F1=6", 422),
    Visit("assessments:decline_suggestion", MANAGER, {"partnership_id": PARTNERSHIP, "number": 4}, OPEN),
    Visit("assessments:mechanism_list", NOBODY),
    Visit("assessments:mechanisms_tried", MANAGER),
    Visit("organisations:area_people", ADMINISTRATOR),
    Visit("organisations:give_area_role", ADMINISTRATOR),
    Visit("organisations:withdraw_area_role", ADMINISTRATOR, {"area_role_id": VIEWERS_ROLE}),
    Visit("dashboards:circle_list", ADMINISTRATOR),
    Visit("dashboards:create_circle", ADMINISTRATOR),
    Visit("dashboards:circle", ADMINISTRATOR, {"circle_id": CIRCLE}),
    Visit("dashboards:circle", REGIONAL_VIEWER, {"circle_id": CIRCLE}),
    Visit("dashboards:add_circle_member", ADMINISTRATOR, {"circle_id": CIRCLE}),
    Visit("dashboards:peers", MANAGER, {"organisation_id": TRUST}),
    Visit("dashboards:learn_from", MANAGER),
    Visit("dashboards:learn_from", COLLEAGUE),
    Visit("dashboards:learn_from", MANAGER, query="factor=SEA&kind=charity"),
    Visit("dashboards:make_offer", MANAGER, {"organisation_id": TRUST}),
    Visit("dashboards:make_wish", MANAGER, {"organisation_id": TRUST}),
    Visit("dashboards:request_contact", MANAGER, {"organisation_id": TRUST, "learning_offer_id": OFFERED}),
    Visit("dashboards:contact_request", MANAGER, {"contact_request_id": WAITING_REQUEST}),
    Visit("dashboards:contact_request", MANAGER, {"contact_request_id": ACCEPTED_REQUEST}),
    Visit("dashboards:register_learning_partnership", MANAGER, {"contact_request_id": ACCEPTED_REQUEST}),
    Visit("dashboards:network", REGIONAL_VIEWER, REGION),
    Visit("dashboards:network", REGIONAL_VIEWER, BOARD),
    Visit("dashboards:released", REGIONAL_VIEWER, REGION),
    Visit("dashboards:released", REGIONAL_VIEWER, BOARD),
    Visit("dashboards:released_result", REGIONAL_VIEWER, {"area_release_id": RELEASED_TO_REGION}),
    Visit("dashboards:write_comment", REGIONAL_VIEWER, REGION | {"panel": "factors"}, status=403),
    Visit("dashboards:edit_comment", REGIONAL_VIEWER, {"comment_id": TRUST}, status=404),
    Visit("assessments:role_tags", ADMINISTRATOR),
    Visit("assessments:psychometrics", ADMINISTRATOR),
    Visit("assessments:create_content_round", ADMINISTRATOR),
    Visit("assessments:content_round", ADMINISTRATOR, {"round_id": CLOSED_PANEL}),
    Visit("assessments:content_round", ADMINISTRATOR, {"round_id": OPEN_PANEL}),
    Visit("assessments:invite_experts", ADMINISTRATOR, {"round_id": OPEN_PANEL}),
    Visit("assessments:expert_start", NOBODY, {"secret": "demonstration-expert"}),
    Visit("assessments:expert_start", NOBODY, {"secret": "never-sent"}, status=404),
    # The demonstration has no anonymous round: a link that works would be everybody's.
    Visit("assessments:anonymous_start", NOBODY, {"secret": "never-taken"}, status=404),
    Visit(
        "assessments:anonymous_check",
        NOBODY,
        {"secret": "never-taken", "subject": "organisation"},
        status=404,
    ),
    Visit(
        "assessments:anonymous_page",
        NOBODY,
        {"secret": "never-taken", "subject": "organisation", "page": "search"},
        status=404,
    ),
    Visit(
        "assessments:take_anonymous_link",
        ids={"campaign_id": OPEN_ROUND, "organisation_id": TRUST},
        status=404,
    ),
    Visit("assessments:rate_relevance", NOBODY, {"secret": "demonstration-expert", "code": "POL"}),
    Visit("assessments:components", ADMINISTRATOR),
    Visit("assessments:home", REGIONAL_VIEWER),
    Visit("dashboards:area_list", REGIONAL_VIEWER),
    Visit("dashboards:area", REGIONAL_VIEWER, REGION),
    Visit("dashboards:area", REGIONAL_VIEWER, BOARD),
    Visit("dashboards:area", REGIONAL_VIEWER, CLOSED_BOARD),
    Visit("dashboards:area", REGIONAL_VIEWER, {"area_code": "england"}, status=404),
    *(Visit("dashboards:area_panel", REGIONAL_VIEWER, REGION | {"panel": panel}) for panel in MAKERS),
    *(Visit("dashboards:area_panel", REGIONAL_VIEWER, BOARD | {"panel": panel}) for panel in MAKERS),
    Visit("dashboards:lever_list", REGIONAL_VIEWER),
    Visit("dashboards:area_levers", REGIONAL_VIEWER, REGION),
    Visit("dashboards:area_levers", REGIONAL_VIEWER, BOARD),
    Visit("dashboards:lever", REGIONAL_VIEWER, {"lever_id": LEVER}),
    Visit("dashboards:programme", REGIONAL_VIEWER, {"programme_id": PROGRAMME}),
    Visit("dashboards:record_lever", REGIONAL_LEAD, REGION),
    Visit("dashboards:create_programme", REGIONAL_LEAD, REGION),
    Visit("dashboards:edit_lever", REGIONAL_LEAD, {"lever_id": LEVER}),
    Visit("dashboards:withdraw_lever", REGIONAL_LEAD, {"lever_id": LEVER}),
    Visit("dashboards:edit_programme", REGIONAL_LEAD, {"programme_id": PROGRAMME}),
    Visit("dashboards:organisation_levers", MANAGER, {"organisation_id": TRUST}),
    Visit("dashboards:dispute_lever", MANAGER, {"organisation_id": TRUST, "lever_id": LEVER}),
    Visit("dashboards:area_organisations", REGIONAL_VIEWER, BOARD),
    Visit("dashboards:area_organisation", REGIONAL_VIEWER, {"organisation_id": TRUST}),
    Visit("organisations:facilitators", ADMINISTRATOR),
    Visit("organisations:give_facilitator_role", ADMINISTRATOR),
    Visit("organisations:withdraw_facilitator_role", ADMINISTRATOR, {"person_id": FACILITATORS_ID}),
    Visit("assessments:home", FACILITATOR),
    Visit("workshops:workshop_list", FACILITATOR),
    Visit("workshops:workshop_list", COLLEAGUE),
    Visit("workshops:create_workshop", FACILITATOR),
    Visit("workshops:create_workshop", MANAGER),
    Visit("workshops:take_over", FACILITATOR, {"secret": "never-made"}, status=404),
    Visit("workshops:prepare_workshop", FACILITATOR, READY),
    Visit("workshops:edit_workshop", FACILITATOR, READY),
    Visit("workshops:workshop_groups", FACILITATOR, READY),
    Visit("workshops:print_workshop", FACILITATOR, READY),
    Visit("workshops:delete_workshop", FACILITATOR, READY),
    Visit("workshops:propose_agenda", FACILITATOR, READY),
    Visit("workshops:add_step", FACILITATOR, READY),
    Visit("workshops:edit_step", FACILITATOR, READY_STEP),
    Visit("workshops:remove_step", FACILITATOR, READY_STEP),
    Visit("workshops:hand_over", FACILITATOR, READY),
    Visit("workshops:join", NOBODY),
    Visit("workshops:join_by_key", NOBODY, {"key": "never-made"}, status=404),
    Visit("workshops:take_part", NOBODY, NO_CODE, status=404),
    Visit("workshops:workshop_record", FACILITATOR, HELD),
    Visit("workshops:workshop_record", MANAGER, HELD),
    Visit("workshops:workshop_record", COLLEAGUE, HELD),
    Visit("workshops:record_file", FACILITATOR, HELD | {"file_id": TRUST}, status=404),
    Visit("workshops:confirm_room_action", MANAGER, HELD | {"room_action_id": TRUST}, status=404),
]

RUNNING = [
    f"workshops:{name}"
    for name in (
        *("run_workshop", "screen", "device_list", "count_hands", "sort_ideas", "edit_idea"),
        *("write_note", "write_decision", "write_room_action", "record_agreed", "set_prompt"),
    )
]
# Names without a page of their own, each with its reason.
NO_PAGE = {
    "organisations:withdraw_facilitator_invitation": "a button posts here",
    "organisations:send_facilitator_invitation_again": "a button posts here",
    "workshops:start_workshop": "a button posts here",
    "workshops:start_rehearsal": "a button posts here",
    "workshops:end_rehearsal": "a button posts here",
    "workshops:end_workshop": "a button posts here",
    "workshops:move_step": "a button posts here",
    "workshops:remove_facilitator": "a button posts here",
    **dict.fromkeys(RUNNING, "of a workshop that runs: test_workshop_screens.py"),
    "workshops:run_state": "a script asks here",
    "workshops:screen_state": "a script asks here",
    "workshops:room_state": "a script asks here",
    "workshops:move_to_step": "a button posts here",
    "workshops:run_ballot": "a button posts here",
    "workshops:set_timer": "a button posts here",
    "workshops:drop_optional_steps": "a button posts here",
    "workshops:set_room": "a button posts here",
    "workshops:simulate_participants": "a button posts here",
    "workshops:remove_device": "a button posts here",
    "workshops:decide_idea": "a button posts here",
    "workshops:remove_decision": "a button posts here",
    "workshops:remove_room_action": "a button posts here",
    "workshops:enter": "a button posts here",
    "workshops:answer": "a button posts here",
    "workshops:send_idea": "a button posts here",
    "workshops:give_feedback": "a button posts here",
    "workshops:leave_workshop": "a button posts here",
    "workshops:record_csv": "a file: test_workshop_record.py",
    "workshops:record_csv_metadata": "a file: test_workshop_record.py",
    "workshops:request_record_pdf": "a button posts here",
    "workshops:download_record": "a file: test_workshop_record.py",
    "workshops:dismiss_room_action": "a button posts here",
    "livez": "a word for machines",
    "readyz": "a word for machines",
    "demonstration_sign_in": "a button posts here",
    "organisations:confirm_identity": "a button posts here",
    "organisations:clear_bounce": "a button posts here",
    "organisations:withdraw_invitation": "a button posts here",
    "organisations:send_invitation_again": "a button posts here",
    "assessments:switch_team_view": "a button posts here",
    "assessments:start_assessment": "a button posts here",
    "assessments:submit_response": "a button posts here",
    "assessments:offer_suggestion_again": "a button posts here",
    "assessments:withdraw_release": "a button posts here",
    "organisations:withdraw_area_invitation": "a button posts here",
    "organisations:send_area_invitation_again": "a button posts here",
    "assessments:withdraw_area_release": "a button posts here",
    "dashboards:withdraw_dispute": "a button posts here",
    "dashboards:withdraw_comment": "a button posts here",
    "dashboards:remove_circle_member": "a button posts here",
    "dashboards:withdraw_offer": "a button posts here",
    "dashboards:withdraw_wish": "a button posts here",
    "dashboards:answer_contact_request": "a button posts here",
    "dashboards:withdraw_contact_request": "a button posts here",
    "dashboards:network_csv": "a file: test_network.py",
    "dashboards:network_csv_metadata": "a file: test_network.py",
    "dashboards:released_csv": "a file: test_released.py",
    "dashboards:released_csv_metadata": "a file: test_released.py",
    "assessments:plan_workbook": "a file: test_plan_workbook.py",
    "dashboards:area_codebook": "a file: test_area_panel.py",
    "dashboards:area_organisations_csv": "a file: test_area_organisations.py",
    "dashboards:area_organisations_metadata": "a file: test_area_organisations.py",
    "dashboards:area_panel_csv": "a file: test_area_panel.py",
    "dashboards:area_panel_metadata": "a file: test_area_panel.py",
    "assessments:organisation_pdf": "a button posts here",
    "assessments:partnership_pdf": "a button posts here",
    "assessments:partnership_file": "files: test_partnership_file.py",
    "assessments:organisation_file": "files: test_organisation_file.py",
    "assessments:download_export": "a file: test_partnership_report.py",
    "assessments:plan_calendar": "a file: test_plan_calendar.py",
    "assessments:switch_readiness_sharing": "a button posts here",
    "assessments:psychometrics_file": "a file: test_psychometrics.py",
    "assessments:close_content_round": "a button posts here",
    "assessments:send_expert_letter_again": "a button posts here",
    "assessments:withdraw_expert": "a button posts here",
    "assessments:send_reminders": "a button posts here",
    "assessments:remove_reminder_day": "a button posts here",
    "assessments:resume_reminders": "a button posts here",
    "assessments:save_answers": "the page's script posts here",
    "assessments:withdraw_section": "a button posts here",
    "assessments:assign_sections": "only where a round asks for one shared answer: test_shared_round.py",
    "assessments:submit_agreed_sheet": "only for a sheet that several people fill in: test_shared_round.py",
    "assessments:reopen_response": "only for what was sent in an open round: test_respondent_journey.py",
}
