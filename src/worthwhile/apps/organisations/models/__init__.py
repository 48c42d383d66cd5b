"""What is kept about organisations."""

from worthwhile.apps.organisations.models.access_token import AccessToken, Scope
from worthwhile.apps.organisations.models.fact import Fact
from worthwhile.apps.organisations.models.identifier import Identifier, Scheme
from worthwhile.apps.organisations.models.invitation import Invitation
from worthwhile.apps.organisations.models.membership import Membership, Role
from worthwhile.apps.organisations.models.organisation import Demonstration, Organisation, OrganisationKind

__all__ = [
    "AccessToken",
    "Demonstration",
    "Fact",
    "Identifier",
    "Invitation",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "Role",
    "Scheme",
    "Scope",
]
