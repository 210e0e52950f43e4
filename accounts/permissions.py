from enum import StrEnum


class Permission(StrEnum):
    """Everything that somebody may be allowed to do, by noun. Roles (roles.py) are lists of these."""

    CAMPAIGN_CREATE = "campaign_create"
    CAMPAIGN_VIEW = "campaign_view"
    COMPONENTS_VIEW = "components_view"
    ORGANISATION_CREATE = "organisation_create"
    ORGANISATION_LIST = "organisation_list"
    ORGANISATION_VIEW = "organisation_view"
    PARTNERSHIP_CREATE = "partnership_create"
    PARTNERSHIP_EDIT = "partnership_edit"
    PARTNERSHIP_VIEW = "partnership_view"
    PARTNERSHIPS_CHOOSE = "partnerships_choose"
    PEOPLE_INVITE = "people_invite"
    PEOPLE_MANAGE = "people_manage"
    PEOPLE_VIEW = "people_view"
    RESPONSE_ANSWER = "response_answer"
    RESULT_TEAM_VIEW = "result_team_view"
    RESULT_VIEW = "result_view"
    TEAM_VIEW_SWITCH = "team_view_switch"
