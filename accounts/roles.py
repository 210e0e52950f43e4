"""Roles as documented lists of permissions.

Respondent and organisation lead are held through a membership of one organisation and reach no further than it.
Regional viewer, regional lead and national viewer are held for an area and reach figures that name nobody.
The workshop facilitator makes workshops; the role opens nothing that its holder could not see without it.
The administrator runs the service: registers organisations and campaigns, and sees no one's results by that role.
"""

from accounts.permissions import Permission


class Role:
    code: str
    display_name: str
    description: str
    permissions: frozenset[Permission]


class Respondent(Role):
    code = "respondent"
    display_name = "Respondent"
    description = "Answers about their organisation and its partnerships, and sees results."
    permissions = frozenset(
        {
            Permission.CAMPAIGN_VIEW,
            Permission.ORGANISATION_VIEW,
            Permission.PARTNERSHIP_VIEW,
            Permission.PLAN_VIEW,
            Permission.READINESS_VIEW,
            Permission.RESPONSE_AGREE,
            Permission.RESPONSE_ANSWER,
            Permission.RESULT_VIEW,
        }
    )


class OrganisationLead(Role):
    code = "lead"
    display_name = "Organisation lead"
    description = (
        "Does what a respondent does; also invites people, registers partnerships, "
        "chooses which to ask about, says who fills in what of one shared answer, releases results to partners, "
        "disputes levers that are claimed for the organisation, and makes workshops about it and its partnerships."
    )
    permissions = Respondent.permissions | {
        Permission.LEARNING_ARRANGE,
        Permission.LEVER_DISPUTE,
        Permission.PARTNERSHIP_CREATE,
        Permission.PARTNERSHIP_EDIT,
        Permission.PARTNERSHIPS_CHOOSE,
        Permission.PEOPLE_INVITE,
        Permission.PEOPLE_MANAGE,
        Permission.PEOPLE_VIEW,
        Permission.PLAN_EDIT,
        Permission.READINESS_PREPARE,
        Permission.RESPONSE_ASSIGN,
        Permission.RESULT_RELEASE,
        # A lead sees the team's result without having answered; everybody else answers first.
        Permission.RESULT_TEAM_VIEW,
        Permission.TEAM_VIEW_SWITCH,
        Permission.WORKSHOP_CREATE,
    }


class RegionalViewer(Role):
    code = "regional_viewer"
    display_name = "Regional viewer"
    description = (
        "Sees the figures of a region or an ICB and of everything in it, and what was released to it by name."
    )
    permissions = frozenset({Permission.AREA_VIEW})


class RegionalLead(Role):
    code = "regional_lead"
    display_name = "Regional lead"
    description = (
        "Does what a regional viewer does; also sets up rounds in the area, writes commentary, and records programmes "
        "and levers."
    )
    permissions = RegionalViewer.permissions | {
        Permission.AREA_WRITE,
        Permission.CAMPAIGN_CREATE,
        Permission.CIRCLE_MANAGE,
    }


class NationalViewer(Role):
    code = "national_viewer"
    display_name = "National viewer"
    description = (
        "Sees the figures of England and of every area; writes commentary, programmes and levers for England."
    )
    permissions = frozenset({Permission.AREA_VIEW, Permission.AREA_WRITE, Permission.CIRCLE_MANAGE})


class Facilitator(Role):
    code = "facilitator"
    display_name = "Workshop facilitator"
    description = (
        "Makes workshops about nothing in particular, about an area, and about organisations and partnerships that "
        "they belong to. Sees no results by this role."
    )
    permissions = frozenset({Permission.WORKSHOP_CREATE})


class Administrator(Role):
    code = "administrator"
    display_name = "Administrator"
    description = (
        "Registers organisations and campaigns and invites each organisation's first lead. Sees no results."
    )
    permissions = frozenset(
        {
            Permission.AREA_PEOPLE_MANAGE,
            Permission.QUESTIONNAIRE_STUDY,
            Permission.CAMPAIGN_CREATE,
            Permission.CAMPAIGN_VIEW,
            Permission.CIRCLE_MANAGE,
            Permission.COMPONENTS_VIEW,
            Permission.FACILITATORS_MANAGE,
            Permission.ORGANISATION_CREATE,
            Permission.ORGANISATION_LIST,
            Permission.ORGANISATION_VIEW,
            Permission.PEOPLE_INVITE,
            Permission.PEOPLE_MANAGE,
            Permission.PEOPLE_VIEW,
        }
    )


MEMBERSHIP_ROLES: dict[str, type[Role]] = {role.code: role for role in (Respondent, OrganisationLead)}
AREA_ROLES: dict[str, type[Role]] = {
    role.code: role for role in (RegionalViewer, RegionalLead, NationalViewer)
}
