"""Every page of the service with somebody of the demonstration who can open it: one line per address.

A new URL name without a line here fails test_every_page.py.
"""

from dataclasses import dataclass, field

from accounts.enums import DemonstrationAccount
from assessments.demonstration.world import demonstration_id

MANAGER = DemonstrationAccount.MANAGER
COLLEAGUE = DemonstrationAccount.COLLEAGUE
OTHER_MANAGER = DemonstrationAccount.OTHER_MANAGER
ADMINISTRATOR = DemonstrationAccount.ADMINISTRATOR
NOBODY = None  # not signed in
OWNER = (
    "owner"  # the administrator with a password of their own; demonstration accounts are shared and have none
)

TRUST = demonstration_id("organisation", "northmoor")
PARTNERSHIP = demonstration_id("partnership", "shared-record")
SMALL_PARTNERSHIP = demonstration_id("partnership", "handover-times")
ENDED_PARTNERSHIP_OF_OTHERS = demonstration_id("partnership", "training-network")
CLOSED_ROUND = demonstration_id("campaign", "First round")
OPEN_ROUND = demonstration_id("campaign", "Second round")
COLLEAGUES_PLACE = demonstration_id("membership", COLLEAGUE.email)
OWN_PART = demonstration_id("assessment", "Second round", MANAGER.email)
OWN_CLOSED_PART = demonstration_id("assessment", "First round", MANAGER.email)
DRAFT = demonstration_id("response", OWN_PART, None)
SENT = demonstration_id("response", OWN_CLOSED_PART, None)


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
    Visit("assessments:campaign", MANAGER, {"campaign_id": OPEN_ROUND}),
    Visit("assessments:campaign", COLLEAGUE, {"campaign_id": OPEN_ROUND}),
    Visit("assessments:campaign", ADMINISTRATOR, {"campaign_id": OPEN_ROUND}),
    Visit("assessments:campaign", MANAGER, {"campaign_id": CLOSED_ROUND}),
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
    Visit("assessments:check_answers", MANAGER, {"response_id": DRAFT}),
    Visit("assessments:check_answers", MANAGER, {"response_id": SENT}),
    Visit("assessments:submitted", MANAGER, {"response_id": SENT}),
    Visit("assessments:response_version", MANAGER, {"response_id": SENT}),
    Visit("assessments:organisation_result", MANAGER, {"organisation_id": TRUST}),
    Visit("assessments:organisation_result", COLLEAGUE, {"organisation_id": TRUST}),
    Visit("assessments:partnership_result", MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("assessments:partnership_result", OTHER_MANAGER, {"partnership_id": PARTNERSHIP}),
    Visit("assessments:partnership_result", MANAGER, {"partnership_id": SMALL_PARTNERSHIP}),
    Visit("assessments:explain_organisation", MANAGER, {"organisation_id": TRUST, "code": "ROU"}),
    Visit("assessments:explain_partnership", MANAGER, {"partnership_id": PARTNERSHIP, "code": "GOV"}),
    Visit("assessments:explain_partnership", MANAGER, {"partnership_id": PARTNERSHIP, "code": "origin"}),
    Visit("assessments:components", ADMINISTRATOR),
]

# Names without a page of their own, each with its reason.
NO_PAGE = {
    "demonstration_sign_in": "a button posts here",
    "organisations:confirm_identity": "a button posts here",
    "organisations:withdraw_invitation": "a button posts here",
    "organisations:send_invitation_again": "a button posts here",
    "assessments:switch_team_view": "a button posts here",
    "assessments:start_assessment": "a button posts here",
    "assessments:submit_response": "a button posts here",
    "assessments:save_answers": "the page's script posts here",
    "assessments:reopen_response": "only for what was sent in an open round: test_respondent_journey.py",
}
