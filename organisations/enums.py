from django.db.models import TextChoices


class OrganisationKind(TextChoices):
    NHS_TRUST = "nhs_trust", "NHS trust"
    ACUTE_TRUST = "acute_trust", "Acute trust"
    MENTAL_HEALTH_TRUST = "mental_health_trust", "Mental health trust"
    COMMUNITY_TRUST = "community_trust", "Community trust"
    AMBULANCE_TRUST = "ambulance_trust", "Ambulance trust"
    ICB = "icb", "Integrated care board (ICB)"
    REGION = "region", "NHS England region"
    PRIMARY_CARE = "primary_care", "Primary care organisation"
    LOCAL_AUTHORITY = "local_authority", "Local authority"
    SUPPLIER = "supplier", "Supplier"
    UNIVERSITY = "university", "University"
    CHARITY = "charity", "Charity or community organisation"
    OTHER = "other", "Another kind of organisation"


class SuccessionKind(TextChoices):
    MERGER = "merger", "Merger"
    SPLIT = "split", "Split"
    UNKNOWN = "unknown", "Not stated"


class PartnershipKind(TextChoices):
    """What brings the organisations together. MERGER is offered so that it can be recognised and answered."""

    SHARED_SYSTEM = "shared_system", "Sharing a digital system"
    JOINT_PROJECT = "joint_project", "A joint project or service"
    PAIRING = "pairing", "Pairing, buddying or mentoring"
    NETWORK = "network", "A network or community"
    PROGRAMME = "programme", "Part of a national or regional programme"
    VISITS = "visits", "Visits, peer review or informal exchange"
    MERGER = "merger", "A merger, or one organisation taking over another"
    OTHER = "other", "Something else"


class MemberRole(TextChoices):
    """The codes of accounts.roles.MEMBERSHIP_ROLES, as stored."""

    RESPONDENT = "respondent", "Respondent"
    LEAD = "lead", "Organisation lead"


class AreaRoleCode(TextChoices):
    """The codes of accounts.roles.AREA_ROLES, as stored."""

    REGIONAL_VIEWER = "regional_viewer", "Regional viewer"
    REGIONAL_LEAD = "regional_lead", "Regional lead"
    NATIONAL_VIEWER = "national_viewer", "National viewer"


class AreaLevel(TextChoices):
    """The levels of the tree of areas, from the top."""

    ENGLAND = "england", "England"
    REGION = "region", "Region"
    BOARD = "icb", "Integrated care board (ICB)"


class InvitationState(TextChoices):
    OPEN = "open", "Waiting for an answer"
    ACCEPTED = "accepted", "Accepted"
    OUT_OF_DATE = "out_of_date", "Out of date"
    WITHDRAWN = "withdrawn", "Withdrawn"
