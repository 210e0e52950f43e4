from organisations.models.area_role import AreaRole
from organisations.models.circle import Circle, CircleMember
from organisations.models.invitation import Invitation
from organisations.models.membership import Membership
from organisations.models.organisation import Organisation
from organisations.models.organisation_parent import OrganisationParent
from organisations.models.partnership import Partnership
from organisations.models.register_import import RegisterImport
from organisations.models.succession import Succession

__all__ = [
    "AreaRole",
    "Circle",
    "CircleMember",
    "Invitation",
    "Membership",
    "Organisation",
    "OrganisationParent",
    "Partnership",
    "RegisterImport",
    "Succession",
]
